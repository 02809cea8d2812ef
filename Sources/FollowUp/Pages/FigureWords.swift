import Foundation
import Kernel
import Site

/// Says figures: never bare, always with how many they stand on and how sure they are.
struct FigureWords: Sendable {
    let call: Call
    let names: FollowUpNames

    func name(_ key: String, by division: FigureDivision) -> String {
        guard !key.isEmpty else { return call.say("followUp.figures.unknown") }
        return switch division {
        case .agency: names.agency(TreePath(key: key))
        case .district: names.place(TreePath(key: key))
        case .category: names.category(TreePath(key: key))
        case .channel: call.say("case.channel.\(key)")
        case .way: call.say("followUp.way.\(key)")
        case .month: key
        }
    }

    func share(_ estimate: Estimate?) -> (value: String, note: String?) {
        guard let estimate else { return (FollowUpNames.unknown, nil) }
        return (
            Self.tenths(estimate.value * 100) + " %",
            call.say(
                "followUp.figures.interval",
                [
                    "low": Self.tenths(estimate.low * 100) + " %", "high": Self.tenths(estimate.high * 100) + " %",
                    "n": String(estimate.count),
                ])
        )
    }

    func mean(_ estimate: Estimate?) -> (value: String, note: String?) {
        guard let estimate else { return (FollowUpNames.unknown, nil) }
        return (
            Self.hundredths(estimate.value),
            call.say(
                "followUp.figures.interval",
                [
                    "low": Self.hundredths(max(1, estimate.low)), "high": Self.hundredths(min(5, estimate.high)),
                    "n": String(estimate.count),
                ])
        )
    }

    static func tenths(_ number: Double) -> String { String(format: "%.1f", number) }
    static func hundredths(_ number: Double) -> String { String(format: "%.2f", number) }
}
