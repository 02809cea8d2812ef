import HTTPTypes
import Kernel
import Site
import Territory

extension AgencyRoutes {
    var reviewPages: [Route] {
        [
            .page(.get, "/responsibilities/review", .staff(.viewAgencies), "responsibility.review") { call in
                let names: PathNames = try await names()
                let review: ResponsibilityReview = try await responsibilities.review(in: names.reviewed)
                let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
                let coming = try await responsibilities.coming(from: table.day)
                return .page("responsibility-review", ReviewPage(review, coming, table, names, call))
            },
            .page(
                .get, "/responsibilities/gaps", .staff(.viewAgencies), "responsibility.gaps",
                input: Self.gapFields + Field.paging
            ) { call in
                let names: PathNames = try await names()
                let gaps: [ResponsibilityGap] = try await responsibilities.gaps(
                    in: names.reviewed, gapFilter(call, names))
                return .page("responsibility-gaps", try GapsPage(gaps, names, call))
            },
            .page(
                .get, "/responsibilities/gaps.csv", .staff(.viewAgencies), "responsibility.gaps.export",
                input: Self.gapFields + Field.paging, exportGaps),
        ]
    }

    static let gapFields: [Field] = [
        .text("category", max: 400), .text("district", max: 40), .word("reach", ResponsibilityGap.Reach.self),
    ]

    func gapFilter(_ call: Call, _ names: PathNames) throws -> GapFilter {
        GapFilter(
            category: try call.input.optional("category").map { try names.category(key: $0, field: "category") },
            district: try call.input.optional("district").map { try names.place(code: $0, field: "district") },
            reach: try call.input.optionalWord("reach"))
    }

    private func exportGaps(_ call: Call) async throws -> Reply {
        let names: PathNames = try await names()
        let gaps: [ResponsibilityGap] = try await responsibilities.gaps(in: names.reviewed, gapFilter(call, names))
        let rows: [[String]] = gaps.map { gap in
            [
                names.category(gap.category) ?? gap.category.key, names.atlas[path: gap.district]?.code ?? "",
                names.place(gap.district) ?? gap.district.key, call.say("responsibility.reach.\(gap.reach.rawValue)"),
            ]
        }
        let header: [String] = ["category", "districtCode", "district", "reach"].map {
            call.say("responsibility.\($0)")
        }
        return .csv(
            named: "responsibility-gaps.csv", TablePages(header: header) { _ in TablePages.Page(rows: rows, next: nil) }
        )
    }
}

extension PathNames {
    /// Places down to the grids, where cases are sent to.
    var reviewed: ReviewedCity {
        ReviewedCity(
            places: atlas.places.filter { $0.level <= .grid }.map(\.path),
            districts: atlas.places.filter { $0.level == .district }.map(\.path), categories: categories.map(\.path))
    }
}
