import Cases
import Kernel
import Site

/// The history of an application in sentences.
struct ApplicationStory {
    let view: ApplicationView
    let names: AgencyNames
    let call: Call

    init(_ view: ApplicationView, _ names: AgencyNames, _ call: Call) {
        self.view = view
        self.names = names
        self.call = call
    }

    var moments: [ApplicationFilePage.Moment] { view.history.map(moment) }

    private func moment(_ change: ApplicationChange) -> ApplicationFilePage.Moment {
        let what: String = call.say("application.event.\(word(change.event))", facts(change))
        return ApplicationFilePage.Moment(
            when: Moments(call).moment(change.at), what: what,
            why: change.event.text.flatMap { view.texts[$0.number] }.flatMap { $0.isEmpty ? nil : $0 },
            look: look(change.event))
    }

    /// A judgement has a sentence for each decision.
    private func word(_ event: ApplicationEvent) -> String {
        if case .judged(let fact) = event { return fact.decision.rawValue }
        return event.kind.rawValue
    }

    private func facts(_ change: ApplicationChange) -> [String: String] {
        let person: String = change.author.person.flatMap { view.names[$0] } ?? call.say("application.somebody")
        return [
            "person": person, "agency": agency(change.event), "kind": call.word(view.file.kind),
            "ground": call.word(view.file.ground),
        ]
    }

    /// The agency an event speaks of: the judge's, else the one that asks.
    private func agency(_ event: ApplicationEvent) -> String {
        switch event {
        case .evidenceAsked(let fact): names(fact.by.agency.path)
        case .secondAsked(let fact): names(fact.judgement.by.agency.path)
        case .judged(let fact): names(fact.by.agency.path)
        default: names(view.file.agency.path)
        }
    }

    private func look(_ event: ApplicationEvent) -> String {
        switch event {
        case .judged(let fact): fact.decision == .granted ? "event-done" : "event-grave"
        case .overturned: "event-grave"
        default: "event-plain"
        }
    }
}
