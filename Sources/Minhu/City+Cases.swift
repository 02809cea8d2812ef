import Accounts
import Calendar
import Cases
import Foundation
import Kernel
import Territory

extension City {
    /// The desk of cases among its neighbours.
    func caseDesk() throws -> CaseDesk {
        let rules = CaseRules(workingTime: WorkingTime(zone: config.zone, holidays: try .bundled()))
        return CaseDesk(
            database: database, clock: clock, vault: vault, rules: rules,
            ports: .city(territory.current, responsibilities, agencies))
    }

    var photos: PhotoDesk {
        PhotoDesk(
            database: database, clock: clock, files: .folder(config.data.appendingPathComponent("photos")))
    }

    func caseSeats() throws -> CaseSeats {
        CaseSeats(
            desk: try caseDesk(), pictures: photos, territory: territory.current, duties: responsibilities,
            residents: ResidentDesk(accounts))
    }
}
