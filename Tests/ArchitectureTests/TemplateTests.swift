import Testing

@Suite("Templates")
struct TemplateTests {
    private func faults(_ find: (String) -> Bool) -> [String] {
        SourceTree.templates.filter { find(SourceTree.text($0)) }
    }

    @Test("hold no script, no style and no handler of their own: the policy would refuse them")
    func inline() {
        #expect(faults { $0.firstMatch(of: /<script(?![^>]*\bsrc=)/) != nil } == [])
        #expect(
            faults { $0.firstMatch(of: /<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:|hx-on|hx-vals=.js:/) != nil }
                == [])
    }

    @Test("load nothing from elsewhere")
    func elsewhere() {
        #expect(faults { $0.firstMatch(of: /(?:src|href|action)\s*=\s*"(?:https?:)?\/\//) != nil } == [])
    }

    @Test("escape everything")
    func escaping() {
        #expect(faults { $0.contains("{{{") || $0.contains("{{&") } == [])
    }

    @Test("guard every form that changes something, or it would be refused")
    func forms() {
        let unguarded: [String] = SourceTree.templates.filter { path in
            let text: String = SourceTree.text(path)
            let forms = text.matches(of: /(?s)<form\b(?<tag>[^>]*)>(?<body>.*?)<\/form>/)
            return forms.contains { form in
                let posts: Bool = form.output.tag.lowercased().firstMatch(of: /method\s*=\s*"?post/) != nil
                let body = form.output.body
                let isGuarded: Bool = body.contains("{{> guard}}") || (body.contains("_csrf") && body.contains("_once"))
                return posts && !isGuarded
            }
        }
        #expect(unguarded == [])
    }

    @Test("name nothing of their own like what the frame of every page holds: it would be shown empty")
    func reserved() {
        let own = SourceTree.templates.filter { !$0.hasPrefix("Sources/Site/") }
        #expect(own.filter { SourceTree.text($0).firstMatch(of: /\{\{#(?:faults|entered)\}\}/) != nil } == [])
    }

    @Test("say their words through the catalogues")
    func words() {
        let found: [String] = SourceTree.templates.filter { path in
            SourceTree.text(path).unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }
        }
        #expect(found == [])
    }
}
