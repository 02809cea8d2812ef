import Kernel
import Testing

@testable import DemoCity

@Suite("Texts of generated cases")
struct StoryTests {
    let library: ThemeLibrary

    private let known = ["community": "甲社区", "town": "丙街道", "leaf": "乙"]

    init() throws { library = try ThemeLibrary.load(from: demoFolder) }

    @Test("leave no slot unfilled, in any theme")
    func filled() {
        var random = SplitMix64(seed: 5)
        let teller = StoryTeller(library: library)
        for theme in library.themes {
            for _ in 0..<40 {
                let story = teller.tell(theme, at: .road, knowing: known, &random)
                let texts = [story.text, story.address, story.result, story.reply, story.happy, story.unhappy]
                #expect(texts.allSatisfy { !$0.contains("{") && !$0.isEmpty }, "\(theme.key): \(texts)")
            }
        }
    }

    @Test("answer each fact with what fits it")
    func answered() {
        for theme in library.themes {
            #expect(theme.answers.count == theme.facts.count, "\(theme.key)")
            for choice in theme.answers {
                #expect(choice.result.number.map { theme.results.indices.contains($0) } ?? true, "\(theme.key)")
                #expect(choice.reply.number.map { theme.replies.indices.contains($0) } ?? true, "\(theme.key)")
                for name in [choice.result.name, choice.reply.name].compactMap(\.self) {
                    #expect(library.common.answers[name] != nil, "\(theme.key)")
                }
            }
        }
    }

    @Test("have remarks of every sort")
    func notes() {
        for note in StoryTeller.Note.allCases { #expect(library.common.notes[note.rawValue]?.isEmpty == false) }
    }

    @Test("are many sentences over many branches")
    func many() throws {
        #expect(Set(library.themes.flatMap(\.sentences)).count >= 150)
        let branches = Set(library.themes.flatMap(\.categories).map { $0.prefix { $0 != "/" } })
        #expect(branches.count == 15)
    }

    @Test("do not look cloned: of 500 stories of a theme nearly all differ")
    func different() throws {
        var random = SplitMix64(seed: 9)
        let theme = try #require(library.theme("property"))
        let teller = StoryTeller(library: library)
        let texts = Set((0..<500).map { _ in teller.tell(theme, at: .estate, knowing: known, &random).text })
        #expect(texts.count > 480)
    }

    @Test("name only categories of the taxonomy")
    func categories() throws {
        let known = try Set(CategoryName.all())
        #expect(known.count == 517)
        for theme in library.themes { #expect(known.isSuperset(of: theme.categories), "\(theme.key)") }
        for incident in try Incident.load(from: demoFolder) {
            #expect(known.contains(incident.category), "\(incident.key)")
            #expect(library.theme(incident.theme) != nil, "\(incident.key)")
        }
    }
}
