import Cases
import Kernel

/// 被吹哨单位: an agency called to a whistle, and where it stands: always in exactly one standing.
package struct CalledAgency: Sendable, Hashable {
    /// Counts from 1 within the whistle.
    package typealias Number = Int

    package enum Standing: String, Sendable, Hashable, Codable, CaseIterable {
        case called, acknowledged, late, absent
        /// It says that it need not come, and nobody has judged that yet.
        case declined
        /// The coordinator agreed.
        case excused
        case present
        /// The raiser needs it no more.
        case released
    }

    package let number: Number
    package let agency: CaseAgency
    package let calledAt: Instant
    package internal(set) var standing: Standing = .called
    /// When it must be there.
    package internal(set) var due: Instant
    package internal(set) var acknowledgedAt: Instant?
    package internal(set) var arrivedAt: Instant?
    /// The true due time that passed without it.
    package internal(set) var lateSince: Instant?
    package internal(set) var absentFrom: Instant?
    package internal(set) var wasAbsent = false
    package internal(set) var decline: Decline?
    package internal(set) var presences: [Presence] = []
    package internal(set) var rating: AgencyRating?
    package internal(set) var verdict: WhistleVerdict?

    init(number: Number, _ agency: CaseAgency, due: Instant, at now: Instant) {
        self.number = number
        self.agency = agency
        self.due = due
        calledAt = now
    }

    /// What happens next if nothing is done, by the clock.
    package var nextDue: Instant? {
        switch standing {
        case .called, .acknowledged: due
        case .late: absentFrom
        case .declined: decline.flatMap { $0.isOverdue ? nil : $0.judgeDue }
        case .absent, .excused, .present, .released: nil
        }
    }

    /// Nil while it has not arrived.
    package var isOnTime: Bool? { arrivedAt.map { _ in lateSince == nil } }

    /// Whether it is expected, or there.
    package var isBound: Bool { standing != .excused && standing != .released }
}

/// 拒绝: an agency's word that it need not come, for a listed reason.
package struct Decline: Sendable, Hashable {
    package let reason: DeclineReason
    package let judgeDue: Instant
    package internal(set) var isOverdue = false
    package internal(set) var ruling: Ruling?
}

/// 报到: one person who is there.
package struct Presence: Sendable, Hashable {
    package let person: Identifier<Visitor>?
    /// The number of the text that holds the name.
    package let name: Int
    package let proof: CheckInProof
    package let at: Instant
}

/// How a check-in was shown, and how well. Not where the phone was: only how far from the place.
package struct CheckInProof: Sendable, Hashable, Codable {
    package let method: CheckInMethod
    /// Metres from the named place.
    package let distance: Int?
    /// Metres, as the phone says.
    package let accuracy: Int?
    /// What the phone's clock said; the city's own clock counts.
    package let phoneTime: Instant?
    package let phoneClockIsWrong: Bool?

    init(
        _ method: CheckInMethod, distance: Int? = nil, accuracy: Int? = nil, phoneTime: Instant? = nil,
        phoneClockIsWrong: Bool? = nil
    ) {
        self.method = method
        self.distance = distance
        self.accuracy = accuracy
        self.phoneTime = phoneTime
        self.phoneClockIsWrong = phoneClockIsWrong
    }
}

/// The raiser's word on an agency called, each from 1 to 5.
package struct AgencyRating: Sendable, Hashable, Codable {
    package let arrival: Int
    package let effort: Int
    package let result: Int

    package init(arrival: Int, effort: Int, result: Int) {
        self.arrival = arrival
        self.effort = effort
        self.result = result
    }
}

/// A called agency's word on the whistle, each from 1 to 5: whether it was necessary, whether the raiser could have done it itself.
package struct WhistleVerdict: Sendable, Hashable, Codable {
    package let necessary: Int
    package let ownPower: Int

    package init(necessary: Int, ownPower: Int) {
        self.necessary = necessary
        self.ownPower = ownPower
    }

    /// Below the middle of the scale.
    package var isNeedless: Bool { necessary <= 2 }
}
