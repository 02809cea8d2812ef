import Accounts
import Calendar
import Cases
import Kernel
import Logging
import ServiceLifecycle
import Storage

extension City {
    /// What runs beside the server: jobs and seals.
    func services(logger: Logger) -> [any Service] {
        [
            JobRunner(jobHandlers, database: database, clock: clock, logger: logger),
            ClockSweep(cases, logger: logger),
            Sealer(database: database, key: seal, clock: clock, logger: logger),
            CalendarWatch(calendar, logger: logger),
        ]
    }

    private var jobHandlers: [JobHandler] { [CaseJobs(cases, by: accounts.gateway).handler] }
}
