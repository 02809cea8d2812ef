/// The levels of the tree, from the top.
package enum PlaceLevel: String, Sendable, Codable, CaseIterable {
    case province, city, district, town, community, grid, estate, building, unit

    /// Length of the statistical code at this level; nil where codes are the city's own.
    package var codeWidth: Int? {
        switch self {
        case .province: 2
        case .city: 4
        case .district: 6
        case .town: 9
        case .community: 12
        case .grid: 15
        case .estate, .building, .unit: nil
        }
    }

    package var isStatistical: Bool { codeWidth != nil }

    /// The levels a parent may have: a statistical code is cut out of its parent's, the rest hangs where it stands.
    package var parents: [PlaceLevel] {
        switch self {
        case .province: []
        case .city: [.province]
        case .district: [.city]
        case .town: [.district]
        case .community: [.town]
        case .grid: [.community]
        case .estate: [.town, .community, .grid]
        case .building: [.community, .grid, .estate]
        case .unit: [.building]
        }
    }

    /// The level an import file names, also by the words of published lists.
    package init?(word: String) {
        switch word.lowercased() {
        case "county": self = .district
        case "street", "township": self = .town
        case "village", "committee": self = .community
        case let other: self.init(rawValue: other)
        }
    }
}

extension PlaceLevel: Comparable {
    package var depth: Int {
        switch self {
        case .province: 0
        case .city: 1
        case .district: 2
        case .town: 3
        case .community: 4
        case .grid: 5
        case .estate: 6
        case .building: 7
        case .unit: 8
        }
    }

    package static func < (a: Self, b: Self) -> Bool { a.depth < b.depth }
}
