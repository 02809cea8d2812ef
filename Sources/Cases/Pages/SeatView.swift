import Kernel

/// One of the lists a seat works through, in the order of what is due next.
struct SeatView: Sendable {
    let seat: SeatPlace
    let name: String
    let filter: CaseFilter
    /// What the officer's own agency has to do about its shares, where the list is theirs.
    private let shares: [ShareNeed]

    init(_ seat: SeatPlace, _ name: String, shares: [ShareNeed]) {
        self.seat = seat
        self.name = name
        self.shares = shares
        filter = CaseFilter()
    }

    init(_ seat: SeatPlace, _ name: String, needs: Set<CaseNeed>) {
        self.seat = seat
        self.name = name
        shares = []
        var filter = CaseFilter()
        filter.needs = needs
        self.filter = filter
    }

    /// What the officer's own agency has in hand, where the list is theirs.
    func filter(for officer: Officer) -> CaseFilter {
        var filter: CaseFilter = filter
        if !shares.isEmpty { filter.share = ShareFilter(officer.agencyPath, shares) }
        if seat == .work, shares.isEmpty, filter.needs != [.verification] { filter.handler = officer.agencyPath }
        return filter
    }

    static func all(_ seat: SeatPlace) -> [SeatView] {
        switch seat {
        case .none: []
        case .queue:
            [
                SeatView(seat, "dispatch", needs: [.dispatch]), SeatView(seat, "returns", needs: [.judgement]),
                SeatView(seat, "disputes", needs: [.ruling]),
                SeatView(seat, "verification", needs: [.verification]),
                SeatView(seat, "information", needs: [.information]), SeatView(seat, "deferred", needs: [.deferred]),
            ]
        case .work:
            [
                SeatView(seat, "sign", shares: [.sign]), SeatView(seat, "reply", shares: [.reply]),
                SeatView(seat, "judge", shares: [.judgement]), SeatView(seat, "waiting", shares: [.waiting]),
                SeatView(seat, "verify", needs: [.verification]),
                SeatView(seat, "replied", needs: [.followUp, .anotherTry, .supervision, .closing]),
            ]
        case .followUps:
            [
                SeatView(seat, "ask", needs: [.followUp]), SeatView(seat, "tried", needs: [.anotherTry]),
                SeatView(seat, "judge", needs: [.supervision]), SeatView(seat, "anonymous", needs: [.closing]),
            ]
        }
    }
}
