import Cases
import Kernel

/// What can happen to a whistle. Payloads hold facts and numbers of texts, never a person's words or name.
package enum WhistleEvent: Sendable, Hashable, Codable {
    case raised(Raising)
    case called(Calling)
    case acknowledged(CalledAgency.Number)
    case checkedIn(CheckIn)
    case declined(Declining)
    case judgementOverdue(Falling)
    case upheld(Judging)
    case overruled(Judging)
    case becameLate(Falling)
    case becameAbsent(Falling)
    case released(Release)
    case extended(Calling.Extension)
    case taskAdded(TaskOrder)
    case taskDone(TaskReport)
    case taskReopened(TaskReopening)
    case closed(Closing)
    case agencyRated(Rated)
    case whistleRated(Judged)

    /// The names under which the log keeps them; never renamed.
    package enum Kind: String, Sendable, CaseIterable {
        case raised, called, acknowledged, checkedIn, declined, judgementOverdue, upheld, overruled, becameLate
        case becameAbsent, released, extended, taskAdded, taskDone, taskReopened, closed, agencyRated, whistleRated
    }
}

package struct Raising: Sendable, Hashable, Codable {
    package let number: WhistleNumber
    package let kind: WhistleKind
    package let raiser: CaseAgency
    package let `case`: Case.ID?
    package let category: TreePath?
    package let place: CasePlace
    package let radius: Int
    package let title: WrittenText
    package let matter: WrittenText?
    package let calls: [Calling]
    package let lead: CalledAgency.Number
}

package struct Calling: Sendable, Hashable, Codable {
    package struct Extension: Sendable, Hashable, Codable {
        package let of: CalledAgency.Number
        package let due: Instant
        package let note: WrittenText?
    }

    package let number: CalledAgency.Number
    package let agency: CaseAgency
    package let due: Instant
    package var note: WrittenText?
}

package struct CheckIn: Sendable, Hashable, Codable {
    package let of: CalledAgency.Number
    package let person: Identifier<Visitor>?
    package let name: WrittenText
    package let proof: CheckInProof
}

package struct Declining: Sendable, Hashable, Codable {
    package let of: CalledAgency.Number
    package let reason: DeclineReason
    package let judgeDue: Instant
    package let note: WrittenText
}

package struct Judging: Sendable, Hashable, Codable {
    package let of: CalledAgency.Number
    package let note: WrittenText
    /// When overruled: when the agency must be there now.
    package var due: Instant?
}

/// Something fell due; `due` is the true moment, however much later it was noticed.
package struct Falling: Sendable, Hashable, Codable {
    package let of: CalledAgency.Number
    package let due: Instant
    /// When being late becomes being absent.
    package var absentFrom: Instant?
}

package struct Release: Sendable, Hashable, Codable {
    package let of: CalledAgency.Number
    package let note: WrittenText?
}

package struct TaskOrder: Sendable, Hashable, Codable {
    package let number: JointTask.Number
    package let agency: CalledAgency.Number
    package let text: WrittenText
    package let due: Day
}

package struct TaskReport: Sendable, Hashable, Codable {
    package let of: JointTask.Number
    package let text: WrittenText
    package let photos: Int
}

package struct TaskReopening: Sendable, Hashable, Codable {
    package let of: JointTask.Number
    package let text: WrittenText
}

package struct Closing: Sendable, Hashable, Codable {
    package let result: WrittenText
    /// Why it ends with tasks undone.
    package let why: WrittenText?
}

package struct Rated: Sendable, Hashable, Codable {
    package let of: CalledAgency.Number
    package let rating: AgencyRating
    package let note: WrittenText?
}

package struct Judged: Sendable, Hashable, Codable {
    package let of: CalledAgency.Number
    package let verdict: WhistleVerdict
    package let note: WrittenText?
}

extension WhistleEvent {
    package var kind: Kind {
        switch self {
        case .raised: .raised
        case .called: .called
        case .acknowledged: .acknowledged
        case .checkedIn: .checkedIn
        case .declined: .declined
        case .judgementOverdue: .judgementOverdue
        case .upheld: .upheld
        case .overruled: .overruled
        case .becameLate: .becameLate
        case .becameAbsent: .becameAbsent
        case .released: .released
        case .extended: .extended
        case .taskAdded: .taskAdded
        case .taskDone: .taskDone
        case .taskReopened: .taskReopened
        case .closed: .closed
        case .agencyRated: .agencyRated
        case .whistleRated: .whistleRated
        }
    }

    /// The texts that came with it, in the order of their numbers.
    package var texts: [WrittenText] {
        switch self {
        case .raised(let fact): [fact.title, fact.matter].compactMap(\.self)
        case .called(let fact): [fact.note].compactMap(\.self)
        case .checkedIn(let fact): [fact.name]
        case .declined(let fact): [fact.note]
        case .upheld(let fact), .overruled(let fact): [fact.note]
        case .released(let fact): [fact.note].compactMap(\.self)
        case .extended(let fact): [fact.note].compactMap(\.self)
        case .taskAdded(let fact): [fact.text]
        case .taskDone(let fact): [fact.text]
        case .taskReopened(let fact): [fact.text]
        case .closed(let fact): [fact.result, fact.why].compactMap(\.self)
        case .agencyRated(let fact): [fact.note].compactMap(\.self)
        case .whistleRated(let fact): [fact.note].compactMap(\.self)
        case .acknowledged, .judgementOverdue, .becameLate, .becameAbsent: []
        }
    }

    /// The agency called that it is about.
    package var agency: CalledAgency.Number? {
        switch self {
        case .called(let fact): fact.number
        case .acknowledged(let number): number
        case .checkedIn(let fact): fact.of
        case .declined(let fact): fact.of
        case .upheld(let fact), .overruled(let fact): fact.of
        case .judgementOverdue(let fact), .becameLate(let fact), .becameAbsent(let fact): fact.of
        case .released(let fact): fact.of
        case .extended(let fact): fact.of
        case .taskAdded(let fact): fact.agency
        case .agencyRated(let fact): fact.of
        case .whistleRated(let fact): fact.of
        case .raised, .taskDone, .taskReopened, .closed: nil
        }
    }
}
