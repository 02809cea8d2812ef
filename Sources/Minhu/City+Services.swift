import Accounts
import Cases
import Kernel
import Logging
import ServiceLifecycle
import Storage

extension City {
    /// What runs beside the server: jobs and seals.
    func services(logger: Logger) throws -> [any Service] {
        [
            JobRunner(try jobHandlers(), database: database, clock: clock, logger: logger),
            Sealer(database: database, key: seal, clock: clock, logger: logger),
        ]
    }

    private func jobHandlers() throws -> [JobHandler] { [CaseJobs(try caseDesk(), by: accounts.gateway).handler] }
}
