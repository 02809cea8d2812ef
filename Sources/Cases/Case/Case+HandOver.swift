import Kernel

/// One agency's part in a case goes to another: the first is no more, or its duty moved.
package struct HandOver: Sendable, Hashable, Codable {
    package let from: CaseAgency
    package let to: CaseAgency
}

/// A member of staff is gone; what was given to them by name is their agency's again.
package struct PersonRelease: Sendable, Hashable, Codable {
    package let of: [Assignment.Number]
}

extension Case {
    /// Everything that agency has in hand of an open case; nothing when it has nothing.
    package func handingOver(from old: CaseAgency, to new: CaseAgency) -> [CaseEvent] {
        guard outcome == nil, old.id != new.id, involves(old.id) else { return [] }
        return [.handedOver(HandOver(from: old, to: new))]
    }

    package func releasing(person: Identifier<Visitor>) -> [CaseEvent] {
        let theirs: [Assignment.Number] = liveShares.filter { $0.person == person && $0.state.isOpen }.map(\.number)
        return outcome == nil && !theirs.isEmpty ? [.personReleased(PersonRelease(of: theirs))] : []
    }

    private func involves(_ agency: Identifier<AgencyMark>) -> Bool {
        if firstReceiver.id == agency || answeredBy?.id == agency { return true }
        if case .asked(let asked) = verification, asked.id == agency { return true }
        return assignments.contains { $0.agency.id == agency && $0.isLive } || shelved?.involves(agency) == true
    }

    mutating func take(_ fact: HandOver) {
        let (old, new) = (fact.from.id, fact.to)
        if firstReceiver.id == old { firstReceiver = new }
        if answeredBy?.id == old { answeredBy = new }
        if case .asked(let asked) = verification, asked.id == old { verification = .asked(new) }
        for index in assignments.indices where assignments[index].agency.id == old && assignments[index].isLive {
            assignments[index].agency = new
            assignments[index].person = nil
        }
        shelved?.handOver(from: old, to: new)
    }
}
