import Accounts
import Agencies
import Kernel
import Site
import Storage
import Territory

/// The pages of cases: where residents, operators, dispatchers, officers and callers sit.
package struct CaseSeats: Sendable {
    let desk: CaseDesk
    let pictures: PhotoDesk
    let territory: CurrentAtlas
    let duties: ResponsibilityDesk
    let residents: ResidentDesk
    let asides: [CaseAsides]

    package init(
        desk: CaseDesk, pictures: PhotoDesk, territory: CurrentAtlas, duties: ResponsibilityDesk,
        residents: ResidentDesk, asides: [CaseAsides] = []
    ) {
        self.desk = desk
        self.pictures = pictures
        self.territory = territory
        self.duties = duties
        self.residents = residents
        self.asides = asides
    }

    package var pages: [Route] {
        reportPages + followPages + callPages + queuePages + listPages + casePages + actPages + filePages
            + rulePages + categoryPages + alertPages
    }

    /// The names of agencies, categories and places as they stand now.
    func names(_ call: Call) async throws -> CaseNames {
        CaseNames(
            agencies: try await duties.table(at: call.now).agencies, categories: try await desk.categories.tree(),
            atlas: try await territory.atlas())
    }

    /// A place by the point of the form, else by the words of its address when they are plain enough.
    func locate(_ intake: inout CaseIntake, _ call: Call) async throws {
        intake.point = try call.point()
        if intake.point == nil { intake.node = try await node(call) }
    }

    func node(_ call: Call) async throws -> Identifier<TerritoryMark>? {
        guard let address: String = try call.input.optional("place") else { return nil }
        let found: PlaceCandidate? = try await territory.atlas().locate(address: address, limit: 1).first
        return found.flatMap { $0.confidence >= Self.sureEnough ? $0.place.id : nil }
    }

    /// Below this an address is kept as said, for somebody to locate.
    private static let sureEnough = 0.6
}

extension Call {
    func caseNumber() throws -> CaseNumber { try CaseNumber(reading: parameter("number")) }

    /// The case of the address, as the caller saw it; the same request sent again is done once.
    func target() throws -> CaseTarget {
        CaseTarget(try caseNumber(), version: try ifMatch ?? input.optional("_version"), once: once)
    }

    /// A place as the place field sends it.
    func point() throws -> Coordinate? {
        guard let latitude: Double = try input.optional("latitude") else { return nil }
        guard let longitude: Double = try input.optional("longitude") else { return nil }
        return Coordinate(longitude: longitude, latitude: latitude)
    }

    func category() throws -> TreePath? { try input.optional("category").map { TreePath(key: $0) } }
}

extension Field {
    static let placeFields: [Field] = [
        .text("place", max: 200), .number("latitude", -90...90), .number("longitude", -180...180),
    ]
    static let photosOfCase: Field = .photos("photos", max: SeatPhotos.count)
    /// The rules know the exact limit; this one only keeps out what cannot be meant.
    static func caseText(_ name: String, required: Bool = false) -> Field {
        .text(name, max: 10_000, required: required)
    }
}
