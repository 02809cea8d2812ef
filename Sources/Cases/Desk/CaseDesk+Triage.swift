import Kernel
import Storage

extension CaseDesk {
    private func triage(
        _ target: CaseTarget, by officer: Officer, _ decide: @escaping Decide
    ) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            try officer.mustTriage(file)
        } decide: { file, now, _ in
            try decide(file, now)
        }
    }

    package func accept(_ target: CaseTarget, by officer: Officer) async throws -> Case {
        try await triage(target, by: officer) { [rules] file, now in try file.accepting(at: now, under: rules) }
    }

    package func notAccept(
        _ target: CaseTarget, because ground: NotAcceptedGround, note: String?, by officer: Officer
    ) async throws -> Case {
        try await triage(target, by: officer) { [rules] file, now in
            try file.notAccepting(because: ground, note: note, at: now, under: rules)
        }
    }

    package func askForInformation(_ target: CaseTarget, _ question: String, by officer: Officer) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            if let live = file.live, officer.may(.handleCases, file.subject(of: live)) { return }
            try officer.mustTriage(file)
        } decide: { [rules] file, now, _ in
            try file.askingForInformation(question, at: now, under: rules)
        }
    }

    package func classify(
        _ target: CaseTarget, as kind: CaseKind, _ urgency: Urgency, _ category: TreePath?, by officer: Officer
    ) async throws -> Case {
        try await categories.must(category)
        return try await triage(target, by: officer) { [rules] file, now in
            try file.classifying(as: kind, urgency, category, at: now, under: rules)
        }
    }

    /// By a point, a chosen node, both, or an address alone.
    package func locate(
        _ target: CaseTarget, point: Coordinate?, node: Identifier<TerritoryMark>?, address: String?,
        by officer: Officer
    ) async throws -> Case {
        var place: CasePlace?
        if let point {
            place = try await self.place(of: point, within: node)
        } else if let node {
            place = try await self.place(named: node)
        }
        return try await triage(target, by: officer) { [rules, place] file, now in
            try file.locating(place, address: address, at: now, under: rules)
        }
    }

    package func askVerification(
        _ target: CaseTarget, of agency: Identifier<AgencyMark>, note: String?, by officer: Officer
    ) async throws -> Case {
        let asked: CaseAgency = try await ports.agency(agency)
        return try await triage(target, by: officer) { [rules] file, now in
            try file.askingVerification(of: asked, note: note, at: now, under: rules)
        }
    }

    package func verify(
        _ target: CaseTarget, isFound: Bool, note: String?, photos: [PhotoHash] = [], by officer: Officer
    ) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            try officer.must(
                .verifyCases, Subject(node: file.place?.path, category: file.category, agencies: [officer.agencyPath]))
        } decide: { [rules] file, now, tx in
            let events = try file.verifying(isFound: isFound, note: note, photos: photos.count, at: now, under: rules)
            try Photo.attach(photos, to: file, in: tx)
            return events
        }
    }

    package func attach(
        _ target: CaseTarget, photos: [PhotoHash], note: String?, by officer: Officer
    ) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            if let live = file.live, officer.may(.handleCases, file.subject(of: live)) { return }
            try officer.mustTriage(file)
        } decide: { [rules] file, now, tx in
            let events = try file.attaching(photos.count, note: note, at: now, under: rules)
            try Photo.attach(photos, to: file, in: tx)
            return events
        }
    }
}

extension Case {
    /// One agency's share, for the question who may handle it.
    func subject(of assignment: Assignment) -> Subject {
        Subject(node: place?.path, category: category, agencies: [assignment.agency.path])
    }
}
