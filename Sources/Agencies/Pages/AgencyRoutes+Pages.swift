import HTTPTypes
import Kernel
import Site

extension AgencyRoutes {
    var agencyPages: [Route] {
        let draft: [Field] = [
            .text("code", max: 40, required: true), .text("name", max: 80, required: true),
            .word("type", AgencyType.self, required: true), .text("duty", max: 40),
            .text("territory", max: 40, required: true), .text("parent", max: 40),
        ]
        return [
            .page(.get, "/agencies", .staff(.viewAgencies), "agency.tree") { call in
                .page("agency-tree", try await tree(nil, call))
            },
            .page(.get, "/agencies/{code}", .staff(.viewAgencies), "agency.show") { call in
                .page("agency-tree", try await tree(call.parameter("code"), call))
            },
            .page(
                .post, "/agencies", .staff(.editAgencies), "agency.add", input: draft,
                form: { call in .page("agency-tree", try await tree(call.refused?.entered["parent"], call)) }, add),
            .page(
                .post, "/agencies/{code}/active", .staff(.editAgencies), "agency.setActive",
                input: [.flag("active"), .text("successor", max: 40)],
                form: { call in .page("agency-tree", try await tree(call.parameter("code"), call)) }, setActive),
        ]
    }

    private func add(_ call: Call) async throws -> Reply {
        let agency: Agency = try await agencies.add(draft(call), by: call.officer())
        return .redirect("/agencies/\(agency.code)", notice: "agency.added")
    }

    func draft(_ call: Call) async throws -> AgencyDraft {
        let parent: String? = try call.input.optional("parent")
        let names: PathNames = try await names()
        return AgencyDraft(
            code: try call.input("code"), name: try call.input("name"),
            kind: AgencyKind(try call.input.word("type"), duty: try call.input.optional("duty")),
            parent: try await parent.asyncMap { try await self.agency(code: $0, at: call.now).id },
            territory: try names.place(code: try call.input("territory"), field: "territory"))
    }

    private func setActive(_ call: Call) async throws -> Reply {
        let agency: Agency = try await agency(code: call.parameter("code"), at: call.now)
        _ = try await setActive(call.input.flag("active"), agency.id, call)
        await responsibilities.forget()
        return .redirect("/agencies/\(agency.code)", notice: "agency.changed")
    }

    /// Opens an agency again, or closes it in favour of the successor that is named by its code.
    func setActive(_ isActive: Bool, _ id: Agency.ID, _ call: Call) async throws -> Agency {
        guard !isActive else { return try await agencies.reopen(id, by: call.officer(), once: call.once) }
        let code: String? = try call.input.optional("successor")
        let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
        let successor: Agency? = try code.map { code in
            guard let found = table.agency(code: code) else { throw AgencyRefusal.unknownSuccessor }
            return found
        }
        return try await agencies.close(id, successor: successor?.id, by: call.officer(), once: call.once)
    }

    private func tree(_ code: String?, _ call: Call) async throws -> AgencyTreePage {
        let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
        let names: PathNames = try await names()
        let here: Agency? = try code.flatMap { code in
            if let found = table.agency(code: code) { return found }
            if call.refused == nil { throw AgencyRefusal.unknownAgency }
            return nil
        }
        return AgencyTreePage(here, table, names, call)
    }
}

extension Optional {
    fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async throws -> T? {
        if let self { try await transform(self) } else { nil }
    }
}
