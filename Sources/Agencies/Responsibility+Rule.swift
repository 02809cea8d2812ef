import Kernel

/// What is asked for when a row is added to the responsibility table.
package struct ResponsibilityDraft: Sendable, Equatable {
    package var category: TreePath?
    package var territory: TreePath?
    package var holder: Responsibility.Holder
    package var validity: Validity
    package var note: String

    package init(
        category: TreePath?, territory: TreePath?, holder: Responsibility.Holder, validity: Validity = Validity(),
        note: String = ""
    ) {
        self.category = category
        self.territory = territory
        self.holder = holder
        self.validity = validity
        self.note = note
    }

    /// The row it becomes; refused when its days cannot be or its text is over-long.
    package func row(id: Responsibility.ID) throws(InvalidInput) -> Responsibility {
        var faults: [FieldFault] = []
        if let from = validity.from, let to = validity.to, to < from {
            faults.append(FieldFault("to", "endsBeforeStart"))
        }
        if note.count > 200 { faults.append(FieldFault("note", "noteTooLong", ["limit": "200"])) }
        guard faults.isEmpty else { throw InvalidInput(faults) }
        return Responsibility(
            id: id, category: category, territory: territory, holder: holder, validity: validity, note: note)
    }
}

extension Responsibility {
    /// Refused when another row already speaks for the same category and territory in these days.
    package func mustBeAlone(among rows: [Responsibility]) throws(AgencyRefusal) {
        let rival: Bool = rows.contains {
            $0.id != id && $0.category == category && $0.territory == territory && $0.validity.overlaps(validity)
        }
        if rival { throw .responsibilityTwice }
    }

    /// The row as it stands when `day` is its last; a row is ended, never removed, so that the past can be asked.
    package func ending(on day: Day) throws(InvalidInput) -> Responsibility {
        if let from = validity.from, day < from.adding(days: -1) { throw InvalidInput("to", "endsBeforeStart") }
        var ended: Responsibility = self
        ended.validity = Validity(from: validity.from, to: day)
        return ended
    }
}
