import HTTPTypes
import Kernel
import Site

/// The tree of categories as it stands.
struct CategoryPage: Sendable {
    struct Branch: Sendable {
        let name: String
        let code: String
        let count: String
        let rows: [Row]
    }

    struct Row: Sendable {
        let name: String
        let code: String
        let sayings: String
        let isHead: Bool
    }

    let summary: String
    let branches: [Branch]
    let isEmpty: Bool
    let mayEdit: Bool

    init(_ tree: CategoryTree, _ call: Call) {
        summary = call.say("category.count", ["count": String(tree.current.count)])
        branches = tree.roots.filter { !$0.isRetired }.map { root in
            let below: [Category] = tree.current.filter { root.path.contains($0.path) && $0.path != root.path }
            return Branch(
                name: root.name, code: root.path.key, count: String(below.count),
                rows: below.map { category in
                    Row(
                        name: category.name, code: category.path.key, sayings: category.sayings.joined(separator: " "),
                        isHead: !tree.isLeaf(category.path))
                })
        }
        isEmpty = branches.isEmpty
        mayEdit = call.mayEditRules
    }
}

/// The form that takes a tree in, and what the last file would do: its faults, or the difference.
struct CategoryImportPage: Sendable {
    struct Line: Sendable {
        let line: String
        let detail: String
    }

    struct Change: Sendable {
        let what: String
        let category: String
    }

    let refused: String?
    let wrongLines: [Line]
    let hasFaults: Bool
    let unchanged: Bool
    let summary: String?
    let changes: [Change]
    let hasChanges: Bool
    /// Something is taken away.
    let isGrave: Bool
    let content: String?
    let revision: Int?
    let fileError: String?

    init(_ call: Call, _ judged: JudgedCategories? = nil, _ tree: CategoryTree = CategoryTree([]), file: [UInt8] = []) {
        let wrong: [CategoryFault] = judged?.difference.faults ?? []
        refused = wrong.isEmpty ? nil : call.say("category.import.refused", ["count": String(wrong.count)])
        wrongLines = wrong.prefix(500).map {
            Line(
                line: $0.line == 0 ? "—" : String($0.line),
                detail: call.say("category.fault.\($0.kind.rawValue)", $0.facts))
        }
        hasFaults = !wrong.isEmpty
        changes = judged.map { Self.changes($0.difference, tree, call) } ?? []
        hasChanges = !changes.isEmpty
        isGrave = judged?.difference.retired.isEmpty == false
        unchanged = judged != nil && wrong.isEmpty && changes.isEmpty
        summary = hasChanges ? judged.map { call.summary($0.difference) } : nil
        content = hasChanges ? String(decoding: file, as: UTF8.self) : nil
        revision = judged?.revision
        fileError = call.fault(of: "file")
    }

    private static func changes(_ difference: CategoryDifference, _ tree: CategoryTree, _ call: Call) -> [Change] {
        let after = CategoryTree(
            Array(
                Dictionary((tree.all + difference.changed).map { ($0.path, $0) }) { _, last in last }.values))
        func lines(_ word: String, _ categories: [Category]) -> [Change] {
            categories.map { category in
                Change(
                    what: call.say("category.change.\(word)"),
                    category: after.names(category.path).joined(separator: " / "))
            }
        }
        let renamed: [Change] = difference.renamed.map { renaming in
            Change(
                what: call.say("category.change.renamed"), category: "\(renaming.from.name) → \(renaming.to.name)")
        }
        return lines("retired", difference.retired) + renamed + lines("returned", difference.returned)
            + lines("added", difference.added) + lines("resaid", difference.resaid)
    }
}

extension Call {
    fileprivate func summary(_ difference: CategoryDifference) -> String {
        say(
            "category.import.summary",
            [
                "added": String(difference.added.count), "renamed": String(difference.renamed.count),
                "resaid": String(difference.resaid.count), "retired": String(difference.retired.count),
                "returned": String(difference.returned.count),
            ])
    }
}

extension CategoryTree {
    /// The tree as a file that can be taken in again: each category with its code, its names from the root, what people
    /// say for it.
    var table: (header: [String], rows: [[String]]) {
        let levels: Int = current.map(\.path.depth).max() ?? 1
        let rows: [[String]] = current.map { category in
            let names: [String] = names(category.path)
            let padding = Array(repeating: "", count: levels - names.count)
            return [category.path.key] + names + padding + [category.sayings.joined(separator: " ")]
        }
        return (["code"] + (1...levels).map { "level\($0)" } + ["sayings"], rows)
    }
}

extension CaseSeats {
    private var categoryDesk: CategoryDesk { CategoryDesk(desk) }

    var categoryPages: [Route] {
        [
            .page(.get, "/categories", .anyStaff, "category.page.tree") { call in
                .page("categories", CategoryPage(try await desk.categories.tree(), call))
            },
            .page(.get, "/categories.csv", .anyStaff, "category.page.export") { _ in
                let table = try await desk.categories.tree().table
                return .csv(
                    named: "categories.csv",
                    TablePages(header: table.header) { _ in TablePages.Page(rows: table.rows, next: nil) })
            },
            .page(.get, "/categories/import", .staff(.editRules), "category.page.import.form") { call in
                .page("category-import", CategoryImportPage(call))
            },
            .page(
                .post, "/categories/import", .staff(.editRules), "category.page.import", input: [Field("file", .photo)],
                bodyLimit: CategoryDesk.largestFile * 2,
                form: { call in .page("category-import", CategoryImportPage(call)) }
            ) { call in
                let file: [UInt8] = call.uploads.first { $0.field == "file" }?.bytes ?? []
                let judged: JudgedCategories = try await categoryDesk.judge(file, by: call.officer())
                return try await importPage(call, judged, file)
            },
            .page(
                .post, "/categories/import/apply", .staff(.editRules), "category.page.import.apply",
                input: CaseAPI.categoryFile,
                bodyLimit: CategoryDesk.largestFile * 4,
                form: { call in .page("category-import", CategoryImportPage(call)) }
            ) { call in
                let file: [UInt8] = Array((try call.input("content") as String).utf8)
                let judged: JudgedCategories = try await categoryDesk.store(
                    file, seen: call.input("revision"), by: call.officer(), once: call.once)
                guard !judged.difference.faults.isEmpty else {
                    return .redirect("/categories", notice: "categoriesImported")
                }
                return try await importPage(call, judged, file)
            },
        ]
    }

    private func importPage(_ call: Call, _ judged: JudgedCategories, _ file: [UInt8]) async throws -> Reply {
        let tree: CategoryTree = try await desk.categories.tree()
        var reply: Reply = .page("category-import", CategoryImportPage(call, judged, tree, file: file))
        if !judged.difference.faults.isEmpty { reply.status = .unprocessableContent }
        return reply
    }
}
