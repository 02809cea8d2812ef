import Kernel
import Storage

extension WhistleDesk {
    package func decline(
        _ target: WhistleTarget, _ number: CalledAgency.Number, _ draft: DeclineDraft, by officer: Officer
    ) async throws -> WhistleFile {
        try await act(on: target, as: .called(number), by: officer) { file, moment in
            try file.declining(number, draft, at: moment.now, under: moment.rules)
        }
    }

    package func uphold(
        _ target: WhistleTarget, _ number: CalledAgency.Number, because ground: String, by officer: Officer
    ) async throws -> WhistleFile {
        try await act(on: target, as: .coordinator(number), by: officer) { file, moment in
            try file.upholding(number, because: ground, under: moment.rules)
        }
    }

    package func overrule(
        _ target: WhistleTarget, _ number: CalledAgency.Number, because ground: String, by officer: Officer
    ) async throws -> WhistleFile {
        try await act(on: target, as: .coordinator(number), by: officer) { file, moment in
            try file.overruling(number, because: ground, at: moment.now, under: moment.rules)
        }
    }
}
