import Foundation
import Kernel
import Storage

/// What happens to the tree of categories. It has one stream, whose version is the revision of the whole tree.
enum CategoryLog {
    static let stream = EventStream("category", Identifier<Category>(high: 0x7000, low: 0x8000_0000_0000_0007))

    static func imported(_ difference: CategoryDifference) throws -> NewEvent {
        let body = Imported(
            added: names(difference.added), renamed: names(difference.renamed.map(\.to)),
            resaid: difference.resaid.map(\.path), retired: difference.retired.map(\.path),
            returned: difference.returned.map(\.path))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return NewEvent(kind: "categoriesImported", body: String(decoding: try encoder.encode(body), as: UTF8.self))
    }

    private struct Imported: Encodable {
        let added: [String: String]
        let renamed: [String: String]
        let resaid: [TreePath]
        let retired: [TreePath]
        let returned: [TreePath]
    }

    private static func names(_ categories: [Category]) -> [String: String] {
        Dictionary(categories.map { ($0.path.key, $0.name) }) { first, _ in first }
    }
}
