import Cases
import Kernel

/// 抽样规则: whom a city asks, as data. Rows are read from the top, the first that fits decides; who fits none is asked.
package struct SamplingRules: RuleTable {
    package var rows: [SamplingRow] = []
    /// Who is asked whatever the rows say.
    package var certain: Set<Certainty> = Set(Certainty.allCases)
    /// A reporter nobody reached gets one message with the link after so many days.
    package var remindAfterDays: Int = 2
    /// Who came by these is first asked by the link.
    package var linkChannels: Set<CaseChannel> = [.web, .phonePage]
    package var linkDays: Int = 1

    package static let key = RuleKey("followUpRules", stream: 5)

    package init() {}

    package static let mostRows = 50

    static let numbers: [RuleNumber<SamplingRules>] = [
        RuleNumber("linkDays", \.linkDays, 0...14), RuleNumber("remindAfterDays", \.remindAfterDays, 1...30),
    ]

    package func mustBeSane() throws {
        let faults: [FieldFault] = faults(of: Self.numbers)
        guard faults.isEmpty else { throw InvalidInput(faults) }
        guard rows.count <= Self.mostRows else { throw FollowUpRefusal.tooManyRows(limit: Self.mostRows) }
    }
}

/// Cases that no city should leave out.
package enum Certainty: String, Sendable, Codable, CaseIterable {
    case danger, confidential, redone, supervised

    func holds(for round: Round) -> Bool {
        switch self {
        case .danger: round.urgency == .danger
        case .confidential: round.standing == .confidential
        case .redone: round.wasRedone
        case .supervised: round.wasSupervised
        }
    }
}

/// Of the cases that fit, so many in a hundred are asked; nil fits all.
package struct SamplingRow: Sendable, Hashable, Codable {
    package var kind: CaseKind?
    package var urgency: Urgency?
    package var category: TreePath?
    package var district: TreePath?
    package var percent: Int

    package init(
        kind: CaseKind? = nil, urgency: Urgency? = nil, category: TreePath? = nil, district: TreePath? = nil,
        percent: Int
    ) {
        self.kind = kind
        self.urgency = urgency
        self.category = category
        self.district = district
        self.percent = percent
    }

    func fits(_ round: Round) -> Bool {
        if let kind, kind != round.kind { return false }
        if let urgency, urgency != round.urgency { return false }
        if let category, round.category.map(category.contains) != true { return false }
        if let district, round.territory.map(district.contains) != true { return false }
        return true
    }
}

extension SamplingRules {
    /// The chance of a round to be asked, and the row that gave it.
    func chance(of round: Round) -> (row: Int?, percent: Int) {
        if round.standing == .anonymous { return (nil, 0) }
        if certain.contains(where: { $0.holds(for: round) }) { return (nil, 100) }
        guard let index = rows.firstIndex(where: { $0.fits(round) }) else { return (nil, 100) }
        return (index + 1, rows[index].percent)
    }
}
