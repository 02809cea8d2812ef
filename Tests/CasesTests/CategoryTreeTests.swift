import Cases
import Kernel
import Testing

@Suite("Categories")
struct CategoryTreeTests {
    private let tree = CategoryTree(rows: [
        ["城乡建设", "市政管理", "路灯照明"], ["城乡建设", "市政管理", "园林绿化环卫"], ["城乡建设", "安全生产", "安全隐患"],
        ["环境保护", "噪音污染", "施工噪音"], ["环境保护", "噪音污染", "生活噪音"], ["环境保护", "其他", "其他"],
    ])

    @Test("have codes of two digits a level in the order of the file")
    func codes() throws {
        let leaf = try #require(tree.all.first { $0.name == "施工噪音" })
        #expect(leaf.path.key == "02/01/01/")
        #expect(tree.names(leaf.path) == ["环境保护", "噪音污染", "施工噪音"])
        #expect(tree.roots.map(\.name) == ["城乡建设", "环境保护"])
        #expect(tree.isLeaf(leaf.path) && !tree.isLeaf(TreePath(root: "02")))
        #expect(tree.children(of: TreePath(root: "01")).map(\.name) == ["市政管理", "安全生产"])
    }

    @Test(
        "are found by what people type",
        arguments: [
            ("路灯", "路灯照明"), ("路灯照明", "路灯照明"), ("半夜施工噪音太大", "施工噪音"), ("噪音污染 生活", "生活噪音"), ("绿化", "园林绿化环卫"),
        ])
    func search(words: String, name: String) {
        #expect(tree.find(words).first?.name == name)
    }

    @Test("nothing is found for nothing")
    func nothing() {
        #expect(tree.find("  ").isEmpty && tree.find("火星").isEmpty)
    }
}
