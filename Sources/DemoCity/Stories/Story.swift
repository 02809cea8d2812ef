/// The words of one generated case, all about the same place, shop and numbers.
struct Story: Sendable, Equatable {
    let text: String
    let address: String
    let result: String
    let reply: String
    let happy: String
    let unhappy: String
    /// What the slots stand for in this case.
    let slots: [String: String]
}

/// Tells cases in the themes' sentences.
struct StoryTeller: Sendable {
    let library: ThemeLibrary

    /// `known` are slots already decided: the community, the estate of an incident, the leaf of the category.
    func tell(
        _ theme: Theme, at setting: Setting, knowing known: [String: String], _ random: inout SplitMix64
    ) -> Story {
        let slots: [String: String] = slots(knowing: known, &random)
        let sentences: [String] = [
            random.chance(0.35) ? (random.pick(theme.titles) ?? "") + library.common.stop : "",
            random.pick(library.common.openings) ?? "", random.pick(theme.facts) ?? "",
            random.chance(0.7) ? random.pick(theme.details) ?? "" : "",
            random.chance(0.75) ? random.pick(theme.wishes) ?? "" : "", random.pick(library.common.closings) ?? "",
        ]
        return Story(
            text: fill(sentences.joined(), slots),
            address: fill(random.pick(library.common.addresses[setting.rawValue] ?? []), slots),
            result: fill(random.pick(theme.results), slots), reply: fill(random.pick(theme.replies), slots),
            happy: fill(random.pick(theme.happy), slots), unhappy: fill(random.pick(theme.unhappy), slots),
            slots: slots)
    }

    /// One of the short remarks that staff and residents leave along the way.
    func note(_ name: Note, in story: Story, _ random: inout SplitMix64) -> String {
        fill(random.pick(library.common.notes[name.rawValue] ?? []), story.slots)
    }

    /// How an address is said.
    enum Setting: String, Sendable { case road, estate, village }

    enum Note: String, Sendable, CaseIterable {
        case `return`, information, answered, redo, merge, silent, refusal, settled
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
