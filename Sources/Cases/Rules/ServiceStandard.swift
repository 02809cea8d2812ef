import Calendar
import Kernel

/// What a case is about, as far as its time limits depend on it.
package struct CaseMatter: Sendable, Hashable {
    package let kind: CaseKind
    package let urgency: Urgency
    package let category: TreePath?

    package init(_ kind: CaseKind, _ urgency: Urgency, _ category: TreePath?) {
        self.kind = kind
        self.urgency = urgency
        self.category = category
    }
}

/// One row of the service standard; nil fits everything.
package struct StandardRow: Sendable, Hashable, Codable {
    package let kind: CaseKind?
    package let urgency: Urgency?
    package let category: TreePath?
    package let dispatch: Limit
    package let sign: Limit
    package let contact: Limit
    package let reply: Limit
    package let followUp: Limit

    package func limit(_ clock: ServiceClock) -> Limit? {
        switch clock {
        case .dispatch: dispatch
        case .sign: sign
        case .contact: contact
        case .reply: reply
        case .followUp: followUp
        case .information, .review, .order: nil
        }
    }

    func fits(_ matter: CaseMatter) -> Bool {
        if let kind, kind != matter.kind { return false }
        if let urgency, urgency != matter.urgency { return false }
        guard let category else { return true }
        return matter.category.map(category.contains) ?? false
    }

    /// A category says more than an urgency, an urgency more than a kind; a deeper category more than a wide one.
    fileprivate var weight: Int { (category?.depth ?? 0) * 4 + (urgency == nil ? 0 : 2) + (kind == nil ? 0 : 1) }
}

/// 时限标准: which limits hold for a case; the most specific row wins, of equals the first.
package struct ServiceStandard: Sendable, Hashable, Codable {
    package let rows: [StandardRow]

    /// Nil without a row that fits everything: every case has its limits.
    package init?(_ rows: [StandardRow]) {
        guard rows.contains(where: { $0.kind == nil && $0.urgency == nil && $0.category == nil }) else { return nil }
        self.init(checked: rows)
    }

    private init(checked rows: [StandardRow]) { self.rows = rows }

    package func row(for matter: CaseMatter) -> StandardRow? {
        var best: StandardRow?
        for row in rows where row.fits(matter) && row.weight > (best?.weight ?? -1) { best = row }
        return best
    }

    package func limit(_ clock: ServiceClock, for matter: CaseMatter) -> Limit {
        row(for: matter)?.limit(clock) ?? .workingDays(1)
    }
}

extension ServiceStandard {
    /// The table a city starts with.
    package static let usual = ServiceStandard(checked: [
        StandardRow(urgency: .danger, .wall(.minutes(30)), .wall(.minutes(15)), .wall(.minutes(30)), .wall(.hours(2))),
        StandardRow(urgency: .utility, .wall(.hours(1)), .wall(.minutes(30)), .wall(.hours(2)), .wall(.hours(24))),
        StandardRow(urgency: .complex, .workingHours(4), .workingDays(1), .workingDays(1), .workingDays(15)),
        StandardRow(kind: .inquiry, .workingHours(2), .workingHours(4), .workingDays(1), .workingDays(1)),
        StandardRow(.workingHours(4), .workingDays(1), .workingDays(1), .workingDays(5)),
    ])
}

extension StandardRow {
    fileprivate init(
        kind: CaseKind? = nil, urgency: Urgency? = nil, _ dispatch: Limit, _ sign: Limit, _ contact: Limit,
        _ reply: Limit
    ) {
        self.init(
            kind: kind, urgency: urgency, category: nil, dispatch: dispatch, sign: sign, contact: contact, reply: reply,
            followUp: .workingDays(3))
    }
}
