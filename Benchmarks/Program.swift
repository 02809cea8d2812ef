import Foundation

/// The built program, run for set-up.
struct Program {
    /// Beside the benchmark itself.
    let url: URL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("minhu")

    func temporaryFolder() -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("minhu-bench-\(UUID().uuidString)")
    }

    /// A city with that many cases, made now unless it is there.
    func city(in folder: URL, cases: Int) throws -> BenchCity {
        let empty: URL = folder.appendingPathComponent("empty")
        let full: URL = folder.appendingPathComponent("cases-\(cases)")
        for (place, count) in [(empty, 0), (full, cases)] where !FileManager.default.fileExists(atPath: place.path) {
            complain("Making a city with \(count) cases…")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            _ = try run(["demo", "--cases", String(count), "--seed", "1", "--data", place.path])
        }
        return BenchCity(
            data: full, cases: cases, megabytesOfCases: full.databaseMegabytes - empty.databaseMegabytes,
            token: try token(for: "operator1", in: full), reader: try token(for: "dispatcher", in: full))
    }

    private func token(for account: String, in data: URL) throws -> String {
        let text: String = try run(["token", "--account", account, "--data", data.path])
        return text.split(separator: "\n").last.map(String.init) ?? ""
    }

    private func run(_ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = url
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let bytes: Data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchFault.noServer(arguments.joined(separator: " ")) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The city that is measured.
struct BenchCity {
    let data: URL
    let cases: Int
    /// What the cases alone take: the database less one without cases.
    let megabytesOfCases: Double
    let token: String
    let reader: String
}

extension URL {
    /// The database with its write-ahead log.
    var databaseMegabytes: Double {
        let names: [String] = ["city.sqlite", "city.sqlite-wal"]
        let sizes: [Int] = names.compactMap { name in
            (try? FileManager.default.attributesOfItem(atPath: appendingPathComponent(name).path))?[.size] as? Int
        }
        return Double(sizes.reduce(0, +)) / 1_048_576
    }
}
