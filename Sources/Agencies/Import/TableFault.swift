import Kernel

/// Something wrong in an import file, with its line; its sentence is in the catalogues under `responsibility.fault.<kind>`.
package struct TableFault: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        // the file
        case unreadable, missingColumn, wrongColumnCount, badQuoting
        // a field
        case unknownCategory, unknownTerritory, missingLead, unknownHolder, closedHolder, badDay
        // a row
        case endsBeforeStart, alreadyOver, groundMissing, groundTooLong, tooManySupports, supportTwice, twice
    }

    /// 0 is the file as a whole.
    package let line: Int
    package let kind: Kind
    package let facts: [String: String]

    package init(_ kind: Kind, line: Int, _ facts: [String: String] = [:]) {
        self.kind = kind
        self.line = line
        self.facts = facts
    }
}
