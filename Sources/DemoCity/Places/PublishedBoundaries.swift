import Foundation
import Kernel
import Territory

/// The published boundaries of the city and its districts, by code, brought to WGS-84.
struct PublishedBoundaries: Sendable {
    private let byCode: [String: Boundary]

    subscript(code: String) -> Boundary? { byCode[code] }

    static func load(from folder: DemoFolder) throws -> PublishedBoundaries {
        let file = "territory/nanjing_boundaries_gcj02.geojson"
        let collection: FeatureCollection = try folder.json(file)
        var byCode: [String: Boundary] = [:]
        for feature in collection.features {
            let polygons: [[Boundary.Ring]] = feature.geometry.polygons.map { rings in
                rings.map { ring in ring.map { Coordinate(longitude: $0[0], latitude: $0[1], in: .gcj02) } }
            }
            guard let boundary = Boundary(polygons: polygons) else {
                throw DemoFault.unreadable(file: file, detail: feature.properties.code)
            }
            byCode[feature.properties.code] = boundary
        }
        return PublishedBoundaries(byCode: byCode)
    }
}

/// GeoJSON (RFC 7946), as much of it as the file has.
private struct FeatureCollection: Decodable {
    struct Feature: Decodable {
        struct Properties: Decodable { let code: String }
        let properties: Properties
        let geometry: Geometry
    }

    struct Geometry: Decodable {
        let polygons: [[[[Double]]]]

        private enum Key: CodingKey { case type, coordinates }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            polygons =
                try values.decode(String.self, forKey: .type) == "Polygon"
                ? [values.decode([[[Double]]].self, forKey: .coordinates)]
                : values.decode([[[[Double]]]].self, forKey: .coordinates)
        }
    }

    let features: [Feature]
}
