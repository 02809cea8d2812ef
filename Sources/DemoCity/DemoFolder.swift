import Foundation
import SwiftCSV

/// The folder `Demo/` with everything the demonstration city is made from.
package struct DemoFolder: Sendable {
    package let url: URL

    package init(_ url: URL) { self.url = url }

    /// Rows of a CSV file by column name.
    func rows(_ path: String) throws -> [[String: String]] {
        try CSV<Named>(string: text(path)).rows
    }

    /// Rows of a CSV file as they stand, the header first.
    func lists(_ path: String) throws -> [[String]] {
        let csv: CSV<Enumerated> = try CSV(string: text(path))
        return [csv.header] + csv.rows
    }

    private func text(_ path: String) throws -> String {
        guard let text = try? String(contentsOf: url.appendingPathComponent(path), encoding: .utf8) else {
            throw DemoFault.missing(file: path)
        }
        return text
    }

    func json<T: Decodable>(_ path: String, as type: T.Type = T.self) throws -> T {
        let file: URL = url.appendingPathComponent(path)
        guard let data = try? Data(contentsOf: file) else { throw DemoFault.missing(file: path) }
        do { return try JSONDecoder().decode(type, from: data) } catch {
            throw DemoFault.unreadable(file: path, detail: "\(error)")
        }
    }

    func names(in folder: String, ending suffix: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.appendingPathComponent(folder).path)
            .filter { $0.hasSuffix(suffix) }.sorted()
    }
}

/// What can be wrong with the demonstration data; only its makers see it.
package enum DemoFault: Error, Equatable {
    case missing(file: String)
    case unreadable(file: String, detail: String)
    case unknown(word: String, file: String)
}
