import Cases
import Foundation
import Kernel
import Site

/// What the address of the figures says: the period, the division, what narrows them.
struct FigureAddress: Sendable {
    static let fields: [Field] =
        [.day("from"), .day("to"), .word("by", FigureDivision.self)] + CallBackAddress.narrowing

    static let partFields: [Field] =
        fields + [
            .text("key", max: 80), .word("what", Measure.self, required: true), .integer("step", 1...5),
            .text("after", max: 200),
        ]

    let from: Day
    let to: Day
    let by: FigureDivision
    let list: CallBackAddress
    private let zone: Zone

    /// Without a period: the last 90 days.
    init(_ call: Call) throws {
        zone = call.zone
        let today: Day = call.zone.day(of: call.now)
        to = try call.input.optional("to") ?? today
        from = try call.input.optional("from") ?? to.adding(days: -89)
        by = try call.input.optionalWord("by") ?? .agency
        list = CallBackAddress(call)
    }

    var question: FigureQuestion {
        var question = FigureQuestion(from: zone.instant(from), before: zone.instant(to.adding(days: 1)))
        question.filter = list.filter
        question.by = by
        return question
    }

    func path(_ base: String, adding more: [String] = []) -> String {
        list.path(base, adding: ["from=\(from)", "to=\(to)", "by=\(by.rawValue)"] + more)
    }

    /// The rounds behind one figure.
    func path(behind measure: Measure, of key: String?, step: Int? = nil) -> String {
        var more: [String] = ["what=\(measure.rawValue)"]
        if let key { more.append("key=\(Self.escaped(key))") }
        if let step { more.append("step=\(step)") }
        return path("/follow-ups/figures/cases", adding: more)
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
