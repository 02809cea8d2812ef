/// A place that an address may mean, and why.
package struct PlaceCandidate: Sendable, Hashable {
    package let place: Place
    /// 0…1: how sure it is that the address lies in this place.
    package internal(set) var confidence: Double
    /// The parts of the address that led to it, from the top down.
    package internal(set) var matched: [String]
    /// What follows the last name: road, house number, room.
    package internal(set) var rest: String

    package var level: PlaceLevel { place.level }
}
