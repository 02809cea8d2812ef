import Foundation
import Kernel

/// A FeatureCollection (RFC 7946) as far as imports read it: areas and points with their properties.
struct GeoJSONFile: Decodable {
    let type: String
    let features: [Entry]

    /// A feature, or the fact that it is none: one bad feature does not make the file unreadable.
    enum Entry: Decodable {
        case read(Feature)
        case bad

        init(from decoder: any Decoder) throws {
            do { self = .read(try Feature(from: decoder)) } catch is DecodingError { self = .bad }
        }
    }

    struct Feature: Decodable {
        let properties: [String: Property]?
        let geometry: Geometry?
    }

    struct Property: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let text = try? value.decode(String.self) {
                self.text = text
            } else if let flag = try? value.decode(Bool.self) {
                text = flag ? "true" : "false"
            } else if let whole = try? value.decode(Int.self) {
                text = String(whole)
            } else if let number = try? value.decode(Double.self) {
                text = String(number)
            } else {
                text = (try? value.decode([String].self))?.joined(separator: "|")
            }
        }
    }

    enum Geometry: Decodable {
        case areas([[Boundary.Ring]])
        case point(Coordinate)

        private enum Key: CodingKey { case type, coordinates }

        init(from decoder: any Decoder) throws {
            let object = try decoder.container(keyedBy: Key.self)
            switch try object.decode(String.self, forKey: .type) {
            case "Polygon": self = .areas([try object.decode([[Position]].self, forKey: .coordinates).rings])
            case "MultiPolygon":
                self = .areas(try object.decode([[[Position]]].self, forKey: .coordinates).map(\.rings))
            case "Point": self = .point(try object.decode(Position.self, forKey: .coordinates).point)
            default: throw DecodingError.dataCorruptedError(forKey: .type, in: object, debugDescription: "no area")
            }
        }
    }
}

private struct Position: Decodable {
    let point: Coordinate

    init(from decoder: any Decoder) throws {
        var numbers = try decoder.unkeyedContainer()
        point = Coordinate(longitude: try numbers.decode(Double.self), latitude: try numbers.decode(Double.self))
    }
}

extension [[Position]] {
    fileprivate var rings: [Boundary.Ring] { map { $0.map(\.point) } }
}
