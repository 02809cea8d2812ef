import Kernel
import Storage

extension WhistleDesk {
    package func decline(
        _ target: WhistleTarget, _ number: CalledAgency.Number, _ draft: DeclineDraft, by officer: Officer
    ) async throws -> WhistleFile {
        try await act(on: target, as: .called(number), by: officer) { [rules] file, now, _ in
            try file.declining(number, draft, at: now, under: rules)
        }
    }

    package func uphold(
        _ target: WhistleTarget, _ number: CalledAgency.Number, because ground: String, by officer: Officer
    ) async throws -> WhistleFile {
        try await act(on: target, as: .coordinator(number), by: officer) { [rules] file, _, _ in
            try file.upholding(number, because: ground, under: rules)
        }
    }

    package func overrule(
        _ target: WhistleTarget, _ number: CalledAgency.Number, because ground: String, by officer: Officer
    ) async throws -> WhistleFile {
        try await act(on: target, as: .coordinator(number), by: officer) { [rules] file, now, _ in
            try file.overruling(number, because: ground, at: now, under: rules)
        }
    }
}
