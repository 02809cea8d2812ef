import Foundation
import Kernel
import Site

/// What sort of public thing it is: lamp, manhole cover, bin, tree. The kinds are data, in `Kinds/component_kinds.csv`.
package struct ComponentKind: Sendable, Hashable {
    /// How it is stored and how programs name it.
    package let word: String
    /// Two digits of the class and two of the small class of GB/T 30428.2.
    package let code: String
    package let names: [Language: String]

    package func name(_ language: Language) -> String { names[language] ?? word }

    package static func == (a: Self, b: Self) -> Bool { a.word == b.word }
    package func hash(into hasher: inout Hasher) { hasher.combine(word) }
}

/// The classes of GB/T 30428.2.
package enum ComponentClass: String, Sendable, CaseIterable {
    case utilities = "01"
    case traffic = "02"
    case appearance = "03"
    case greenery = "04"
    case other = "05"

    package var word: String {
        switch self {
        case .utilities: "component.class.utilities"
        case .traffic: "component.class.traffic"
        case .appearance: "component.class.appearance"
        case .greenery: "component.class.greenery"
        case .other: "component.class.other"
        }
    }
}

/// The table of kinds.
package struct ComponentKinds: Sendable {
    /// In the order of their codes.
    package let all: [ComponentKind]
    private let byWord: [String: ComponentKind]
    private let byText: [String: ComponentKind]

    package init(csv bytes: [UInt8]) throws {
        var kinds: [ComponentKind] = []
        let broken: Int? = CSVRows(String(decoding: bytes, as: UTF8.self)).each { _, fields in
            guard fields.count == 4, fields[0] != "code" else { return }
            kinds.append(
                ComponentKind(
                    word: fields[1], code: fields[0], names: [.chinese: fields[2], .english: fields[3]]))
        }
        guard broken == nil, !kinds.isEmpty else { throw ComponentKindsFault.unreadable }
        all = kinds
        byWord = Dictionary(kinds.map { ($0.word, $0) }) { first, _ in first }
        byText = Dictionary(
            kinds.flatMap { kind in
                ([kind.word, kind.code] + kind.names.values).map { ($0.lowercased(), kind) }
            }
        ) { first, _ in first }
    }

    package static func bundled() throws -> ComponentKinds {
        let file: URL = Bundle.module.bundleURL.appendingPathComponent("Kinds/component_kinds.csv")
        return try ComponentKinds(csv: Array(Data(contentsOf: file)))
    }

    package subscript(word word: String) -> ComponentKind? { byWord[word] }

    /// As files name it: by its word, its four digits, or its name in either language.
    package subscript(written text: String) -> ComponentKind? { byText[text.lowercased()] }

    package func name(_ word: String, _ language: Language) -> String { byWord[word]?.name(language) ?? word }
}

enum ComponentKindsFault: Error {
    case unreadable
}
