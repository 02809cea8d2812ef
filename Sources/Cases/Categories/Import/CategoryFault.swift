import Kernel

/// Something wrong in a file of categories, with its line; its sentence is in the catalogues under `category.fault.<kind>`.
package struct CategoryFault: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        // the file
        case unreadable, missingLevels, wrongColumnCount, badQuoting, tooManyRows
        // a row
        case noName, levelLeftOut, tooLong, twice
        // its code
        case unknownCode, otherPlace, codeTwice
        // its place
        case tooManyChildren
    }

    /// 0 is the file as a whole.
    package let line: Int
    package let kind: Kind
    package let facts: [String: String]

    package init(_ kind: Kind, line: Int, _ facts: [String: String] = [:]) {
        self.line = line
        self.kind = kind
        self.facts = facts.mapValues { String($0.prefix(60)) }
    }
}
