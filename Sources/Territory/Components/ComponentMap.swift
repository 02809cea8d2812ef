import Foundation
import Kernel

/// Components as GeoJSON points within the boundary of a place.
struct ComponentMap {
    let ground: BoundaryMap
    let points: [Point]

    struct Point: Encodable {
        let code: String
        let name: String
        let level = "component"
        let madeUp: Bool
        let href: String
        let at: Coordinate

        private enum CodingKeys: String, CodingKey {
            case code, name, level, href
            case madeUp = "made_up"
        }
    }

    /// More are not drawn: nobody could tell them apart.
    static let mostPoints = 500

    func bytes() throws -> [UInt8] { BoundaryMap.collection(try ground.texts() + points.map(text)) }

    private func text(_ point: Point) throws -> String {
        let properties = String(decoding: try JSONEncoder().encode(point), as: UTF8.self)
        let at: String = "[\(point.at.longitude),\(point.at.latitude)]"
        return """
            {"type":"Feature","properties":\(properties),"geometry":{"type":"Point","coordinates":\(at)}}
            """
    }
}

extension ComponentMap.Point {
    init(_ component: Component, _ words: ComponentWords) {
        code = component.code
        name = words.name(component)
        madeUp = component.isMadeUp
        href = "/components/\(component.code)"
        at = component.point
    }
}

extension TerritoryDesk {
    /// The boundary of a place alone, without those of the places in it.
    func outline(of place: Place) async throws -> BoundaryMap {
        guard let boundary = try await boundary(of: place.id) else { return BoundaryMap(features: []) }
        return BoundaryMap(features: [
            BoundaryMap.Feature(place: place, boundary: boundary, isMadeUp: place.boundary == .madeUp, href: nil)
        ])
    }
}
