import Cases
import Kernel

/// A case as far as applications about it go.
package struct Matter: Sendable, Hashable {
    package let id: Case.ID
    package let number: CaseNumber
    package let place: TreePath?
    package let category: TreePath?
    package let parties: Parties
    /// When it was last answered, or ended; nil while neither holds.
    package let answeredAt: Instant?

    package init(
        id: Case.ID, number: CaseNumber, place: TreePath?, category: TreePath?, parties: Parties, answeredAt: Instant?
    ) {
        self.id = id
        self.number = number
        self.place = place
        self.category = category
        self.parties = parties
        self.answeredAt = answeredAt
    }

    package var subject: Subject { Subject(node: place, category: category, agencies: parties.agencies) }
}

extension Matter {
    package init(_ file: Case, _ history: [CaseChange]) {
        let staff: [CaseChange] = history.filter { $0.author.kind == .staff }
        let first: CaseChange? = history.first.flatMap { $0.author.kind == .staff ? $0 : nil }
        let hasAnswer: Bool = file.state == .replied || file.state.isFinal
        self.init(
            id: file.id, number: file.number, place: file.place?.path, category: file.category,
            parties: Parties(
                agencies: file.subject.agencies, receiver: first?.author.person,
                people: Array(Set(staff.compactMap(\.author.person)))),
            answeredAt: hasAnswer ? history.last { $0.event.isAnswerOrEnd }?.at : nil)
    }
}

extension CaseEvent {
    fileprivate var isAnswerOrEnd: Bool {
        switch self {
        case .replied, .answeredByLeader, .closed, .notAccepted, .withdrawn: true
        default: false
        }
    }
}
