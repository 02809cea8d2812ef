import Cases
import Kernel
import Storage

/// What was done, and what shows it.
package struct Evidence: Sendable, Hashable {
    package let text: String
    package let photos: [PhotoHash]

    package init(_ text: String, photos: [PhotoHash] = []) {
        self.text = text
        self.photos = photos
    }
}

extension WhistleDesk {
    package func addTask(_ target: WhistleTarget, _ draft: TaskDraft, by officer: Officer) async throws -> WhistleFile {
        try await act(on: target, as: .raiser, by: officer) { file, moment in
            try file.addingTask(draft, at: moment.now, under: moment.rules)
        }
    }

    package func finishTask(
        _ target: WhistleTarget, _ number: JointTask.Number, _ evidence: Evidence, by officer: Officer
    ) async throws -> WhistleFile {
        try await act(on: target, as: .task(number), by: officer) { file, moment in
            let events = try file.finishingTask(
                number, evidence.text, photos: evidence.photos.count, under: moment.rules)
            try WhistlePhoto.attach(evidence.photos, to: file.id, at: file.version + 1, in: moment.tx)
            return events
        }
    }

    package func reopenTask(
        _ target: WhistleTarget, _ number: JointTask.Number, because text: String, by officer: Officer
    ) async throws -> WhistleFile {
        try await act(on: target, as: .raiser, by: officer) { file, moment in
            try file.reopeningTask(number, because: text, under: moment.rules)
        }
    }

    package func close(
        _ target: WhistleTarget, _ result: String, despite why: String?, by officer: Officer
    ) async throws -> WhistleFile {
        try await act(on: target, as: .raiser, by: officer) { file, moment in
            try file.closing(result, despite: why, under: moment.rules)
        }
    }

    package func rate(_ target: WhistleTarget, _ given: GivenRating, by officer: Officer) async throws -> WhistleFile {
        try await act(on: target, as: .raiser, by: officer) { file, moment in
            try file.rating(given.of, given.rating, note: given.note, at: RatingMoment(moment.now, moment.rules))
        }
    }

    package func judge(_ target: WhistleTarget, _ given: GivenVerdict, by officer: Officer) async throws -> WhistleFile
    {
        try await act(on: target, as: .called(given.of), by: officer) { file, moment in
            try file.judging(given.verdict, by: given.of, note: given.note, at: RatingMoment(moment.now, moment.rules))
        }
    }
}

/// The raiser's rating of one agency, with a text.
package struct GivenRating: Sendable, Hashable {
    package let of: CalledAgency.Number
    package let rating: AgencyRating
    package let note: String?

    package init(of number: CalledAgency.Number, _ rating: AgencyRating, note: String? = nil) {
        of = number
        self.rating = rating
        self.note = note
    }
}

/// An agency's rating of the whistle, with a text.
package struct GivenVerdict: Sendable, Hashable {
    package let of: CalledAgency.Number
    package let verdict: WhistleVerdict
    package let note: String?

    package init(of number: CalledAgency.Number, _ verdict: WhistleVerdict, note: String? = nil) {
        of = number
        self.verdict = verdict
        self.note = note
    }
}
