import HTTPTypes
import Kernel
import Site
import Territory

extension AgencyRoutes {
    var reviewAPI: [Route] {
        [
            .api(
                .get, "/responsibilities/review", .staff(.viewAgencies), "responsibility.api.review",
                answer: .list(ConflictRecord.fields)
            ) { call in
                let names: PathNames = try await names()
                let review: ResponsibilityReview = try await responsibilities.review(in: names.reviewed)
                let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
                let items = review.conflicts.map { ConflictRecord($0, table, names, call) }
                return .json(RecordList(items: items, next: nil as String?))
            },
            .api(
                .get, "/responsibilities/gaps", .staff(.viewAgencies), "responsibility.api.gaps",
                input: Self.gapFields, answer: .list(GapRecord.fields)
            ) { call in
                let names: PathNames = try await names()
                let gaps: [ResponsibilityGap] = try await responsibilities.gaps(
                    in: names.reviewed, gapFilter(call, names))
                return .json(RecordList(items: gaps.map { GapRecord($0, names) }, next: nil as String?))
            },
        ]
    }
}

/// A fault of the table as programs see it.
struct ConflictRecord: Encodable, Sendable {
    let code: String
    let detail: String
    let rows: [String]
    let others: [String]
    let agencies: [String]
    let territories: [String]

    init(_ conflict: ResponsibilityConflict, _ table: ResponsibilityTable, _ names: PathNames, _ call: Call) {
        code = conflict.code
        detail = call.say("agency.conflict.\(conflict.code)")
        rows = conflict.rows.map(\.description)
        switch conflict {
        case .shadowed(_, let by): (others, agencies, territories) = (by.map(\.description), [], [])
        case .severalOfKind(_, let several):
            (others, agencies, territories) = ([], several.compactMap { table.agencies[$0]?.code }, [])
        case .unserved(_, _, let places):
            (others, agencies, territories) = ([], [], places.map { names.atlas[path: $0]?.code ?? $0.key })
        case .sameScope, .noSuchAgency, .noSuchSupport, .noneOfKind: (others, agencies, territories) = ([], [], [])
        }
    }

    static let fields: [Field] =
        [.text("code", max: 40), .text("detail", max: 400)]
        + ["rows", "others", "agencies", "territories"].map { Field($0, .texts(max: 100_000)) }
}

/// A gap of the table as programs see it.
struct GapRecord: Encodable, Sendable {
    let category: String
    let district: String
    let reach: String

    init(_ gap: ResponsibilityGap, _ names: PathNames) {
        category = gap.category.key
        district = names.atlas[path: gap.district]?.code ?? gap.district.key
        reach = gap.reach.rawValue
    }

    static let fields: [Field] = [
        .text("category", max: 400), .text("district", max: 40), .word("reach", ResponsibilityGap.Reach.self),
    ]
}
