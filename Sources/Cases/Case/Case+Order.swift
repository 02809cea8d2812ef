import Calendar
import Kernel

/// 催办, 督办: somebody above wants an answer about a case, by then.
package struct Order: Sendable, Hashable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case remind, supervise }

    package let number: Int
    package let kind: Kind
    /// The share that has to answer.
    package let of: Assignment.Number
    /// Who supervises together.
    package let jointly: [CaseAgency]
    package let text: Int
    package internal(set) var clock: CaseClock?
    package internal(set) var answer: Int?
}

package struct OrderGiven: Sendable, Hashable, Codable {
    package let number: Int
    package let kind: Order.Kind
    package let of: Assignment.Number
    package let with: [CaseAgency]?
    package let text: WrittenText
    let due: Term

    private enum CodingKeys: String, CodingKey {
        case number = "n"
        case kind, of, with, text, due
    }
}

package struct OrderAnswer: Sendable, Hashable, Codable {
    package let number: Int
    package let text: WrittenText
}

/// What is ordered, of whom and with whom.
package struct OrderDraft: Sendable, Hashable {
    package let kind: Order.Kind
    package let text: String
    package var of: Assignment.Number?
    package var jointly: [CaseAgency] = []
    /// Days to answer in; nil is what the rules say.
    package var days: Int?

    package init(_ kind: Order.Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}

extension Case {
    package func ordering(_ draft: OrderDraft, at now: Instant, under rules: CaseRules) throws(CaseRefusal)
        -> [CaseEvent]
    {
        try must(draft.kind == .remind ? .remind : .supervise)
        let number: Assignment.Number = draft.of ?? live?.number ?? 0
        guard let share = assignment(number), share.isLive, share.state.isOpen else { throw .noSuchAssignment(number) }
        let usual: Limit = draft.kind == .remind ? rules.policy.remindLimit : rules.policy.superviseLimit
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [
            .ordered(
                OrderGiven(
                    number: orders.count + 1, kind: draft.kind, of: number,
                    with: draft.jointly.isEmpty ? nil : draft.jointly, text: try writer.must("text", draft.text),
                    due: rules.term(draft.days.map { .workingDays($0) } ?? usual, from: now)))
        ]
    }

    package func answeringOrder(
        _ number: Int, _ text: String, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        guard let order = orders.first(where: { $0.number == number }) else { throw .noSuchOrder(number) }
        guard outcome == nil, order.answer == nil else {
            throw .notNow(.answerOrder, state: state, allowed: allowed)
        }
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.orderAnswered(OrderAnswer(number: number, text: try writer.must("text", text)))]
    }

    /// Those nobody has answered yet.
    package var openOrders: [Order] { outcome == nil ? orders.filter { $0.answer == nil } : [] }

    mutating func take(_ fact: OrderGiven, at now: Instant) {
        orders.append(
            Order(
                number: fact.number, kind: fact.kind, of: fact.of, jointly: fact.with ?? [], text: fact.text.number,
                clock: CaseClock(fact.due, since: now)))
    }

    mutating func changeOrder(_ number: Int, _ body: (inout Order) -> Void) {
        guard let index = orders.firstIndex(where: { $0.number == number }) else { return }
        body(&orders[index])
    }
}
