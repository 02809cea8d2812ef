import Cases
import Kernel
import Storage

extension ApplicationDesk {
    /// The agency takes its application back.
    package func withdraw(
        _ target: ApplicationTarget, note: String?, by officer: Officer
    ) async throws -> Application {
        try await act(on: target, by: officer, mayIf: { try officer.mustHandle($0) }) { file, hearing in
            try file.record(
                file.withdrawing(note: note, under: hearing.rules), by: Author(officer), at: hearing.now, in: hearing.tx
            )
        }
    }

    /// The agency says or shows more.
    package func addEvidence(
        _ target: ApplicationTarget, _ text: String, photos: [PhotoHash] = [], by officer: Officer
    ) async throws -> Application {
        try mustKnow(photos)
        return try await act(on: target, by: officer, mayIf: { try officer.mustHandle($0) }) { file, hearing in
            let events = try file.addingEvidence(text, photos: photos, at: hearing.now, under: hearing.rules)
            try file.record(events, by: Author(officer), at: hearing.now, in: hearing.tx)
            try EvidencePhoto.attach(photos, to: file, in: hearing.tx)
        }
    }
}
