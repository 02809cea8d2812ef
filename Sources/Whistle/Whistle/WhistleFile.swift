import Cases
import Kernel

/// 哨单: one whistle from the call to the close. All of it follows from its events.
package struct WhistleFile: Sendable, Hashable {
    package typealias ID = Identifier<WhistleFile>

    package let id: ID
    package let number: WhistleNumber
    package let kind: WhistleKind
    package let raiser: CaseAgency
    /// Nil for a standing problem without a case.
    package let `case`: Case.ID?
    package let category: TreePath?
    package let place: CasePlace
    package let radius: Int
    package let raisedAt: Instant
    package let lead: CalledAgency.Number

    package internal(set) var version = 0
    package internal(set) var updatedAt: Instant
    package internal(set) var called: [CalledAgency]
    package internal(set) var tasks: [JointTask] = []
    package internal(set) var closedAt: Instant?
    package internal(set) var texts = 0
    package internal(set) var photos = 0

    init(id: ID, _ raising: Raising, at now: Instant) {
        self.id = id
        number = raising.number
        kind = raising.kind
        raiser = raising.raiser
        `case` = raising.case
        category = raising.category
        place = raising.place
        radius = raising.radius
        lead = raising.lead
        raisedAt = now
        updatedAt = now
        called = raising.calls.map { CalledAgency(number: $0.number, $0.agency, due: $0.due, at: now) }
    }
}

extension WhistleFile {
    package var state: WhistleState {
        if closedAt != nil { return .closed }
        return called.contains { $0.standing == .present } ? .underway : .raised
    }

    package var isOpen: Bool { closedAt == nil }

    /// What happens next if nothing is done, by the clock.
    package var nextDue: Instant? { isOpen ? called.compactMap(\.nextDue).min() : nil }

    /// Everybody it concerns, for the question who may see it.
    package var subject: Subject {
        Subject(node: place.path, category: category, agencies: [raiser.path] + called.map(\.agency.path))
    }

    package subscript(called number: CalledAgency.Number) -> CalledAgency? {
        called.indices.contains(number - 1) ? called[number - 1] : nil
    }

    package subscript(task number: JointTask.Number) -> JointTask? {
        tasks.indices.contains(number - 1) ? tasks[number - 1] : nil
    }

    /// The agency called in which this one works, or which is this one.
    package func called(_ path: TreePath) -> CalledAgency? {
        called.filter { $0.agency.path.contains(path) }.max { $0.agency.path.depth < $1.agency.path.depth }
    }

    mutating func change(_ number: CalledAgency.Number, _ body: (inout CalledAgency) -> Void) {
        guard called.indices.contains(number - 1) else { return }
        body(&called[number - 1])
    }

    mutating func change(task number: JointTask.Number, _ body: (inout JointTask) -> Void) {
        guard tasks.indices.contains(number - 1) else { return }
        body(&tasks[number - 1])
    }

    func must(_ number: CalledAgency.Number) throws(WhistleRefusal) -> CalledAgency {
        guard let found = self[called: number] else { throw .notCalled }
        return found
    }

    func mustBeOpen() throws(WhistleRefusal) {
        if closedAt != nil { throw .isClosed }
    }
}

extension WhistleFile {
    /// The whistle that these events add up to; nil when they do not begin with its raising.
    package static func replay(_ id: ID, _ events: some Sequence<(event: WhistleEvent, at: Instant)>) -> WhistleFile? {
        var file: WhistleFile?
        for (event, instant) in events {
            if file == nil, case .raised(let raising) = event { file = WhistleFile(id: id, raising, at: instant) }
            file?.apply(event, at: instant)
        }
        return file
    }

    /// Takes an event in; the only way a whistle changes.
    package mutating func apply(_ event: WhistleEvent, at now: Instant) {
        version += 1
        updatedAt = now
        texts = max(texts, event.texts.last?.number ?? 0)
        switch event {
        case .raised: break
        case .called(let fact): called.append(CalledAgency(number: fact.number, fact.agency, due: fact.due, at: now))
        case .acknowledged(let number): change(number) { $0.acknowledge(at: now) }
        case .checkedIn(let fact): change(fact.of) { $0.take(fact, at: now) }
        case .declined(let fact): change(fact.of) { $0.take(fact) }
        case .judgementOverdue(let fact): change(fact.of) { $0.decline?.isOverdue = true }
        case .upheld(let fact): change(fact.of) { $0.excuse() }
        case .overruled(let fact): change(fact.of) { $0.overrule(due: fact.due) }
        case .becameLate(let fact): change(fact.of) { $0.becomeLate(fact) }
        case .becameAbsent(let fact): change(fact.of) { $0.becomeAbsent() }
        case .released(let fact): change(fact.of) { $0.standing = .released }
        case .extended(let fact): change(fact.of) { $0.due = fact.due }
        case .taskAdded(let fact): take(fact)
        case .taskDone(let fact): take(fact, at: now)
        case .taskReopened(let fact): change(task: fact.of) { $0.reopen() }
        case .closed: closedAt = now
        case .agencyRated(let fact): change(fact.of) { $0.rating = fact.rating }
        case .whistleRated(let fact): change(fact.of) { $0.verdict = fact.verdict }
        }
    }
}
