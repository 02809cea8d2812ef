import Cases
import Kernel
import Site
import Territory

extension WhistleRoutes {
    /// The whistle desk for programs, under `/api/v1/whistles`.
    var api: [Route] { readingAPI + [raiseAPI] + desk.acts.map(actAPI) }

    private var readingAPI: [Route] {
        [
            .api(
                .get, "/whistles", Self.access, "whistle.api.list", input: WhistleListQuery.fields,
                answer: .list(WhistleItem.fields)
            ) { call in
                let query = try WhistleListQuery(call, try await names(call))
                let after: WhistleFile.ID? = try call.input.optional("after", as: String.self).flatMap { .init($0) }
                let page: WhistlePage = try await desk.list(
                    query.filter, after: after, limit: try call.input.optional("limit") ?? 50, by: call.officer())
                let items: [WhistleItem] = page.rows.map { WhistleItem($0, call.zone) }
                return .json(ItemList(items: items, next: page.next?.description))
            },
            .api(
                .get, "/whistles/{number}", Self.access, "whistle.api.show", answer: .object(WhistleDetail.fields)
            ) { call in
                let view: WhistleView = try await desk.open(call.whistleNumber(), by: call.officer())
                return .json(WhistleDetail(view, call.zone), version: view.file.version)
            },
            .api(
                .get, "/whistles/{number}/code", .staff(.raiseWhistles), "whistle.api.code",
                answer: .object([.text("code", max: 6, required: true), .integer("seconds", 1...60, required: true)])
            ) { call in
                let shown: ShownCode = try await desk.code(of: call.whistleNumber(), by: call.officer())
                return .json(WhistleCodeJSON(shown, call.now))
            },
        ]
    }

    private var raiseAPI: Route {
        .api(
            .post, "/whistles", .staff(.raiseWhistles), "whistle.api.raise",
            input: [
                .word("kind", WhistleKind.self, required: true), .text("case", max: 40),
                .text("title", max: 200, required: true), .text("matter", max: 4_000), .text("category", max: 60),
                .text("place", max: 60), .number("latitude", -90...90), .number("longitude", -180...180),
                .integer("radius", 1...100_000), Field("called", .texts(max: 40)), .id("lead"),
            ], answer: .object(WhistleDetail.fields)
        ) { call in
            let officer: Officer = try call.officer()
            var order = try WhistleOrder(call.input)
            if order.point == nil, let code: String = try call.input.optional("place") {
                order.node = try await territory.atlas().place(written: code)?.id
                if order.node == nil { throw WhistleRefusal.noPlace }
            }
            let file: WhistleFile = try await desk.raise(order, by: officer, once: call.once)
            let view: WhistleView = try await desk.open(file.number, by: officer)
            return .created(
                WhistleDetail(view, call.zone), at: "/api/v1/whistles/\(file.number)", version: file.version)
        }
    }

    private func actAPI(_ route: WhistleActRoute) -> Route {
        let act: WhistleAct = route.act
        let photos: [Field] = act == .finishTask ? [Field("photos", .texts(max: WhistlePhotos.count))] : []
        return .api(
            .post, "/whistles/{number}/\(act.path)", .staff(act.permission), "whistle.api.\(act.rawValue)",
            input: route.input + photos, answer: .object(WhistleStanding.fields)
        ) { call in
            let hashes: [String] = try call.input.optional("photos") ?? []
            let photos: [PhotoHash] = try hashes.map { text in
                guard let hash = PhotoHash(text) else { throw WhistleRefusal.unknownPhoto }
                return hash
            }
            let input = WhistleActInput(call: call, officer: try call.officer(), photos: photos)
            let file: WhistleFile = try await route.perform(call.whistleTarget(), input)
            return .json(WhistleStanding(file, call.zone), version: file.version)
        }
    }
}
