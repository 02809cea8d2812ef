import Foundation
import Testing

@Suite("Documents")
struct DocumentTests {
    @Test("every type the glossary names is there")
    func glossary() {
        let types: Set<String> = Set(
            SourceTree.files.flatMap { file in
                file.text.code.matches(of: /\b(?:struct|enum|class|actor|protocol|typealias) (\w+)/).map {
                    String($0.output.1)
                }
            })
        let named: [String] = SourceTree.text("Docs/glossary.md").matches(of: /`([A-Z]\w+)`/).map {
            String($0.output.1)
        }
        #expect(!named.isEmpty)
        #expect(Set(named).subtracting(types).subtracting(StoreyTests.ours).sorted() == [])
    }

    @Test("every link between documents leads somewhere")
    func links() {
        let documents: [String] = SourceTree.paths(under: "Docs", ending: ".md") + ["README.md", "README.zh.md"]
        let broken: [String] = documents.flatMap { document in
            let folder: URL = SourceTree.root.appendingPathComponent(document).deletingLastPathComponent()
            return SourceTree.text(document).matches(of: /\]\(([^):#]+)(?:#[^)]*)?\)/).map { String($0.output.1) }
                .filter { !FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path) }
                .map { "\(document) → \($0)" }
        }
        #expect(broken == [])
    }
}
