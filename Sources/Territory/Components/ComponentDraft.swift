import Kernel

/// What one row of an import says of a component; what it leaves out stays as it is.
package struct ComponentDraft: Sendable, Hashable {
    package let line: Int
    package let code: String
    package var kind: ComponentKind?
    package var name: String?
    package var point: Coordinate?
    package var source: CoordinateSystem
    /// The code of the responsible agency.
    package var agency: String?
    package var since: Day?
    package var isMadeUp: Bool?

    package init(line: Int, code: String, source: CoordinateSystem = .wgs84) {
        self.line = line
        self.code = code
        self.source = source
    }
}

/// Something wrong in an import file, with its line; its sentence is in the catalogues under `component.fault.<kind>`.
package struct ComponentFault: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        // the file
        case unreadable, missingColumn, wrongColumnCount, badQuoting, tooManyRows
        // a field
        case missingCode, badCode, unknownKind, badNumber, badPoint, badSystem, badDay, badFlag, longName, badGeometry
        // the register
        case duplicateCode, missingKind, missingPoint, outsideCity, unknownAgency, zeroSerial, otherDistrict, otherKind
    }

    /// Line of a CSV file, or number of the feature from 1; 0 is the file as a whole.
    package let line: Int
    package let kind: Kind
    package let code: String?
    package let facts: [String: String]

    package init(_ kind: Kind, line: Int, code: String? = nil, facts: [String: String] = [:]) {
        self.kind = kind
        self.line = line
        self.code = code
        self.facts = facts
    }
}

/// What a component was and what a file made of it.
package struct ComponentDifference: Sendable, Hashable, Codable {
    package let code: String
    package let edits: [ComponentEdit]
}

/// What an import did, or why it did nothing.
package struct ComponentReport: Sendable, Hashable, Codable {
    /// When there is one, nothing was stored.
    package internal(set) var faults: [ComponentFault] = []
    package internal(set) var added = 0
    package internal(set) var changed = 0
    package internal(set) var unchanged = 0
    /// The first of those that changed.
    package internal(set) var differences: [ComponentDifference] = []

    package var isStored: Bool { faults.isEmpty }

    static let toldDifferences = 1_000
}

/// How an import file is to be understood.
package struct ComponentOptions: Sendable, Hashable {
    package enum Format: String, Sendable, CaseIterable { case csv, geojson }

    package var format: Format
    package var system: CoordinateSystem

    package init(_ format: Format, system: CoordinateSystem = .wgs84) {
        self.format = format
        self.system = system
    }

    package static let largestFile = 32 * 1024 * 1024
    package static let mostRows = 200_000
}
