import Kernel

/// What can happen to an application. Payloads hold facts and numbers of texts, never a person's words or name.
package enum ApplicationEvent: Sendable, Hashable {
    case filed(Filing)
    case evidenceAsked(EvidenceRequest)
    case evidenceAdded(Evidence)
    case secondAsked(Seconding)
    case judged(Judgement)
    case withdrawn(Leaving)
    case appealed(AppealLink)
    case overturned(AppealLink)
}

extension ApplicationEvent {
    /// The text that came with the event.
    package var text: WrittenText? {
        switch self {
        case .filed(let fact): fact.statement
        case .evidenceAsked(let fact): fact.question
        case .evidenceAdded(let fact): fact.text
        case .secondAsked(let fact): fact.judgement.reason
        case .judged(let fact): fact.reason
        case .withdrawn(let fact): fact.note
        case .appealed, .overturned: nil
        }
    }
}

extension Application {
    /// The application that these events add up to; nil when they do not begin with its filing.
    package static func replay(_ id: ID, _ events: some Sequence<(event: ApplicationEvent, at: Instant)>)
        -> Application?
    {
        var file: Application?
        for (event, instant) in events {
            if file == nil, case .filed(let filing) = event { file = Application(id: id, filing, at: instant) }
            file?.apply(event, at: instant)
        }
        return file
    }

    /// Takes an event in; the only way an application changes.
    package mutating func apply(_ event: ApplicationEvent, at now: Instant) {
        version += 1
        updatedAt = now
        texts = max(texts, event.text?.number ?? 0)
        switch event {
        case .filed: break
        case .evidenceAsked(let fact): take(fact)
        case .evidenceAdded(let fact): take(fact)
        case .secondAsked(let fact): take(fact)
        case .judged(let fact): take(fact, at: now)
        case .withdrawn: end(.withdrawn)
        case .appealed(let fact): appeal = fact.appeal
        case .overturned: overturnedAt = now
        }
    }

    /// No clock runs after the end.
    mutating func end(_ state: ApplicationState) {
        self.state = state
        judgeDue = nil
        remaining = nil
        question = nil
    }
}
