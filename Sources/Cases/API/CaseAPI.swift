import HTTPTypes
import Kernel
import Site

/// The case desk for programs, under `/api/v1/cases`.
package struct CaseAPI: Sendable {
    let desk: CaseDesk
    let photos: PhotoDesk

    package init(desk: CaseDesk, photos: PhotoDesk) {
        self.desk = desk
        self.photos = photos
    }

    package var routes: [Route] {
        reading + [create, upload] + triageActs + handlingActs + shareActs + orderActs + endingActs
    }

    private var reading: [Route] {
        [
            .api(
                .get, "/cases", .staff(.viewCases), "case.api.list", input: Field.paging + CaseFilter.fields,
                answer: .list(CaseItem.fields), list),
            .api(.get, "/cases/{number}", .anyStaff, "case.api.show", answer: .object(CaseDetail.fields)) { call in
                let view: CaseView = try await desk.open(call.caseNumber(), by: call.officer())
                return .json(CaseDetail(view, call.zone), version: view.file.version)
            },
            .api(
                .get, "/cases/{number}/history", .anyStaff, "case.api.history", answer: .list(CaseChangeJSON.fields)
            ) { call in
                let view: CaseView = try await desk.open(call.caseNumber(), by: call.officer())
                let items: [CaseChangeJSON] = view.history.map { CaseChangeJSON($0, call.zone) }
                return .json(ItemList(items: items, next: nil), version: view.file.version)
            },
            .api(
                .get, "/categories", .everyone, "case.api.categories",
                input: [.text("q", max: 100), .integer("limit", 1...1000)], answer: .list(CategoryItem.fields)
            ) { call in
                let tree: CategoryTree = try await desk.categories.tree()
                let limit: Int = try call.input.optional("limit") ?? 1000
                let words: String? = try call.input.optional("q")
                let found: [Category] = words.map { tree.find($0, limit: limit) } ?? Array(tree.current.prefix(limit))
                return .json(
                    ItemList(items: found.map { CategoryItem($0, tree) }, next: nil), version: tree.revision)
            },
            .api(
                .post, "/categories", .staff(.editRules), "case.api.categories.import", input: Self.categoryFile,
                answer: .object(CategoryReport.fields), bodyLimit: CategoryDesk.largestFile * 4, importCategories),
        ]
    }

    /// The whole tree as a file, and the revision of the one that it takes the place of.
    static let categoryFile: [Field] = [
        .text("content", max: CategoryDesk.largestFile, required: true),
        .integer("revision", 0...1_000_000, required: true),
    ]

    private func importCategories(_ call: Call) async throws -> Reply {
        let file: [UInt8] = Array((try call.input("content") as String).utf8)
        let judged: JudgedCategories = try await CategoryDesk(desk).store(
            file, seen: call.input("revision"), by: call.officer(), once: call.once)
        let isFaulty: Bool = !judged.difference.faults.isEmpty
        return .json(CategoryReport(judged.difference, call), status: isFaulty ? .unprocessableContent : .ok)
    }

    private func list(_ call: Call) async throws -> Reply {
        let filter = try CaseFilter(call.input, zone: call.zone)
        let sort: CaseSort = try call.input.optionalWord("sort") ?? .newest
        let after: CasePosition? = try call.input.optional("after", as: String.self).map {
            try CasePosition(Cursor($0), sort)
        }
        let page: CasePage = try await desk.list(
            filter, sort, after: after,
            limit: call.input.optional("limit") ?? 50, by: call.officer())
        let items: [CaseItem] = page.rows.map { CaseItem($0, call.zone) }
        return .json(ItemList(items: items, next: page.next?.cursor.text))
    }

    private var create: Route {
        .api(
            .post, "/cases", .staff(.takeCalls), "case.api.create", input: CaseIntake.fields,
            answer: .object(ReceivedJSON.fields)
        ) { call in
            let received: ReceivedCase = try await desk.receive(
                try CaseIntake(call.input), by: call.visitor, once: call.once)
            let number: String = received.number.description
            return .created(ReceivedJSON(received), at: "/api/v1/cases/\(number)", version: received.version)
        }
    }

    private var upload: Route {
        .api(
            .post, "/photos", .anyStaff, "case.api.photo", input: [.photos("photo", max: 1)],
            answer: .object([.text("hash", max: 64, required: true)]), bodyLimit: 21 << 20
        ) { call in
            guard let upload = call.uploads.first(where: { $0.field == "photo" }) else {
                throw InvalidInput("photo", "required")
            }
            let photo: Photo = try await photos.take(upload.bytes)
            return .created(["hash": photo.hash.description], at: "/api/v1/photos/\(photo.hash)", version: 1)
        }
    }

    /// An act on one case: `POST /api/v1/cases/{number}/<word>`.
    func act(
        _ word: String, _ access: Access, _ input: [Field],
        _ body: @escaping @Sendable (Call, CaseTarget, Officer) async throws -> Case
    ) -> Route {
        .api(
            .post, "/cases/{number}/\(word)", access, "case.api.\(word)", input: input,
            answer: .object(CaseStanding.fields)
        ) { call in
            let file: Case = try await body(call, call.target(), call.officer())
            return .json(CaseStanding(file), version: file.version)
        }
    }
}

struct ReceivedJSON: Encodable, Sendable {
    let id: String
    let number: String
    let version: Int
    let proposed: String

    init(_ received: ReceivedCase) {
        id = received.id.description
        number = received.number.description
        version = received.version
        proposed = received.proposed.description
    }

    static let fields: [Field] = [
        .id("id", required: true), .text("number", max: 16, required: true),
        .integer("version", 1...1_000_000, required: true), .id("proposed", required: true),
    ]
}

/// What an import of categories did, or why it did nothing.
struct CategoryReport: Encodable, Sendable {
    let stored: Bool
    let added: Int
    let renamed: Int
    let resaid: Int
    let retired: Int
    let returned: Int
    /// Each in a sentence, with its line.
    let faults: [String]

    init(_ difference: CategoryDifference, _ call: Call) {
        stored = difference.faults.isEmpty && !difference.isEmpty
        added = difference.added.count
        renamed = difference.renamed.count
        resaid = difference.resaid.count
        retired = difference.retired.count
        returned = difference.returned.count
        faults = difference.faults.map { "\($0.line): " + call.say("category.fault.\($0.kind.rawValue)", $0.facts) }
    }

    static let fields: [Field] =
        [.flag("stored")]
        + ["added", "renamed", "resaid", "retired", "returned"].map { .integer($0, 0...100_000, required: true) }
        + [Field("faults", .texts(max: 5_000), required: true)]
}

struct CategoryItem: Encodable, Sendable {
    let code: String
    let name: String
    let path: [String]

    init(_ category: Category, _ tree: CategoryTree) {
        code = category.path.key
        name = category.name
        path = category.path.upwards.reversed().compactMap { tree[$0]?.name }
    }

    static let fields: [Field] = [
        .text("code", max: 40, required: true), .text("name", max: 80, required: true), Field("path", .texts(max: 9)),
    ]
}
