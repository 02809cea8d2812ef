import Kernel
import Storage

extension CaseDesk {
    /// Closes, in the system's name, a case that was not drawn for a call-back; false when it has moved on meanwhile.
    package func spare(_ id: Case.ID) async throws -> Bool {
        try await database.write { [now = clock.now, book] tx in
            let at = CaseMoment(now: now, rules: try book.rules(in: tx), tx: tx)
            try Case.lock(id, in: tx)
            var file: Case = try .open(id, in: tx)
            guard file.maySpare else { return false }
            try file.record(file.sparing(), by: .system, at)
            return true
        }
    }
}
