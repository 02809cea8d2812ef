import Cases
import Kernel
import Site

extension ApplicationRoutes {
    /// A case's applications beside it, and the way to file one.
    package var aside: CaseAsides {
        { call, file in
            let officer: Officer = try call.officer()
            let names: AgencyNames = try await names(call)
            let rows: [ApplicationRow] = try await desk.list(about: file.id)
            let lines: [Aside.Line] = rows.map { row in
                Aside.Line(
                    call.say(
                        "application.aside.line", ["kind": call.word(row.kind), "agency": names(row.agency)]),
                    href: officer.maySee(row) ? "/applications/\(row.id)" : nil,
                    note: StateMark(row.state, isOverturned: row.overturnedAt != nil, call).word)
            }
            let way: Aside.Line? = try await self.way(officer, file, call)
            guard !lines.isEmpty || way != nil else { return nil }
            return Aside(call.say("application.aside"), lines: lines, way: way)
        }
    }

    /// Shown to those who may file now; why others may not is told where they try.
    private func way(_ officer: Officer, _ file: Case, _ call: Call) async throws -> Aside.Line? {
        guard officer.may(.handleCases, file.subject), file.subject.agencies.contains(officer.agencyPath) else {
            return nil
        }
        do {
            _ = try await desk.filing(about: file.number, by: officer)
        } catch is ApplicationRefusal {
            return nil
        }
        return Aside.Line(call.say("application.aside.file"), href: "/cases/\(file.number)/applications/new")
    }
}

extension Officer {
    /// As for the application itself, by what a list knows of it.
    fileprivate func maySee(_ row: ApplicationRow) -> Bool {
        let subject = Subject(
            node: row.territory, category: row.category, agencies: row.involved.parties.agencies + [row.agency])
        if may(.judgeApplications, subject) || may(.superviseCases, subject) { return true }
        return agencyPath.contains(row.agency) && may(.handleCases, subject)
    }
}
