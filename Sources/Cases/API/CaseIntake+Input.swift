import Kernel
import Site

extension CaseIntake {
    /// What a program sends to report a matter.
    static let fields: [Field] = [
        .word("kind", CaseKind.self, required: true), .word("channel", CaseChannel.self, required: true),
        .word("urgency", Urgency.self), .text("description", max: 4000, required: true), .text("address", max: 200),
        .text("category", max: 40), .id("place"), .number("longitude", -180...180), .number("latitude", -90...90),
        .word("standing", ReporterStanding.self), .text("name", max: 60), .text("phone", max: 30),
        Field("photos", .texts(max: 9)),
    ]

    init(_ input: Input) throws {
        let reporter: Reporter? = try Self.reporter(input)
        let standing: ReporterStanding = try input.optionalWord("standing") ?? (reporter == nil ? .anonymous : .named)
        var draft = CaseDraft(
            kind: try input.word("kind"), channel: try input.word("channel"), standing: standing,
            description: try input("description"))
        draft.urgency = try input.optionalWord("urgency") ?? .normal
        draft.address = try input.optional("address")
        draft.category = try input.optional("category", as: String.self).map(TreePath.init(written:))
        self.init(draft, reporter: reporter)
        (point, node) = try Self.place(input)
        photos = try Self.photos(input)
    }

    private static func reporter(_ input: Input) throws -> Reporter? {
        let phone: Phone? = try input.optional("phone", as: String.self).map { try Phone($0) }
        let name: String? = try input.optional("name")
        return phone == nil && name == nil ? nil : Reporter(name: name, phone: phone)
    }

    /// The point and the chosen place, as far as they are given.
    static func place(_ input: Input) throws -> (point: Coordinate?, node: Identifier<TerritoryMark>?) {
        (try point(input), try input.optional("place"))
    }

    /// Both or neither.
    private static func point(_ input: Input) throws -> Coordinate? {
        let longitude: Double? = try input.optional("longitude")
        let latitude: Double? = try input.optional("latitude")
        switch (longitude, latitude) {
        case (.some(let longitude), .some(let latitude)): return Coordinate(longitude: longitude, latitude: latitude)
        case (nil, nil): return nil
        case (nil, _): throw InvalidInput("longitude", "required")
        case (_, nil): throw InvalidInput("latitude", "required")
        }
    }

    static func photos(_ input: Input) throws -> [PhotoHash] {
        try (input.optional("photos", as: [String].self) ?? []).map { text in
            guard let hash = PhotoHash(text) else { throw InvalidInput("photos", "wrongType") }
            return hash
        }
    }
}
