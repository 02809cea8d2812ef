import Foundation
import Kernel
import Storage

/// A case as its reporter may see it: the file with the texts; pages leave out what is internal.
struct ReporterFile: Sendable {
    let file: Case
    let history: [CaseChange]
    let texts: [Int: String]
    let photos: [CasePhoto]
}

/// The secret address of one case: who has it is its reporter. The only way back to an anonymous report.
extension CaseDesk {
    func link(to id: Case.ID) -> String { Self.text(id.bytes + seal(id)) }

    /// The case a secret address stands for.
    func linked(_ link: String) throws(CaseRefusal) -> Case.ID {
        guard let bytes = Self.bytes(link), bytes.count == 32, let id = Case.ID(bytes: bytes.prefix(16)),
            bytes.suffix(16).elementsEqual(seal(id))
        else { throw .noSuchCase }
        return id
    }

    func open(link: String) async throws -> ReporterFile {
        let id: Case.ID = try linked(link)
        return try await database.read { tx in
            let history: [CaseChange] = try Case.history(of: id, in: tx)
            guard !history.isEmpty else { throw CaseRefusal.noSuchCase }
            let file: Case = try Case.replay(id, history)
            return ReporterFile(
                file: file, history: history, texts: try WrittenText.all(of: id, in: tx),
                photos: file.photos > 0 ? try CasePhoto.all(of: id, in: tx) : [])
        }
    }

    /// The address for somebody who knows the number and the phone; which of the two is wrong is not told.
    func link(for number: CaseNumber, phone: Phone) async throws -> String {
        let id: Case.ID? = try await database.read { [vault] tx in
            guard let id = try Case.id(of: number, in: tx) else { return nil }
            return try Reporter.isPhone(phone, of: id, vault, in: tx) ? id : nil
        }
        guard let id else { throw CaseRefusal.noSuchCase }
        return link(to: id)
    }

    private func seal(_ id: Case.ID) -> [UInt8] { vault.keyedHash("follow \(id)") }

    private static func text(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        Data(base64Encoded: text.replacing("-", with: "+").replacing("_", with: "/") + "=").map { [UInt8]($0) }
    }
}
