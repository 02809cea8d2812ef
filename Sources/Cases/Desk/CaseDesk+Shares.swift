import Kernel
import Storage

/// Passing down, sending back, more time, deferral: between an agency and whoever gave it its share.
extension CaseDesk {
    private static let up: ShareCheck = { try $0.mustJudge($1, $2) }

    package func delegate(
        _ target: CaseTarget, assignment: Assignment.Number, to choice: ShareChoice, by officer: Officer
    ) async throws -> Case {
        var draft = ShareDraft(to: try await ports.agency(choice.agency))
        draft.part = choice.part
        draft.person = choice.person
        draft.note = choice.note
        return try await share(ShareTarget(target, assignment), by: officer) { [draft] file, at in
            try file.delegating(assignment, to: draft, at: at.now, under: at.rules)
        }
    }

    package func refuseReply(
        _ target: CaseTarget, assignment: Assignment.Number, because ground: String, by officer: Officer
    ) async throws -> Case {
        try await share(ShareTarget(target, assignment), by: officer, mayIf: Self.lead) { file, at in
            try file.refusingReply(of: assignment, because: ground, at: at.now, under: at.rules)
        }
    }

    /// Whose work it is for: the agency that passed it down, or the one that leads the case.
    private static let lead: ShareCheck = { officer, file, share in
        if share.parent == nil, let lead = file.live { return try officer.mustHandle(file, lead) }
        try officer.mustJudge(file, share)
    }

    package func askExtension(
        _ target: CaseTarget, assignment: Assignment.Number, _ draft: ExtensionDraft, by officer: Officer
    ) async throws -> Case {
        try await share(ShareTarget(target, assignment), by: officer) { file, at in
            try file.askingExtension(of: assignment, draft, at: at.now, under: at.rules)
        }
    }

    package func judgeExtension(
        _ target: CaseTarget, assignment: Assignment.Number, _ judgement: ShareJudgement, by officer: Officer
    ) async throws -> Case {
        try await share(ShareTarget(target, assignment), by: officer, mayIf: Self.up) { file, at in
            switch judgement {
            case .granted: try file.grantingExtension(of: assignment, at: at.now, under: at.rules)
            case .refused(let ground):
                try file.refusingExtension(of: assignment, because: ground, at: at.now, under: at.rules)
            }
        }
    }

    package func askDeferral(
        _ target: CaseTarget, _ draft: DeferralDraft, by officer: Officer
    ) async throws -> Case {
        let number: Assignment.Number = try await look(target.number).live?.number ?? 0
        return try await share(ShareTarget(target, number), by: officer) { file, at in
            try file.askingDeferral(draft, at: at.now, under: at.rules)
        }
    }

    package func judgeDeferral(_ target: CaseTarget, _ judgement: ShareJudgement, by officer: Officer) async throws
        -> Case
    {
        try await act(on: target, by: officer, may: .dispatchCases) { file, at in
            switch judgement {
            case .granted: try file.grantingDeferral(at: at.now, under: at.rules)
            case .refused(let ground): try file.refusingDeferral(because: ground, at: at.now, under: at.rules)
            }
        }
    }

    package func resume(_ target: CaseTarget, by officer: Officer) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            if file.isHandled(by: officer) { return }
            try officer.must(.dispatchCases, file.subject)
        } decide: { file, at in
            try file.resuming(at: at.now, under: at.rules)
        }
    }
}

/// Granted, or refused with a ground.
package enum ShareJudgement: Sendable, Hashable {
    case granted
    case refused(String)
}

/// To whom a share is passed down.
package struct ShareChoice: Sendable, Hashable {
    package let agency: Identifier<AgencyMark>
    package var part: Assignment.Part = .lead
    package var person: Identifier<Visitor>?
    package var note: String?

    package init(to agency: Identifier<AgencyMark>) { self.agency = agency }
}
