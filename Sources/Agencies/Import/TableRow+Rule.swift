import Kernel

/// A line of an import file that was understood.
struct TableRow: Sendable {
    let line: Int
    let draft: ResponsibilityDraft

    var scope: [String] { [draft.category?.key ?? "", draft.territory?.key ?? ""] }

    /// Nil with at least one fault in `faults`.
    init?(_ written: TableReading.Line, _ names: TableNames, today: Day, _ faults: inout [TableFault]) {
        let before: Int = faults.count
        line = written.number
        let category = names.category(written[.category])
        if category == nil { faults.append(written.fault(.unknownCategory, .category)) }
        let territory = names.territory(written[.territory])
        if territory == nil { faults.append(written.fault(.unknownTerritory, .territory)) }
        let lead: Responsibility.Holder? = written.holder(written[.lead], names, &faults)
        let supports: [Responsibility.Holder] = written[.supports].split(separator: ";").map { String($0).trimmed }
            .filter { !$0.isEmpty }.compactMap { written.holder($0, names, &faults) }
        let days = Validity(from: written.day(.from, &faults), to: written.day(.until, &faults))
        guard let category, let territory, let lead, faults.count == before else { return nil }
        draft = ResponsibilityDraft(
            category: category, territory: territory, lead: lead, supports: supports, ground: written[.ground],
            validity: days)
        if let to = days.to, to < today, !days.isEmpty { faults.append(written.fault(.alreadyOver, .until)) }
        if faults.count > before { return nil }
    }
}

extension TableReading.Line {
    fileprivate func fault(_ kind: TableFault.Kind, _ column: TableReading.Column) -> TableFault {
        TableFault(kind, line: number, ["text": self[column]])
    }

    fileprivate func holder(
        _ text: String, _ names: TableNames, _ faults: inout [TableFault]
    ) -> Responsibility.Holder? {
        guard !text.isEmpty else {
            faults.append(TableFault(.missingLead, line: number))
            return nil
        }
        do throws(TableNames.HolderFault) {
            return try names.holder(text)
        } catch {
            let kind: TableFault.Kind = error == .closed ? .closedHolder : .unknownHolder
            faults.append(TableFault(kind, line: number, ["text": text]))
            return nil
        }
    }

    fileprivate func day(_ column: TableReading.Column, _ faults: inout [TableFault]) -> Day? {
        let text: String = self[column]
        guard !text.isEmpty else { return nil }
        let day = Day(text)
        if day == nil { faults.append(fault(.badDay, column)) }
        return day
    }
}
