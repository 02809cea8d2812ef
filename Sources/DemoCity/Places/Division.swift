import Kernel

/// One administrative division of the published list: a city, a district, a town or a community.
struct Division: Sendable, Equatable {
    enum Level: String, Sendable { case city, county, town, village }

    let code: String
    let parent: String
    let name: String
    let level: Level
    let urbanRural: String
    /// Published in GCJ-02; many are not known.
    let point: Coordinate?

    /// 城乡分类代码 beginning with 2 is rural.
    var isRural: Bool { urbanRural.hasPrefix("2") }
}

extension Division {
    init?(row: [String: String], naming names: PlaceNames) {
        guard let code = row["code"], let parent = row["parent"], let name = row["name"],
            let level = row["level"].flatMap(Level.init(rawValue:))
        else { return nil }
        self.code = code
        self.parent = parent
        self.level = level
        self.name = level == .village ? names.place(servedBy: name) : name
        urbanRural = row["urban_rural_code"] ?? ""
        if let x = row["longitude_gcj02"].flatMap(Double.init), let y = row["latitude_gcj02"].flatMap(Double.init) {
            point = Coordinate(longitude: x, latitude: y, in: .gcj02)
        } else {
            point = nil
        }
    }

    /// All divisions but the entries that exist only for statistics.
    static func all(in folder: DemoFolder, naming names: PlaceNames) throws -> [Division] {
        let file = "territory/nanjing_divisions.csv"
        return try folder.rows(file).enumerated().compactMap { index, row in
            guard let division = Division(row: row, naming: names) else {
                throw DemoFault.unreadable(file: file, detail: "row \(index + 2)")
            }
            return names.leftOut.contains(division.name) ? nil : division
        }
    }
}

/// How places are named after their committees, and how made-up places are named.
struct PlaceNames: Sendable, Codable, Equatable {
    struct Ending: Sendable, Codable, Equatable {
        let of: String
        let becomes: String
    }

    /// Endings of names of places that are there on paper only: nobody lives there.
    let uninhabited: [String]
    let leftOut: [String]
    let endings: [Ending]
    let grid: String
    let building: String
    let unit: String

    static func load(from folder: DemoFolder) throws -> PlaceNames { try folder.json("territory/names.json") }

    /// The place a committee serves: the first ending that fits is changed.
    func place(servedBy committee: String) -> String {
        for ending in endings where committee.hasSuffix(ending.of) && committee.count > ending.of.count {
            return committee.dropLast(ending.of.count) + ending.becomes
        }
        return committee
    }

    func grid(_ number: Int) -> String { fill(grid, ["number": String(number)]) }
    func building(_ number: Int) -> String { fill(building, ["number": String(number)]) }
    func unit(_ number: Int) -> String { fill(unit, ["number": String(number)]) }
}
