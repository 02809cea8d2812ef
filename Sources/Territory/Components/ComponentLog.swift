import Crypto
import Foundation
import Kernel
import Storage

/// What happens to a component on its own. Imports are one event each, on a stream of their own, with a digest of all they did.
package enum ComponentLog {
    enum Entry {
        case changed([ComponentEdit])
        case marked([ComponentEdit], because: ComponentReason)
        case named(by: Identifier<CaseMark>)
        case released(by: Identifier<CaseMark>)

        func event() throws -> NewEvent {
            switch self {
            case .changed(let edits): NewEvent(kind: "componentChanged", body: try edits.json)
            case .marked(let edits, let reason):
                NewEvent(kind: "componentMarked", body: try edits.json, because: reason.rawValue)
            case .named(let id): NewEvent(kind: "namedByCase", body: try ["case": id.description].json)
            case .released(let id): NewEvent(kind: "releasedByCase", body: try ["case": id.description].json)
            }
        }
    }

    static func stream(_ id: Component.ID) -> EventStream { EventStream("component", id) }

    static func append(
        _ entry: Entry, to id: Component.ID, by author: Author, at now: Instant, in tx: Transaction
    ) throws {
        let version: Int = try version(of: id, in: tx)
        try EventLog.append([entry.event()], to: stream(id), after: version, by: author, at: now, in: tx)
    }

    /// A case says that it is about this component.
    package static func named(_ id: Component.ID, by naming: ComponentNaming, in tx: Transaction) throws {
        try append(.named(by: naming.file), to: id, by: naming.author, at: naming.at, in: tx)
    }

    /// A case is no longer about it.
    package static func released(_ id: Component.ID, by naming: ComponentNaming, in tx: Transaction) throws {
        try append(.released(by: naming.file), to: id, by: naming.author, at: naming.at, in: tx)
    }
}

/// Which case says what it is about, through whom and when.
package struct ComponentNaming: Sendable, Hashable {
    package let file: Identifier<CaseMark>
    package let author: Author
    package let at: Instant

    package init(by file: Identifier<CaseMark>, _ author: Author, at instant: Instant) {
        self.file = file
        self.author = author
        at = instant
    }
}

extension ComponentBatch {
    func record(digest: String, in tx: Transaction) throws {
        let facts: [String: String] = [
            "added": String(added), "changed": String(changed), "unchanged": String(unchanged), "digest": digest,
        ]
        try EventLog.append(
            [NewEvent(kind: "componentsImported", body: try facts.json)], to: EventStream("componentImport", id),
            after: 0, by: author, at: at, in: tx)
    }
}

/// SHA-256 over everything an import stored, line by line.
struct ComponentDigest {
    private var hash = SHA256()

    mutating func take(_ component: Component, _ edits: [ComponentEdit]) {
        var line: String = "\(component.id) \(component.version) \(component.code) \(component.kind) \(component.path)"
        line += " \(component.point.longitude) \(component.point.latitude) \(component.name)"
        for edit in edits { line += "\u{0}\(edit.field.rawValue)=\(edit.before ?? "")→\(edit.after ?? "")" }
        hash.update(data: Data((line + "\n").utf8))
    }

    var text: String {
        hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

extension Encodable {
    /// Sorted, so that equal facts are equal texts.
    fileprivate var sortedJSON: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension [ComponentEdit] {
    var json: String { get throws { try sortedJSON } }

    init(json text: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) }
}

extension [String: String] {
    fileprivate var json: String { get throws { try sortedJSON } }
}
