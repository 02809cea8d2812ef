import Calendar
import Kernel

/// The rules of a city as data, with the defaults it starts with.
package struct CaseRules: Sendable {
    package var returnReasons: Set<ReturnReason> = Set(ReturnReason.allCases)
    /// At this many returns of a case the dispatcher's ruling is final.
    package var returnsUntilRuling: Int = 3
    package var automaticRedos: Int = 1
    package var followUpTries: Int = 3
    /// A satisfaction up to this step (of 1–5) counts as unsatisfied.
    package var unsatisfiedUpTo: Int = 2
    /// The complaints about a handling that are worth doing it again.
    package var redoGrounds: Set<Dissatisfaction> = [.notContacted, .notDone, .untrue, .badManner]
    /// Public reports of these are checked on site before dispatch.
    package var verifiedKinds: Set<CaseKind> = [.finding]
    package var verifiedCategories: [TreePath] = []
    /// Channels whose reports were made on site.
    package var onSiteChannels: Set<CaseChannel> = [.gridPatrol, .sensor, .proactive]
    /// A photo with a place stands for the check on site.
    package var photoWithPlaceSuffices = true
    package var shortestAnswer: Int = 5
    package var longestText: Int = 4_000
    package var mostPhotos: Int = 9
    package var standard: ServiceStandard = .usual
    package var workingTime: WorkingTime

    package init(workingTime: WorkingTime) { self.workingTime = workingTime }

    func dispatchDue(_ kind: CaseKind, _ urgency: Urgency, from start: Instant) -> Instant {
        due(.dispatch, kind, urgency, from: start)
    }

    func signDue(_ kind: CaseKind, _ urgency: Urgency, from start: Instant) -> Instant {
        due(.sign, kind, urgency, from: start)
    }

    func replyDue(_ kind: CaseKind, _ urgency: Urgency, from start: Instant) -> Instant {
        due(.reply, kind, urgency, from: start)
    }

    func followUpDue(_ kind: CaseKind, _ urgency: Urgency, from start: Instant) -> Instant {
        due(.followUp, kind, urgency, from: start)
    }

    private func due(_ clock: ServiceClock, _ kind: CaseKind, _ urgency: Urgency, from start: Instant) -> Instant {
        workingTime.deadline(standard.limit(clock, for: ServiceClass(kind, urgency)), from: start).at
    }

    func day(of instant: Instant) -> Day { workingTime.zone.day(of: instant) }

    func text(_ instant: Instant) -> String { workingTime.zone.text(instant) }

    /// Call-backs are tried on different half-days; this counts them.
    func halfDay(of instant: Instant) -> Int {
        let morning: Bool = workingTime.zone.timeOfDay(instant) < .hours(12)
        return workingTime.zone.day(of: instant).number * 2 + (morning ? 0 : 1)
    }
}

extension ServiceClass {
    init(_ kind: CaseKind, _ urgency: Urgency) {
        switch urgency {
        case .danger: self = .danger
        case .utility: self = .utility
        case .complex: self = .complex
        case .normal: self = kind == .inquiry ? .inquiry : .ordinary
        }
    }
}
