import Kernel
import Testing

@testable import DemoCity

@Suite("Texts of generated cases")
struct StoryTests {
    let library: ThemeLibrary

    init() throws { library = try ThemeLibrary.load(from: demoFolder) }

    @Test("leave no slot unfilled, in any theme")
    func filled() {
        var random = SplitMix64(seed: 5)
        let teller = StoryTeller(library: library)
        for theme in library.themes {
            for _ in 0..<40 {
                let story = teller.tell(theme, knowing: ["community": "甲社区", "leaf": "乙"], &random)
                #expect(!"\(story)".contains("{"), "\(theme.key): \(story)")
                #expect(story.title.count <= 60 && !story.text.isEmpty && !story.reply.isEmpty)
            }
        }
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
        let texts = Set((0..<500).map { _ in teller.tell(theme, knowing: ["community": "甲社区"], &random).text })
        #expect(texts.count > 480)
    }

    @Test("name only categories of the taxonomy")
    func categories() throws {
        let known = try Set(CategoryName.all(in: demoFolder))
        #expect(known.count == 517)
        for theme in library.themes { #expect(known.isSuperset(of: theme.categories), "\(theme.key)") }
        for incident in try Incident.load(from: demoFolder) {
            #expect(known.contains(incident.category), "\(incident.key)")
            #expect(library.theme(incident.theme) != nil, "\(incident.key)")
        }
    }
}
