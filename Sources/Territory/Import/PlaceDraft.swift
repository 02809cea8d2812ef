import Kernel

/// A place as somebody wants to have it: all that a line of a file says. What it leaves out stays as it is.
package struct PlaceDraft: Sendable {
    /// Where it was read, for faults.
    package var line: Int
    /// In stored form.
    package let code: String
    package let level: PlaceLevel
    /// The forms under which the parent may be stored, the likeliest first.
    package var parents: [String] = []
    package var name: String?
    package var urbanRural: UrbanRural?
    package var isMadeUp: Bool?
    package var centre: Coordinate?
    package var aliases: [String]?
    package var boundary: Boundary?
    package var isBoundaryMadeUp: Bool?
    package var source: CoordinateSystem?

    /// `parent` is needed for estates, buildings and units only; elsewhere the code says it.
    package init(line: Int = 0, code: String, level: PlaceLevel, name: String? = nil, parent: String? = nil) {
        self.line = line
        self.code = code
        self.level = level
        self.name = name
        if let parent { parents = [parent] }
    }
}

/// What reading a file gives: drafts of all rows whose code and level could be read, and the faults met so far.
package struct ImportReading: Sendable {
    package internal(set) var drafts: [PlaceDraft] = []
    package internal(set) var faults: [ImportFault] = []
    package internal(set) var skipped = 0

    package init() {}
}
