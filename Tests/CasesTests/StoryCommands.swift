import Calendar
import Cases
import Kernel

extension Story {
    /// One of many commands, whether or not it is allowed now.
    mutating func command(_ choice: Int, _ random: inout SeededGenerator) throws {
        let number: Int = 1 + Int(random.next() % UInt64(max(1, file.assignments.count)))
        let agency: CaseAgency = .numbered(Int(random.next() % 4))
        switch choice {
        case 0...16: try plain(choice, number, agency, &random)
        case 17...24: try joint(choice, number, agency, &random)
        default: try timed(choice, number, agency, &random)
        }
    }

    private mutating func plain(
        _ choice: Int, _ number: Int, _ agency: CaseAgency, _ random: inout SeededGenerator
    ) throws {
        switch choice {
        case 0, 1: try act { try $0.dispatching(to: agency, on: nil, at: $1, under: $2) }
        case 2, 3: try act { try $0.signing(number, at: $1, under: $2) }
        case 4: try askReturn()
        case 5: try act { try $0.acceptingReturn(of: number, note: "so be it", at: $1, under: $2) }
        case 6: try act { try $0.refusingReturn(of: number, because: "it is yours", at: $1, under: $2) }
        case 7: try act { try $0.takingBack(number, note: nil, at: $1, under: $2) }
        case 8: try act { try $0.askingForInformation("which one?", at: $1, under: $2) }
        case 9: try act { try $0.providingInformation("that one", photos: 1, at: $1, under: $2) }
        case 10: try act { try $0.classifying(as: .complaint, .utility, .streetLights, at: $1, under: $2) }
        case 11: try act { try $0.verifying(isFound: true, note: nil, at: $1, under: $2) }
        case 12: try act { try $0.answeringAtOnce(.usual, at: $1, under: $2) }
        case 13: try followUp(solved: random.next() % 2 == 0, satisfaction: 1 + Int(random.next() % 5))
        case 14: try act { try $0.missingReporter(at: $1, under: $2) }
        case 15: try act { try $0.redoing(by: agency, because: "again", at: $1, under: $2) }
        default: try act { try $0.closing(note: nil, at: $1, under: $2) }
        }
    }

    private mutating func joint(
        _ choice: Int, _ number: Int, _ agency: CaseAgency, _ random: inout SeededGenerator
    ) throws {
        switch choice {
        case 17:
            var draft = DispatchDraft(to: agency)
            draft.supports = [.numbered(5), .numbered(6)]
            try act { [draft] in try $0.dispatching(draft, at: $1, under: $2) }
        case 18, 19:
            let parent: CaseAgency = file.assignment(number)?.agency ?? agency
            var child = ShareDraft(to: .below(parent, Int(random.next() % 3)))
            child.part = random.next() % 3 == 0 ? .support : .lead
            try act { [child] in try $0.delegating(number, to: child, at: $1, under: $2) }
        case 20, 21, 22: try act { try $0.replying(.usual, to: number, at: $1, under: $2) }
        case 23: try act { try $0.refusingReply(of: number, because: "not enough", at: $1, under: $2) }
        default: try act { try $0.ruling(for: agency, because: "it is theirs", at: $1, under: $2) }
        }
    }

    private mutating func timed(
        _ choice: Int, _ number: Int, _ agency: CaseAgency, _ random: inout SeededGenerator
    ) throws {
        switch choice {
        case 25: try act { try $0.askingExtension(of: number, ExtensionDraft(1, because: "rain"), at: $1, under: $2) }
        case 26: try act { try $0.grantingExtension(of: number, at: $1, under: $2) }
        case 27: try act { try $0.refusingExtension(of: number, because: "no", at: $1, under: $2) }
        case 28:
            let day: Day = rules.workingTime.zone.day(of: now).adding(days: 10)
            try act {
                try $0.askingDeferral(DeferralDraft(.funding, measure: "a pole", review: day), at: $1, under: $2)
            }
        case 29: try act { try $0.grantingDeferral(at: $1, under: $2) }
        case 30: try act { try $0.resuming(at: $1, under: $2) }
        case 31: try act { try $0.ordering(OrderDraft(.supervise, "hurry"), at: $1, under: $2) }
        case 32: try act { file, _, _ in file.handingOver(from: agency, to: .numbered(9)) }
        default: try act { try $0.contacting(number, ContactDraft(reached: true), at: $1, under: $2) }
        }
    }
}

extension CaseAgency {
    /// An agency below another.
    static func below(_ parent: CaseAgency, _ index: Int) -> CaseAgency {
        CaseAgency(
            id: Identifier(high: parent.id.high, low: parent.id.low &* 31 &+ UInt64(index) &+ 0x1000),
            path: parent.path.child("B\(index)"))
    }
}

/// The first-receiver rule once more, told event by event: what `Case.owner` reckons from the shares.
struct OwnerModel {
    private(set) var owner: CaseAgency
    private var receiver: CaseAgency
    private var agencies: [Int: CaseAgency] = [:]
    private var parents: [Int: Int] = [:]
    private var leads: Set<Int> = []
    /// The share whose agency owns the case; nil is the first receiver.
    private var holder: Int?
    private var shelved: Int?

    init(_ history: [(event: CaseEvent, at: Instant)]) {
        receiver = .centre
        owner = .centre
        for (event, _) in history { take(event) }
    }

    private mutating func take(_ event: CaseEvent) {
        switch event {
        case .dispatched(let fact): note(fact)
        case .redone(let fact): note(fact.dispatch)
        case .signed(let fact): if isLead(fact.of) { hold(fact.of) }
        case .replied(let fact): if let number = fact.of, !fact.answersCase, holder == number { hold(parents[number]) }
        case .replyRefused(let fact): if isLead(fact.of) { hold(fact.of) }
        case .returnAccepted(let fact), .assignmentWithdrawn(let fact): if isUnder(fact.of) { hold(parents[fact.of]) }
        case .merged:
            shelved = holder
            hold(nil)
        case .unmerged: hold(shelved)
        case .answeredByLeader: hold(nil)
        case .handedOver(let fact): replace(fact)
        default: break
        }
    }

    private mutating func note(_ fact: Dispatch) {
        agencies[fact.assignment] = fact.agency
        parents[fact.assignment] = fact.under
        if fact.part == .lead { leads.insert(fact.assignment) }
    }

    private mutating func hold(_ number: Int?) {
        holder = number
        owner = number.flatMap { agencies[$0] } ?? receiver
    }

    /// Agencies that have nothing live keep their name in old shares; the model need not tell them apart.
    private mutating func replace(_ fact: HandOver) {
        if receiver.id == fact.from.id { receiver = fact.to }
        for (number, agency) in agencies where agency.id == fact.from.id { agencies[number] = fact.to }
        hold(holder)
    }

    /// A lead all the way up.
    private func isLead(_ number: Int) -> Bool {
        guard leads.contains(number) else { return false }
        return parents[number].map(isLead) ?? true
    }

    private func isUnder(_ number: Int) -> Bool {
        var next: Int? = holder
        while let at = next {
            if at == number { return true }
            next = parents[at]
        }
        return false
    }
}
