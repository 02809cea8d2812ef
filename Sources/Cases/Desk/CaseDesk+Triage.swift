import Kernel
import Storage

extension CaseDesk {
    private func triage(
        _ target: CaseTarget, by officer: Officer, _ decide: @escaping Decide
    ) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            try officer.mustTriage(file)
        } decide: { file, at in
            try decide(file, at)
        }
    }

    package func accept(_ target: CaseTarget, by officer: Officer) async throws -> Case {
        try await triage(target, by: officer) { file, at in try file.accepting(at: at.now, under: at.rules) }
    }

    package func notAccept(
        _ target: CaseTarget, because ground: NotAcceptedGround, note: String?, by officer: Officer
    ) async throws -> Case {
        try await triage(target, by: officer) { file, at in
            try file.notAccepting(because: ground, note: note, at: at.now, under: at.rules)
        }
    }

    package func askForInformation(_ target: CaseTarget, _ question: String, by officer: Officer) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            if file.isHandled(by: officer) { return }
            try officer.mustTriage(file)
        } decide: { file, at in
            try file.askingForInformation(question, at: at.now, under: at.rules)
        }
    }

    package func classify(
        _ target: CaseTarget, as kind: CaseKind, _ urgency: Urgency, _ category: TreePath?, by officer: Officer
    ) async throws -> Case {
        try await categories.must(category)
        return try await triage(target, by: officer) { file, at in
            try file.classifying(as: kind, urgency, category, at: at.now, under: at.rules)
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
        return try await triage(target, by: officer) { [place] file, at in
            try file.locating(place, address: address, at: at.now, under: at.rules)
        }
    }

    /// Handed to 110, 119 or 120, by whoever has the case or the caller in hand.
    package func alert(
        _ target: CaseTarget, _ service: EmergencyService, note: String?, by officer: Officer
    ) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            if file.isHandled(by: officer) { return }
            try officer.mustTriage(file)
        } decide: { file, at in
            try file.alerting(service, note: note, at: at.now, under: at.rules)
        }
    }

    package func askVerification(
        _ target: CaseTarget, of agency: Identifier<AgencyMark>, note: String?, by officer: Officer
    ) async throws -> Case {
        let asked: CaseAgency = try await ports.agency(agency)
        return try await triage(target, by: officer) { file, at in
            try file.askingVerification(of: asked, note: note, at: at.now, under: at.rules)
        }
    }

    package func verify(
        _ target: CaseTarget, isFound: Bool, note: String?, photos: [PhotoHash] = [], by officer: Officer
    ) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            try officer.must(
                .verifyCases, Subject(node: file.place?.path, category: file.category, agencies: [officer.agencyPath]))
        } decide: { file, at in
            let events = try file.verifying(
                isFound: isFound, note: note, photos: photos.count, at: at.now, under: at.rules)
            try Photo.attach(photos, to: file, in: at.tx)
            return events
        }
    }

    package func attach(
        _ target: CaseTarget, photos: [PhotoHash], note: String?, by officer: Officer
    ) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            if file.isHandled(by: officer) { return }
            try officer.mustTriage(file)
        } decide: { file, at in
            let events = try file.attaching(photos.count, note: note, at: at.now, under: at.rules)
            try Photo.attach(photos, to: file, in: at.tx)
            return events
        }
    }
}

extension Case {
    /// One agency's share, for the question who may handle it.
    func subject(of assignment: Assignment) -> Subject {
        Subject(node: place?.path, category: category, agencies: [assignment.agency.path])
    }

    /// Whether the officer handles cases for an agency that has a share now.
    func isHandled(by officer: Officer) -> Bool {
        liveShares.contains { officer.may(.handleCases, subject(of: $0)) }
    }
}
