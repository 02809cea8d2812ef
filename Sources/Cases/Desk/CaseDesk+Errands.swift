import Agencies
import Foundation
import Kernel
import Storage

extension CaseDesk {
    /// For the job runner; an errand that is run again finds nothing left to do.
    package var errands: JobHandler {
        .work(CaseErrand.job) { job in
            try await run(JSONDecoder().decode(CaseErrand.self, from: Data(job.body.utf8)))
        }
    }

    func run(_ errand: CaseErrand) async throws {
        switch errand {
        case .reschedule: try await reschedule()
        case .release(let person): try await release(person: person)
        case .handOver(let old, let heir):
            let (from, to) = try await database.read { tx in try Self.parties(old, heir, in: tx) }
            try await handOver(from: from, to: to, by: .system)
        }
    }

    private static func parties(
        _ old: Identifier<AgencyMark>, _ heir: Identifier<AgencyMark>?, in tx: Transaction
    ) throws -> (CaseAgency, CaseAgency) {
        guard let closed = try Agency.find(old, in: tx), let next = heir ?? closed.parent,
            let successor = try Agency.find(next, in: tx)
        else { throw AgencyRefusal.unknownSuccessor }
        return (
            CaseAgency(id: closed.id, path: closed.path), CaseAgency(id: successor.id, path: successor.path)
        )
    }
}
