import Kernel

/// Something wrong in an import file, with its line; its sentence is in the catalogues under `territory.fault.<kind>`.
package struct ImportFault: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        // the file
        case unreadable, missingColumn, wrongColumnCount, badQuoting
        // a field
        case missingCode, badCode, codeRange, badLevel, missingName, longName, badNumber, badUrbanRural, badFlag,
            badAlias
        case badGeometry
        // the tree
        case duplicateCode, unknownParent, badLevelOrder, codeOutsideParent, levelChanged, parentChanged, pathTaken
        // areas
        case invalidBoundary, gap, overlap, outsideParent
    }

    /// Line of a CSV file, or number of the feature from 1; 0 is the file as a whole.
    package let line: Int
    package let kind: Kind
    /// The code of the place it is about, as far as it could be read.
    package let place: String?
    package let at: Coordinate?
    package let facts: [String: String]

    package init(
        _ kind: Kind, line: Int, place: String? = nil, at: Coordinate? = nil, facts: [String: String] = [:]
    ) {
        self.kind = kind
        self.line = line
        self.place = place
        self.at = at
        self.facts = facts
    }
}

/// What an import did, or why it did nothing.
package struct ImportReport: Sendable, Hashable, Codable {
    /// When there is one, nothing was stored.
    package internal(set) var faults: [ImportFault] = []
    /// Gaps and overlaps of a file whose areas were accepted as they are.
    package internal(set) var warnings: [ImportFault] = []
    package internal(set) var added = 0
    package internal(set) var changed = 0
    package internal(set) var boundaries = 0
    package internal(set) var unchanged = 0
    /// Rows that stand for no place, such as the statistical container of a city's districts.
    package internal(set) var skipped = 0

    package var isStored: Bool { faults.isEmpty }
}
