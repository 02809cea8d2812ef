import Kernel
import Site

/// A clock as lists and headings show it: how it stands, and in words.
struct ClockMark: Sendable {
    let name: String
    let text: String
    /// Without the moment, for narrow lists.
    let short: String

    private static let soon: Span = .hours(4)

    /// Nil when nothing is due.
    init?(_ due: Instant?, _ call: Call) {
        guard let due else { return nil }
        let isLate: Bool = due < call.now
        name = isLate ? "overdue" : due - call.now < Self.soon ? "soon" : "ok"
        text = call.moments.due(due)
        let span: String = call.moments.span(isLate ? call.now - due : due - call.now)
        short = call.say(isLate ? "page.clock.late" : "page.clock.dueIn", ["span": span])
    }
}

/// A small fact beside a case.
struct TagMark: Sendable {
    let word: String
    let kind: String?
}

/// Photos of a case as a page shows them.
struct PhotoMark: Sendable {
    let thumbnail: String
    let full: String
    let label: String
}

extension Call {
    func word(_ value: CaseKind) -> String { say("case.kind.\(value.rawValue)") }
    func word(_ value: CaseState) -> String { say("case.state.\(value.rawValue)") }
    func word(_ value: CaseChannel) -> String { say("case.channel.\(value.rawValue)") }
    func word(_ value: Urgency) -> String { say("case.urgency.\(value.rawValue)") }
    func word(_ value: ReporterStanding) -> String { say("case.standing.\(value.rawValue)") }
    func word(_ value: ReturnReason) -> String { say("case.returnReason.\(value.rawValue)") }
    func word(_ value: NotAcceptedGround) -> String { say("case.ground.\(value.rawValue)") }
    func word(_ value: ClosingGround) -> String { say("case.closing.\(value.rawValue)") }
    func word(_ value: Dissatisfaction) -> String { say("case.dissatisfaction.\(value.rawValue)") }
    func word(_ value: RevealPurpose) -> String { say("case.purpose.\(value.rawValue)") }
    func word(_ value: Assignment.State) -> String { say("case.assignment.\(value.rawValue)") }

    /// All words of a list with their labels, for a choice.
    func options<Word: CaseIterable & RawRepresentable<String>>(
        _ type: Word.Type, _ list: String
    ) -> [(value: String, label: String)] {
        type.allCases.map { ($0.rawValue, say("case.\(list).\($0.rawValue)").capitalFirst) }
    }

    var moments: Moments { Moments(self) }
}

extension Case {
    func tags(_ call: Call) -> [TagMark] { CaseTags.of(urgency, standing, call) }
}

/// What a list and a heading must not hide: danger, and that the reporter wants to stay hidden.
enum CaseTags {
    static func of(_ urgency: Urgency, _ standing: ReporterStanding, _ call: Call) -> [TagMark] {
        var tags: [TagMark] = []
        if urgency != .normal {
            tags.append(TagMark(word: call.word(urgency).capitalFirst, kind: urgency == .danger ? "danger" : nil))
        }
        if standing == .confidential {
            tags.append(TagMark(word: call.word(standing).capitalFirst, kind: "confidential"))
        }
        return tags
    }
}

extension String {
    /// As it stands alone: in a list, on a button, as a badge.
    var capitalFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The whole text where the summary leaves something out.
    var beyondSummary: String? { summary == self ? nil : self }

    /// The first line, cut for headings and lists.
    var summary: String {
        let line: Substring = split(whereSeparator: \.isNewline).first ?? ""
        return line.count > 60 ? line.prefix(59) + "…" : String(line)
    }
}
