import Calendar
import Kernel

/// The rules of a city as data, with the defaults it starts with.
package struct CaseRules: Sendable, Equatable {
    /// Which version of the city's rules this is; 0 are the defaults.
    package var version: Int = 0
    package var policy = CasePolicy()
    package var standard: ServiceStandard = .usual
    package var workingTime: WorkingTime

    package init(workingTime: WorkingTime) { self.workingTime = workingTime }

    package static func == (a: Self, b: Self) -> Bool {
        (a.version, a.policy, a.standard) == (b.version, b.policy, b.standard)
    }

    func term(_ clock: ServiceClock, for matter: CaseMatter, from start: Instant) -> Term {
        term(standard.limit(clock, for: matter), from: start)
    }

    func term(_ limit: Limit, from start: Instant) -> Term {
        let deadline: Deadline = workingTime.deadline(limit, from: start)
        return Term(limit, due: deadline.at, isProvisional: deadline.isProvisional)
    }

    func day(of instant: Instant) -> Day { workingTime.zone.day(of: instant) }

    func text(_ instant: Instant) -> String { workingTime.zone.text(instant) }

    /// Call-backs are tried on different half-days; this counts them.
    package func halfDay(of instant: Instant) -> Int {
        let morning: Bool = workingTime.zone.timeOfDay(instant) < .hours(12)
        return workingTime.zone.day(of: instant).number * 2 + (morning ? 0 : 1)
    }
}

/// The numbers and lists a city edits.
package struct CasePolicy: Sendable, Hashable, Codable {
    package var returnReasons: Set<ReturnReason> = Set(ReturnReason.allCases)
    /// At this many returns of a case the dispatcher's ruling is final.
    package var returnsUntilRuling: Int = 3
    package var mostExtensions: Int = 2
    /// A deferred case comes back after at most so many days.
    package var longestDeferral: Int = 365
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
    /// The clocks that stand still while the reporter is asked.
    package var pausedClocks: Set<ServiceClock> = [.reply]
    /// A question that is not answered by then lapses, and the clocks go on.
    package var informationLimit: Limit = .workingDays(5)
    package var remindLimit: Limit = .workingDays(1)
    package var superviseLimit: Limit = .workingDays(3)
    /// Percent of a clock's time.
    package var reminderAt: Int = 50
    package var yellowAt: Int = 80
    package var shortestAnswer: Int = 5
    package var longestText: Int = 4_000
    package var mostPhotos: Int = 9

    package init() {}
}

extension CaseRules {
    package var returnReasons: Set<ReturnReason> {
        get { policy.returnReasons }
        set { policy.returnReasons = newValue }
    }
    package var returnsUntilRuling: Int { policy.returnsUntilRuling }
    package var automaticRedos: Int { policy.automaticRedos }
    package var followUpTries: Int { policy.followUpTries }
    package var unsatisfiedUpTo: Int { policy.unsatisfiedUpTo }
    package var redoGrounds: Set<Dissatisfaction> { policy.redoGrounds }
    package var verifiedKinds: Set<CaseKind> { policy.verifiedKinds }
    package var verifiedCategories: [TreePath] { policy.verifiedCategories }
    package var onSiteChannels: Set<CaseChannel> { policy.onSiteChannels }
    package var photoWithPlaceSuffices: Bool { policy.photoWithPlaceSuffices }
    package var reminderAt: Int { policy.reminderAt }
    package var yellowAt: Int { policy.yellowAt }
    package var shortestAnswer: Int { policy.shortestAnswer }
    package var longestText: Int { policy.longestText }
    package var mostPhotos: Int { policy.mostPhotos }
}
