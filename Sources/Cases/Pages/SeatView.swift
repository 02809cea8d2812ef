import Kernel

/// One of the lists a seat works through, in the order of what is due next.
struct SeatView: Sendable {
    let seat: SeatPlace
    let name: String
    let filter: CaseFilter

    init(_ seat: SeatPlace, _ name: String, needs: Set<CaseNeed>) {
        self.seat = seat
        self.name = name
        var filter = CaseFilter()
        filter.needs = needs
        self.filter = filter
    }

    /// What the officer's own agency has in hand, where the list is theirs.
    func filter(for officer: Officer) -> CaseFilter {
        var filter: CaseFilter = filter
        if seat == .work, filter.needs != [.verification] { filter.handler = officer.agencyPath }
        return filter
    }

    static func all(_ seat: SeatPlace) -> [SeatView] {
        switch seat {
        case .none: []
        case .queue:
            [
                SeatView(seat, "dispatch", needs: [.dispatch]), SeatView(seat, "returns", needs: [.judgement]),
                SeatView(seat, "verification", needs: [.verification]),
                SeatView(seat, "information", needs: [.information]),
            ]
        case .work:
            [
                SeatView(seat, "sign", needs: [.sign]), SeatView(seat, "reply", needs: [.reply]),
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
