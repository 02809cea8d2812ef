import Kernel
import Storage

/// Figures with the moment up to which the log is in them.
package struct FollowUpFigures: Sendable, Hashable {
    package let lines: [FigureLine]
    package let asOf: Instant?

    package var total: FigureLine { .total(lines) }
}

extension FollowUpDesk {
    package func figures(_ question: FigureQuestion, by officer: Officer) async throws -> FollowUpFigures {
        let query = FigureQuery(question: question, scope: try CallBackScope(officer, .viewFigures))
        return try await database.read { tx in
            FollowUpFigures(lines: try query.lines(in: tx), asOf: try FollowUpReached.at(in: tx))
        }
    }

    /// The rounds behind a figure.
    package func behind(
        _ part: FigurePart, of question: FigureQuestion, after place: CallBackPlace?, by officer: Officer
    ) async throws -> CallBackPage {
        let query = FigureQuery(question: question, scope: try CallBackScope(officer, .viewFigures))
        return try await database.read { try query.page(of: part, after: place, limit: 50, in: $0) }
    }
}
