import Kernel
import Storage

extension CaseDesk {
    /// 催办: by whoever speaks with the reporter or dispatches.
    package func remind(_ target: CaseTarget, _ text: String, by officer: Officer) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            if officer.may(.takeCalls, file.subject) || officer.may(.followUpCases, file.subject) { return }
            try officer.must(.dispatchCases, file.subject)
        } decide: { file, at in
            try file.ordering(OrderDraft(.remind, text), at: at.now, under: at.rules)
        }
    }

    /// 督办, alone or together with others.
    package func supervise(
        _ target: CaseTarget, _ choice: SupervisionChoice, by officer: Officer
    ) async throws -> Case {
        var draft = OrderDraft(.supervise, choice.text)
        draft.days = choice.days
        for id in choice.others { draft.jointly.append(try await ports.agency(id)) }
        return try await act(on: target, by: officer, may: .superviseCases) { [draft] file, at in
            try file.ordering(draft, at: at.now, under: at.rules)
        }
    }

    package func answerOrder(
        _ target: CaseTarget, order: Int, _ text: String, by officer: Officer
    ) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            guard let order = file.orders.first(where: { $0.number == order }), let share = file.assignment(order.of)
            else {
                try officer.must(.handleCases, file.subject)
                throw CaseRefusal.noSuchOrder(order)
            }
            try officer.mustHandle(file, share)
        } decide: { file, at in
            try file.answeringOrder(order, text, at: at.now, under: at.rules)
        }
    }
}

/// What is demanded, within how many working days, together with whom.
package struct SupervisionChoice: Sendable, Hashable {
    package let text: String
    package let days: Int?
    package let others: [Identifier<AgencyMark>]

    package init(_ text: String, days: Int? = nil, with others: [Identifier<AgencyMark>] = []) {
        self.text = text
        self.days = days
        self.others = others
    }
}
