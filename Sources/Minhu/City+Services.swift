import Accounts
import Calendar
import Cases
import FollowUp
import Kernel
import Logging
import ServiceLifecycle
import Storage
import Whistle

extension City {
    /// What runs beside the server: jobs, followers and seals.
    func services(logger: Logger) -> [any Service] {
        [
            JobRunner(jobHandlers, database: database, clock: clock, logger: logger),
            ClockSweep(cases, logger: logger),
            FollowerRunner(followers, database: database, clock: clock, logger: logger),
            Sealer(database: database, key: seal, clock: clock, logger: logger),
            WhistleSweep(whistles, logger: logger),
            CalendarWatch(calendar, logger: logger),
        ]
    }

    /// Who reads the log and keeps what follows from it.
    var followers: [Follower] { [FollowUpFollower(followUps.book).follower, CaseFollower.follower] }

    private var jobHandlers: [JobHandler] {
        let messages = CaseJobs(cases, by: accounts.gateway, address: config.address)
        return [messages.handler, messages.reminderHandler, FollowUpJobs(followUps).handler, cases.errands]
    }
}
