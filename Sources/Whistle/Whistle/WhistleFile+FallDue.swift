import Kernel

extension WhistleFile {
    /// What fell due by `now`, in the order of the true due times: late, then absent, and judgements that are overdue.
    package func fallingDue(at now: Instant, under rules: WhistleRules) -> [WhistleEvent] {
        guard isOpen else { return [] }
        var file: WhistleFile = self
        var events: [WhistleEvent] = []
        while let event = file.firstDue(before: now, under: rules) {
            file.apply(event, at: now)
            events.append(event)
        }
        return events
    }

    private func firstDue(before now: Instant, under rules: WhistleRules) -> WhistleEvent? {
        let waiting: [(agency: CalledAgency, due: Instant)] = called.compactMap { agency in
            agency.nextDue.flatMap { $0 < now ? (agency, $0) : nil }
        }
        guard let (agency, due) = waiting.min(by: { ($0.due, $0.agency.number) < ($1.due, $1.agency.number) }) else {
            return nil
        }
        switch agency.standing {
        case .declined: return .judgementOverdue(Falling(of: agency.number, due: due))
        case .late: return .becameAbsent(Falling(of: agency.number, due: due))
        default: return .becameLate(late(agency, under: rules))
        }
    }

    func late(_ agency: CalledAgency, under rules: WhistleRules) -> Falling {
        let absentFrom: Instant = rules.due(rules.clocks(kind).absence, from: agency.due)
        return Falling(of: agency.number, due: agency.due, absentFrom: absentFrom)
    }
}

extension CalledAgency {
    mutating func becomeLate(_ fact: Falling) {
        lateSince = fact.due
        absentFrom = fact.absentFrom
        if standing != .declined { standing = .late }
    }

    mutating func becomeAbsent() {
        wasAbsent = true
        standing = .absent
    }
}
