import Foundation
import Kernel

/// Boundaries as GeoJSON (RFC 7946) for a map: the place itself, then the places in it, drawn no finer than a screen shows.
struct BoundaryMap {
    struct Feature {
        let place: Place
        let boundary: Boundary
        let isMadeUp: Bool
        /// Where a click leads; nil for the place the map is about.
        let href: String?
    }

    let features: [Feature]

    /// A screen is about a thousand points wide.
    private static let pointsAcross: Double = 800

    func bytes() throws -> [UInt8] { Self.collection(try texts()) }

    /// The features, each as text.
    func texts() throws -> [String] {
        let box: Box = features.map(\.boundary.box).reduce(into: Box()) { $0.stretch(to: $1) }
        let tolerance: Double = max(box.east - box.west, box.north - box.south) / Self.pointsAcross
        return try features.map { try text($0, tolerance.isFinite ? tolerance : 0) }
    }

    static func collection(_ features: [String]) -> [UInt8] {
        Array("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}".utf8)
    }

    private func text(_ feature: Feature, _ tolerance: Double) throws -> String {
        let simple: Boundary = try feature.boundary.simplified(tolerance: tolerance)
        let properties: Data = try JSONEncoder().encode(Properties(feature))
        let areas: String = simple.polygons.map { "[\($0.map(Self.ring).joined(separator: ","))]" }.joined(
            separator: ",")
        return """
            {"type":"Feature","properties":\(String(decoding: properties, as: UTF8.self)),\
            "geometry":{"type":"MultiPolygon","coordinates":[\(areas)]}}
            """
    }

    private static func ring(_ ring: Boundary.Ring) -> String {
        "[\(ring.map { "[\(degrees($0.longitude)),\(degrees($0.latitude))]" }.joined(separator: ","))]"
    }

    /// To a metre.
    static func degrees(_ value: Double) -> String { String((value * 100_000).rounded() / 100_000) }

    private struct Properties: Encodable {
        let code: String
        let name: String
        let level: String
        let madeUp: Bool
        let href: String?

        private enum CodingKeys: String, CodingKey {
            case code, name, level, href
            case madeUp = "made_up"
        }

        init(_ feature: Feature) {
            code = feature.place.code
            name = feature.place.name
            level = feature.place.level.rawValue
            madeUp = feature.isMadeUp
            href = feature.href
        }
    }
}

extension TerritoryDesk {
    /// The map of a place: its present boundary or an earlier one, and the present ones of the places in it.
    func map(of place: Place, number: Int? = nil) async throws -> BoundaryMap {
        let children: [Place] = try await current.atlas().children(of: place).filter { $0.boundary != .none }
        let shown: [Place] = number == nil ? children : []
        let areas: [Place.ID: Boundary] = try await boundaries(of: shown.map(\.id))
        var features: [BoundaryMap.Feature] = []
        if let own = try await boundary(of: place.id, number: number) {
            let version: BoundaryVersion? = try await boundaries(of: place.id).first { $0.isShown(as: number) }
            features.append(
                BoundaryMap.Feature(place: place, boundary: own, isMadeUp: version?.isMadeUp ?? false, href: nil))
        }
        features += shown.compactMap { child in
            areas[child.id].map {
                BoundaryMap.Feature(
                    place: child, boundary: $0, isMadeUp: child.boundary == .madeUp, href: "/territory/\(child.code)")
            }
        }
        return BoundaryMap(features: features)
    }
}

extension BoundaryVersion {
    /// Whether it is the version with this number or, without one, the one that holds.
    func isShown(as number: Int?) -> Bool { number.map { $0 == self.number } ?? (to == nil) }
}
