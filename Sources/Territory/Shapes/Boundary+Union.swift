extension Boundary {
    /// The area of all of them together; nil of none.
    package static func union(_ parts: [Boundary]) throws -> Boundary? {
        guard !parts.isEmpty else { return nil }
        let geos = try Geos()
        return try geos.union(parts.map(geos.shape)).boundary()
    }
}
