import Kernel

/// The whole territory at one revision, in memory and immutable: the tree, the areas, the names.
package final class TerritoryAtlas: Sendable {
    package let revision: Int
    /// All places in the order of their paths: what is under a place stands right after it.
    package let places: [Place]
    private let byID: [Place.ID: Int]
    private let byCode: [String: Int]
    /// For each place the position after the last one under it.
    private let ends: [Int]
    private let areas: GridIndex
    /// The places of the areas, the deepest level first, then by code.
    private let areaPlaces: [Int]
    let names: NameIndex

    /// `shapes` are the current areas as WKB.
    package init(_ places: [Place], shapes: [Place.ID: [UInt8]], revision: Int = 0) throws {
        let sorted: [Place] = places.sorted { $0.path < $1.path }
        self.places = sorted
        self.revision = revision
        byID = Dictionary(sorted.indices.map { (sorted[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        byCode = Dictionary(sorted.indices.map { (sorted[$0].code, $0) }, uniquingKeysWith: { first, _ in first })
        ends = Self.ends(sorted)
        areaPlaces = sorted.indices.filter { shapes[sorted[$0].id] != nil }.sorted {
            (sorted[$1].level.depth, sorted[$0].code) < (sorted[$0].level.depth, sorted[$1].code)
        }
        areas = try GridIndex(areas: areaPlaces.map { shapes[sorted[$0].id] })
        names = NameIndex(sorted)
    }

    private static func ends(_ sorted: [Place]) -> [Int] {
        var ends: [Int] = Array(repeating: sorted.count, count: sorted.count)
        var open: [Int] = []
        for (index, place) in sorted.enumerated() {
            while let last = open.last, !sorted[last].path.contains(place.path) {
                ends[last] = index
                open.removeLast()
            }
            open.append(index)
        }
        return ends
    }
}

// The tree.
extension TerritoryAtlas {
    package subscript(id: Place.ID) -> Place? { byID[id].map { places[$0] } }
    package subscript(code code: String) -> Place? { byCode[code].map { places[$0] } }
    package subscript(path path: TreePath) -> Place? {
        let index: Int = position(of: path.key)
        return index < places.count && places[index].path == path ? places[index] : nil
    }

    package var roots: [Place] { places.filter { $0.parent == nil } }

    /// A place by its code as people and files write it, zeros at the end or not.
    package func place(written code: String) -> Place? {
        if let exact = self[code: code] { return exact }
        guard let level = PlaceCode.level(of: code) else { return nil }
        return (try? PlaceCode.stored(code, at: level)).flatMap { self[code: $0] }
    }

    package func children(of place: Place) -> [Place] {
        guard let index = byID[place.id] else { return [] }
        return children(at: index).map { places[$0] }
    }

    /// The place and all under it.
    package func under(_ path: TreePath) -> ArraySlice<Place> {
        places[position(of: path.key)..<position(of: path.upper)]
    }

    /// From the root down to the place itself.
    package func chain(to place: Place) -> [Place] {
        var chain: [Place] = [place]
        while let parent = chain[chain.count - 1].parent.flatMap({ self[$0] }) { chain.append(parent) }
        return chain.reversed()
    }

    /// The nearest place of a level at or above a place.
    package func ancestor(of place: Place, at level: PlaceLevel) -> Place? {
        chain(to: place).last { $0.level == level }
    }

    func children(at index: Int) -> [Int] {
        var found: [Int] = []
        var next: Int = index + 1
        while next < ends[index] {
            found.append(next)
            next = ends[next]
        }
        return found
    }

    func isAbove(_ upper: Int, _ lower: Int) -> Bool { upper < lower && lower < ends[upper] }

    /// The first position whose path is not before `key`.
    private func position(of key: String) -> Int {
        var range: Range<Int> = 0..<places.count
        while !range.isEmpty {
            let middle: Int = (range.lowerBound + range.upperBound) / 2
            range = places[middle].path.key < key ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}

// The areas.
extension TerritoryAtlas {
    /// The deepest place, not below `level`, in whose area the point lies; on a shared edge the one with the lower code.
    package func locate(_ point: Coordinate, downTo level: PlaceLevel = .unit) -> Place? {
        let start: Int = level == .unit ? 0 : firstArea(at: level)
        return areas.first(point, from: start).map { places[areaPlaces[$0]] }
    }

    private func firstArea(at level: PlaceLevel) -> Int {
        var range: Range<Int> = 0..<areaPlaces.count
        while !range.isEmpty {
            let middle: Int = (range.lowerBound + range.upperBound) / 2
            let isBelow: Bool = places[areaPlaces[middle]].level > level
            range = isBelow ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
