import Cases
import Kernel

/// A case of the history before it has been lived: what comes in, when, where and from whom.
struct PlannedCase: Sendable {
    let at: Instant
    let theme: String
    let category: TreePath
    let kind: CaseKind
    let urgency: Urgency
    let channel: CaseChannel
    let standing: ReporterStanding
    let spot: Spot
    let story: Story
    /// Nil when the reporter is anonymous.
    let caller: Caller?
    /// The planted incident it belongs to.
    let incident: String?
    /// Not the city's to take.
    let refusal: NotAcceptedGround?
}

/// An invented resident.
struct Caller: Sendable, Hashable {
    let name: String
    let phone: String
}
