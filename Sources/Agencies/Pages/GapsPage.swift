import Kernel
import Site
import Territory

/// Categories × districts for which nobody in particular is named.
struct GapsPage: Sendable {
    struct Cell: Sendable {
        let isGap: Bool
        let text: String
        let href: String
    }

    struct Row: Sendable {
        let category: String
        let count: String
        let cells: [Cell]
    }

    struct Column: Sendable {
        let name: String
        let count: String
    }

    let summary: String
    let columns: [Column]
    let rows: [Row]
    let hasRows: Bool
    let category: FormField
    let district: FormField
    let reach: FormField
    let export: String
    let pager: Pager?

    init(_ gaps: [ResponsibilityGap], _ names: PathNames, _ call: Call) throws {
        let districts: [TreePath] = Set(gaps.map(\.district)).sorted()
        let byLeaf = Dictionary(grouping: gaps, by: \.category)
        let limit: Int = try call.input.optional("limit") ?? 50
        let after: String = try call.input.optional("after") ?? ""
        let left: [TreePath] = byLeaf.keys.filter { $0.key > after }.sorted()
        let leaves: [TreePath] = Array(left.prefix(limit))
        columns = districts.map { district in
            Column(
                name: names.place(district) ?? district.key, count: String(gaps.count { $0.district == district }))
        }
        rows = leaves.map { Row($0, byLeaf[$0] ?? [], districts, names, call) }
        hasRows = !rows.isEmpty
        summary = call.say(
            "responsibility.gaps.count", ["gaps": String(gaps.count), "categories": String(byLeaf.count)])
        let asked = AskedFields(call)
        category = asked.field("category", "filter", names.categoryChoices(depth: 2))
        district = asked.field(
            "district", "filter",
            names.atlas.places.filter { $0.level == .district }.map { (value: $0.code, label: $0.name) })
        reach = asked.field(
            "reach", "filter",
            ResponsibilityGap.Reach.allCases.map { ($0.rawValue, call.say("responsibility.reach.\($0.rawValue)")) })
        export = "/responsibilities/gaps.csv" + (call.query.isEmpty ? "" : "?\(call.query)")
        let next: String? = left.count > limit ? leaves.last.map { call.address(after: $0.key) } : nil
        pager = Pager(summary: call.say("responsibility.count", ["n": String(rows.count)]), next: next)
    }
}

extension GapsPage.Row {
    fileprivate init(
        _ leaf: TreePath, _ gaps: [ResponsibilityGap], _ districts: [TreePath], _ names: PathNames, _ call: Call
    ) {
        category = names.category(leaf) ?? leaf.key
        count = String(gaps.count)
        cells = districts.map { district in
            let gap: ResponsibilityGap? = gaps.first { $0.district == district }
            let code: String = names.atlas[path: district]?.code ?? ""
            return GapsPage.Cell(
                isGap: gap != nil, text: gap.map { call.say("responsibility.reach.\($0.reach.rawValue)") } ?? "",
                href: "/responsibilities?tryCategory=\(leaf.key)&tryTerritory=\(code)")
        }
    }
}
