import Kernel
import Site

extension TestSite {
    struct FormPage: Sendable {
        var echo = ""
    }

    static func routes(_ counter: Counted) -> [Route] {
        pages(counter) + programs(counter)
    }

    private static func pages(_ counter: Counted) -> [Route] {
        let show: Handler = { _ in .page("test-form", FormPage()) }
        return [
            .page(.get, "/become", .everyone, "test.form", input: [.text("who", max: 20)]) { call in
                .redirect("/form").cookie(Cookie(name: Cookie.sessionName, value: try call.input("who")))
            },
            .page(.get, "/form", .everyone, "test.form", show),
            .page(
                .post, "/form", .everyone, "test.send",
                input: [.text("title", max: 20, required: true), .day("day")], form: show
            ) { call in
                counter.add()
                return .redirect("/form", notice: "test.sent")
            },
            .page(.post, "/all", .everyone, "test.all", input: allKinds) { call in .json(summary(call)) },
            .page(.get, "/officers", .staff(.viewCases), "test.staff", show),
            .page(.get, "/dispatchers", .staff(.dispatchCases), "test.staff", show),
            .page(.get, "/residents", .resident, "test.resident", show),
            .page(.post, "/officers", .anyStaff, "test.staff") { _ in
                counter.add()
                return .redirect("/officers")
            },
            .page(.get, "/echo", .everyone, "test.echo", input: [.text("text", max: 200)]) { call in
                .page("test-form", FormPage(echo: try call.input.optional("text") ?? ""))
            },
            .page(.get, "/named/{name}", .everyone, "test.echo") { call in
                .page("test-form", FormPage(echo: try call.parameter("name")))
            },
            .page(.get, "/from", .everyone, "test.echo") { call in .json(["address": call.clientAddress]) },
            .page(.get, "/framed", .everyone, "test.echo") { _ in .page("test-framed", FormPage()) },
            .page(.get, "/fails", .everyone, "test.fails") { _ in throw UnexpectedFailure() },
            .page(.get, "/refuses", .everyone, "test.refuses") { _ in throw TestRefusal.conflict },
            .page(.get, "/busy", .everyone, "test.busy") { _ in throw TestRefusal.busy },
            .page(.get, "/go", .everyone, "test.echo", input: [.text("to", max: 200)]) { call in
                .redirect(try call.input("to"))
            },
            .page(.get, "/export.csv", .everyone, "test.export") { _ in .csv(named: "test.csv", table) },
            .page(
                .post, "/photo", .everyone, "test.photo",
                input: [.text("title", max: 20), .photos("photos", max: 2)], bodyLimit: 100_000
            ) { call in .json(call.uploads.map { "\($0.field)|\($0.fileName)|\($0.bytes.count)" }) },
            .data(.get, "/data/places", .staff(.viewCases), "test.data", input: [.text("text", max: 20)]) { _ in
                .json(["ok": true])
            },
        ]
    }

    private static func programs(_ counter: Counted) -> [Route] {
        [
            .api(.post, "/all", .everyone, "test.api", input: allKinds, answer: .object(allKinds)) { call in
                .json(summary(call))
            },
            .api(.get, "/all", .everyone, "test.query", input: allKinds, answer: .object(allKinds)) { call in
                .json(summary(call))
            },
            .api(.post, "/once", .staff(.viewCases), "test.once", input: [.text("title", max: 20)], answer: .nothing) {
                call in
                counter.add()
                return .json(["keyed": call.once != nil, "version": call.ifMatch == 7])
            },
            .api(.get, "/things/{id}", .everyone, "test.resident", answer: .nothing) { call in
                .json(["id": try call.parameter("id")])
            },
            .api(.get, "/fails", .everyone, "test.fails", answer: .nothing) { _ in throw UnexpectedFailure() },
            .api(.get, "/refuses", .everyone, "test.refuses", answer: .nothing) { _ in throw TestRefusal.conflict },
            .api(.get, "/busy", .everyone, "test.busy", answer: .nothing) { _ in throw TestRefusal.busy },
        ]
    }

    /// What a handler got, as text by field.
    private static func summary(_ call: Call) -> [String: String] {
        var out: [String: String] = [:]
        for field in allKinds {
            if let text: String = try? call.input.optional(field.name) { out[field.name] = text }
            if let whole: Int = try? call.input.optional(field.name) { out[field.name] = "\(whole)" }
            if let number: Double = try? call.input.optional(field.name) { out[field.name] = "\(number)" }
            if let flag: Bool = try? call.input.optional(field.name) { out[field.name] = "\(flag)" }
            if let day: Day = try? call.input.optional(field.name) { out[field.name] = "\(day)" }
            if let moment: Instant = try? call.input.optional(field.name) { out[field.name] = call.zone.iso(moment) }
            if let texts: [String] = try? call.input.optional(field.name) {
                out[field.name] = texts.joined(separator: "|")
            }
        }
        return out
    }

    private static let table = TablePages(header: ["name", "value"]) { cursor in
        let cells: [String] = [
            "=1+1", "+86 25", "-5", "-5+cmd", "@SUM(A1)", "\tx", "a,b", "say \"hi\"", "two\nlines", "=\u{301}1", "，",
            ",\u{301}x", "\"\u{301}x", "＝1+1", "",
        ]
        let start: Int = cursor.map { Int($0.key) } ?? 0
        let rows: [[String]] = cells[start..<min(start + 4, cells.count)].map { ["cell", $0] }
        let next: Cursor? = start + 4 < cells.count ? Cursor(key: Int64(start + 4), id: "x") : nil
        return TablePages.Page(rows: rows, next: next)
    }
}
