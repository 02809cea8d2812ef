import Cases
import Kernel
import Site

/// A state with its word, in one of the looks that states have.
struct StateMark: Sendable {
    let look: String
    let word: String

    init(_ state: ApplicationState, isOverturned: Bool, _ call: Call) {
        let plain: String = call.word(state)
        word = isOverturned ? call.say("application.overturned", ["state": plain]) : plain
        look =
            switch state {
            case .filed: "received"
            case .evidenceAsked: "needsInformation"
            case .seconding: "dispatched"
            case .granted: "closed"
            case .refused: "notAccepted"
            case .withdrawn: "merged"
            }
    }
}

/// The judge's clock.
struct JudgeClock: Sendable {
    let name: String
    let text: String

    init?(_ due: Instant?, _ state: ApplicationState, _ call: Call) {
        if state == .evidenceAsked {
            name = "waiting"
            text = call.say("application.clock.waiting")
            return
        }
        guard let due else { return nil }
        name = due < call.now ? "overdue" : due - call.now < .days(1) ? "soon" : "ok"
        text = Moments(call).due(due)
    }
}

/// A row of a list of applications.
struct ApplicationLine: Sendable {
    let number: String
    let href: String
    let kind: String
    let ground: String
    let mark: StateMark
    let timing: JudgeClock?
    let agency: String
    let filed: String
    let filedExact: String
    /// Why its reader may not judge it.
    let stake: String?

    init(_ row: ApplicationRow, _ names: AgencyNames, _ stake: Stake?, _ call: Call) {
        number = row.number.grouped
        href = "/applications/\(row.id)"
        kind = call.word(row.kind)
        ground = call.word(row.ground)
        mark = StateMark(row.state, isOverturned: row.overturnedAt != nil, call)
        timing = JudgeClock(row.due, row.state, call)
        agency = names(row.agency)
        filed = Moments(call).moment(row.filedAt)
        filedExact = call.zone.iso(row.filedAt)
        self.stake = stake.map { call.sentence($0, names) }
    }
}
