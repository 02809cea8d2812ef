import HTTPTypes
import Kernel
import Site
import Territory

extension AgencyRoutes {
    var responsibilityAPI: [Route] { readingAPI + writingAPI }

    private var readingAPI: [Route] {
        [
            .api(
                .get, "/responsibilities", .staff(.viewAgencies), "responsibility.api.list",
                input: [.text("category", max: 400), .text("territory", max: 40), .text("agency", max: 40), .day("on")]
                    + Field.paging,
                answer: .list(ResponsibilityRecord.fields), listRows),
            .api(
                .get, "/responsibilities/proposal", .staff(.viewAgencies), "responsibility.api.propose",
                input: [.text("category", max: 400), .text("territory", max: 40), .day("on")],
                answer: .object(ProposalRecord.fields)
            ) { call in
                let names: PathNames = try await names()
                let table: ResponsibilityTable = try await asked(call)
                let proposal: Proposal = try await trial(
                    table, call.input.optional("category"), call.input.optional("territory"), names)
                return .json(ProposalRecord(proposal, table, names, call))
            },
            .api(
                .get, "/responsibilities/{id}/versions", .staff(.viewAgencies), "responsibility.api.versions",
                answer: .list(ResponsibilityRecord.fields)
            ) { call in
                let history: ResponsibilityHistory = try await responsibilities.history(of: rowID(call))
                let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
                let names: PathNames = try await names()
                return .json(
                    RecordList(
                        items: history.versions.map { ResponsibilityRecord($0, table, names) }, next: nil as String?))
            },
        ]
    }

    private var writingAPI: [Route] {
        [
            .api(
                .post, "/responsibilities", .staff(.editAgencies), "responsibility.api.add", input: Self.rowFields,
                answer: .object(ResponsibilityRecord.fields)
            ) { call in
                let row = try await responsibilities.add(rowDraft(call), by: call.officer(), once: call.once)
                return .json(try await record(row, call), status: .created, version: row.version)
            },
            .api(
                .post, "/responsibilities/{id}/change", .staff(.editAgencies), "responsibility.api.change",
                input: Self.changeInput, answer: .object(ResponsibilityRecord.fields)
            ) { call in
                let row: Responsibility = try await responsibilities.change(
                    rowID(call), to: rowChange(call), by: call.officer(), once: call.once)
                return .json(try await record(row, call), version: row.version)
            },
            .api(
                .post, "/responsibilities/{id}/end", .staff(.editAgencies), "responsibility.api.end",
                input: [.day("to")], answer: .object(ResponsibilityRecord.fields)
            ) { call in
                let day: Day = try call.input.optional("to") ?? call.zone.day(of: call.now)
                let row = try await responsibilities.end(rowID(call), on: day, by: call.officer(), once: call.once)
                return .json(try await record(row, call), version: row.version)
            },
        ]
    }

    private func listRows(_ call: Call) async throws -> Reply {
        let names: PathNames = try await names()
        let limit: Int = try call.input.optional("limit") ?? 50
        let found: [Responsibility] = try await responsibilities.list(
            rowFilter(call, names), after: place(call), limit: limit + 1)
        let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
        let page = found.prefix(limit).map { ResponsibilityRecord($0, table, names) }
        return .json(
            RecordList(items: page, next: found.count > limit ? ResponsibilityPlace(after: found[limit - 1]).text : nil)
        )
    }

    private func record(_ row: Responsibility, _ call: Call) async throws -> ResponsibilityRecord {
        ResponsibilityRecord(row, try await responsibilities.table(at: call.now), try await names())
    }
}
