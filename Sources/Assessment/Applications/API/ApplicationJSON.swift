import Cases
import Kernel
import Site

/// An application in a list, for programs.
struct ApplicationItem: Encodable, Sendable {
    let id: String
    let version: Int
    let kind: ApplicationKind
    let ground: ApplicationGround
    let state: ApplicationState
    let number: String
    let agency: String
    let filed: String
    let due: String?
    let judged: String?
    let overturned: Bool
    /// Why its reader may not judge it.
    let stake: String?

    init(_ row: ApplicationRow, _ officer: Officer, _ zone: Zone) {
        id = row.id.description
        version = row.version
        kind = row.kind
        ground = row.ground
        state = row.state
        number = row.number.description
        agency = row.agency.key
        filed = zone.iso(row.filedAt)
        due = row.due.map(zone.iso)
        judged = row.judgedAt.map(zone.iso)
        overturned = row.overturnedAt != nil
        stake = officer.holds(.judgeApplications) ? row.stake(of: officer)?.word : nil
    }

    static let fields: [Field] = [
        .id("id", required: true), .integer("version", 1...1_000_000, required: true),
        .word("kind", ApplicationKind.self, required: true), .word("ground", ApplicationGround.self, required: true),
        .word("state", ApplicationState.self, required: true), .text("number", max: 16, required: true),
        .text("agency", max: 400, required: true), .instant("filed", required: true), .instant("due"),
        .instant("judged"), .flag("overturned"), .text("stake", max: 40),
    ]
}

struct ApplicationItems: Encodable, Sendable {
    let items: [ApplicationItem]
    let next: String?
}

/// One application with its texts.
struct ApplicationDetail: Encodable, Sendable {
    let id: String
    let version: Int
    let kind: ApplicationKind
    let ground: ApplicationGround
    let state: ApplicationState
    let number: String
    let agency: String
    let filed: String
    let due: String?
    let judged: String?
    let overturned: Bool
    let stake: String?
    let statement: String
    let reasons: [String]
    let photos: [String]
    let against: String?
    let appeal: String?

    init(_ view: ApplicationView, _ zone: Zone) {
        let file: Application = view.file
        id = file.id.description
        version = file.version
        kind = file.kind
        ground = file.ground
        state = file.state
        number = file.filing.number.description
        agency = file.agency.path.key
        filed = zone.iso(file.filedAt)
        due = file.judgeDue.map(zone.iso)
        judged = file.judgedAt.map(zone.iso)
        overturned = file.overturnedAt != nil
        stake = view.stake?.word
        statement = view.texts[file.filing.statement.number] ?? ""
        reasons = file.judgements.compactMap { view.texts[$0.reason.number] }
        photos = view.photos.map(\.photo.description)
        against = file.filing.against?.application.description
        appeal = file.appeal?.description
    }

    static let fields: [Field] =
        ApplicationItem.fields + [
            .text("statement", max: 4_000, required: true), Field("reasons", .texts(max: 2)),
            Field("photos", .texts(max: 9)), .id("against"), .id("appeal"),
        ]
}

/// A line of the public count; a number that is not told is left out.
struct PublicItem: Encodable, Sendable {
    let month: String
    let agency: String
    let kind: ApplicationKind
    let ground: ApplicationGround
    let filed: Int?
    let granted: Int?
    let refused: Int?
    let overturned: Int?

    init(_ line: PublicLine) {
        month = line.month.monthText
        agency = line.agency.key
        kind = line.kind
        ground = line.ground
        filed = line.filed.exact
        granted = line.granted.exact
        refused = line.refused.exact
        overturned = line.overturned.exact
    }

    static let fields: [Field] = [
        .text("month", max: 7, required: true), .text("agency", max: 400, required: true),
        .word("kind", ApplicationKind.self, required: true), .word("ground", ApplicationGround.self, required: true),
        .integer("filed", 1...1_000_000), .integer("granted", 1...1_000_000), .integer("refused", 1...1_000_000),
        .integer("overturned", 1...1_000_000),
    ]
}

struct PublicItems: Encodable, Sendable {
    let items: [PublicItem]
    let next: String?
    let asOf: String
    /// Numbers below this are not told.
    let fewerThan: Int
    let meaning: String
}

extension PublicCount {
    fileprivate var exact: Int? {
        if case .exact(let number) = self { number } else { nil }
    }
}
