import Kernel

/// A case as staff see it, with its whole history.
package struct CaseView: Sendable {
    package let file: Case
    package let history: [CaseChange]
    /// What people wrote, by number; an erased text is empty.
    package let texts: [Int: String]
    package let photos: [CasePhoto]
    /// Nil when anonymous, erased, or hidden from the viewer.
    package let reporter: MaskedReporter?
    package let isReporterHidden: Bool
    package let leader: CaseNumber?
    package let followers: [CaseNumber]

    package var description: String { texts[1] ?? "" }
    package var address: String? { file.address.flatMap { texts[$0] } }
    package func text(_ written: WrittenText?) -> String? { written.flatMap { texts[$0.number] } }
}

/// A case as its reporter sees it.
package struct ResidentCase: Sendable, Hashable {
    package let number: CaseNumber
    package let version: Int
    package let state: CaseState
    package let kind: CaseKind
    package let category: TreePath?
    package let place: TreePath?
    package let createdAt: Instant
    package let updatedAt: Instant
    package let description: String
    package let address: String?
    package let photos: [CasePhoto]
    package let handler: CaseAgency
    /// What they are asked, while it is not answered.
    package let question: String?
    package let answer: String?
    package let refusal: (ground: NotAcceptedGround, note: String?)?
    package let closing: ClosingGround?
    package let mayFollowUp: Bool
    package let mayWithdraw: Bool
    package let steps: [Step]
    package let reveals: [Seen]

    /// A state it came into.
    package struct Step: Sendable, Hashable {
        package let state: CaseState
        package let at: Instant
    }

    /// Somebody looked at who they are.
    package struct Seen: Sendable, Hashable {
        package let at: Instant
        package let purpose: RevealPurpose
        package let agency: Identifier<AgencyMark>?
    }

    package static func == (a: Self, b: Self) -> Bool { a.number == b.number && a.version == b.version }
    package func hash(into hasher: inout Hasher) {
        hasher.combine(number)
        hasher.combine(version)
    }
}

extension ResidentCase {
    init(_ file: Case, _ history: [CaseChange], texts: [Int: String], photos: [CasePhoto]) {
        number = file.number
        version = file.version
        state = file.state
        kind = file.kind
        category = file.category
        place = file.place?.path
        createdAt = file.createdAt
        updatedAt = file.updatedAt
        description = texts[1] ?? ""
        address = file.address.flatMap { texts[$0] }
        self.photos = photos
        handler = file.handler
        question = file.question.flatMap { texts[$0] }
        answer = file.answer.flatMap { texts[$0] }
        refusal = Self.refusal(history, texts)
        closing = if case .closed(let ground) = file.outcome { ground } else { nil }
        mayFollowUp = file.allows(.followUp)
        mayWithdraw = file.allows(.withdraw)
        steps = Self.steps(file.id, history)
        reveals = history.compactMap { moment in
            guard case .revealed(let fact) = moment.event else { return nil }
            return Seen(at: moment.at, purpose: fact.purpose, agency: moment.author.agency)
        }
    }

    private static func refusal(_ history: [CaseChange], _ texts: [Int: String]) -> (NotAcceptedGround, String?)? {
        for moment in history {
            if case .notAccepted(let fact) = moment.event {
                return (fact.ground, fact.note.flatMap { texts[$0.number] })
            }
        }
        return nil
    }

    /// The states in the order in which it came into them.
    private static func steps(_ id: Case.ID, _ history: [CaseChange]) -> [Step] {
        var steps: [Step] = []
        var file: Case?
        for moment in history {
            if file == nil {
                file = Case.replay(id, [(moment.event, moment.at)])
            } else {
                file?.apply(moment.event, at: moment.at)
            }
            guard let state = file?.state, state != steps.last?.state else { continue }
            steps.append(Step(state: state, at: moment.at))
        }
        return steps
    }
}
