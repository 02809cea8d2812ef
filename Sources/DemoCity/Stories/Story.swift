/// The words of one generated case, all about the same place, shop and numbers.
struct Story: Sendable, Equatable {
    let text: String
    let address: String
    let result: String
    let reply: String
    let happy: String
    let unhappy: String
    let tone: Tone
    /// What the slots stand for in this case.
    let slots: [String: String]
}

/// What sort of thing a sentence says, where that decides what sort of case it is.
enum Tone: Sendable {
    case matter, question, praise

    init(_ choice: AnswerChoice) {
        switch choice.result.name {
        case "praise": self = .praise
        case "told": self = .question
        default: self = .matter
        }
    }
}

/// Tells cases in the themes' sentences.
struct StoryTeller: Sendable {
    let library: ThemeLibrary

    /// `known` are slots already decided: the community, the estate of an incident, the leaf of the category.
    func tell(
        _ theme: Theme, at setting: Setting, knowing known: [String: String], _ random: inout SplitMix64
    ) -> Story {
        let slots: [String: String] = slots(knowing: known, &random)
        let number: Int = random.whole(0...max(0, theme.facts.count - 1))
        let choice: AnswerChoice = theme.answers.indices.contains(number) ? theme.answers[number] : AnswerChoice("done")
        let tone = Tone(choice)
        let fact: String = theme.facts.indices.contains(number) ? theme.facts[number] : ""
        let sentences: [String] = [
            tone != .praise && random.chance(0.25) ? (random.pick(theme.titles) ?? "") + library.common.stop : "",
            random.pick(library.common.openings) ?? "", fact,
            tone == .praise ? "" : fitting(theme.details, library.common.details, fact, &random),
            tone == .praise ? "" : fitting(theme.wishes, library.common.wishes, fact, &random),
            random.pick(library.common.closings) ?? "",
        ]
        return Story(
            text: fill(sentences.joined(), slots),
            address: fill(random.pick(library.common.addresses[setting.rawValue] ?? []), slots),
            result: fill(sentence(choice.result, theme.results, \.results, &random), slots),
            reply: fill(sentence(choice.reply, theme.replies, \.replies, &random), slots),
            happy: fill(random.pick(theme.happy), slots), unhappy: fill(random.pick(theme.unhappy), slots),
            tone: tone, slots: slots)
    }

    /// One of the theme's sentences that speaks of the same things as the fact, or one that always fits, or none.
    private func fitting(
        _ own: [String], _ always: [String], _ fact: String, _ random: inout SplitMix64
    ) -> String {
        let close: [String] = own.filter { $0.sharesPair(with: fact) }
        let share: Double = random.unit()
        if share < 0.45, let sentence = random.pick(close) { return sentence }
        return share < 0.8 ? random.pick(always) ?? "" : ""
    }

    private func sentence(
        _ source: AnswerChoice.Source, _ own: [String], _ shared: KeyPath<ThemeLibrary.Answers, [String]>,
        _ random: inout SplitMix64
    ) -> String? {
        switch source {
        case .own(let number): own.indices.contains(number) ? own[number] : nil
        case .shared(let name): random.pick(library.common.answers[name]?[keyPath: shared] ?? [])
        }
    }

    /// One of the short remarks that staff and residents leave along the way.
    func note(_ name: Note, in story: Story, _ random: inout SplitMix64) -> String {
        fill(random.pick(library.common.notes[name.rawValue] ?? []), story.slots)
    }

    /// How an address is said.
    enum Setting: String, Sendable { case road, estate, village }

    enum Note: String, Sendable, CaseIterable {
        case `return`, information, answered, redo, merge, silent, refusal, settled
        case reminder, reminderAnswer, `extension`, deferral
    }

    private func slots(knowing known: [String: String], _ random: inout SplitMix64) -> [String: String] {
        var slots: [String: String] = [:]
        for name in library.common.slots.keys.sorted() { slots[name] = random.pick(library.common.slots[name] ?? []) }
        for (name, range) in Self.numbers { slots[name] = String(random.whole(range)) }
        slots["money"] = String(random.whole(3...96) * 50)
        return slots.merging(known) { $1 }
    }

    private static let numbers: [(String, ClosedRange<Int>)] = [
        ("number", 1...288), ("building", 1...32), ("floor", 2...28), ("days", 2...25), ("count", 2...9),
        ("many", 10...60), ("decibel", 58...82), ("degree", 11...16),
    ]
}

extension String {
    /// Whether two neighbouring characters of one stand side by side in the other; slots and punctuation do not count.
    fileprivate func sharesPair(with other: String) -> Bool {
        let pairs: Set<String> = Set(
            zip(other, other.dropFirst()).filter { $0.isLetter && $1.isLetter && !$0.isASCII }
                .map { String([$0, $1]) })
        return zip(self, dropFirst()).contains { pairs.contains(String([$0, $1])) }
    }
}

/// Puts the slots' words in place of `{slot}`; an unknown slot stays as it is, which the tests refuse.
func fill(_ template: String?, _ slots: [String: String]) -> String {
    guard let template, template.utf8.contains(UInt8(ascii: "{")) else { return template ?? "" }
    var out: String = ""
    var rest: Substring = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        let name = String(rest[rest.index(after: open)..<close])
        out += rest[..<open] + (slots[name] ?? "{\(name)}")
        rest = rest[rest.index(after: close)...]
    }
    return out + rest
}
