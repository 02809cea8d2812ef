import Kernel
import Site
import SiteTesting
import Testing

@Suite("Times as people say them")
struct MomentTests {
    /// 2026-11-23 09:00 in the city, a Monday.
    static let now = Zone.shanghai.instant(Day(number: 20_780), .hours(9))

    private func say(_ language: Language, _ sentence: @escaping @Sendable (Moments) -> String) async throws -> String {
        let route: Route = .page(.get, "/moment", .everyone, "test.echo") { call in
            .page("test-form", TestSite.FormPage(echo: sentence(Moments(call))))
        }
        var browser = try TestSite(extra: [route], now: Self.now).browser(language)
        return try await browser.get("/moment").html.all(class: "echo").first?.text ?? ""
    }

    @Test(
        "what is due and what is late",
        arguments: [
            (Span.hours(2), "due in 2 h (today 11:00)", "还有 2 小时（今天 11:00）"),
            (.minutes(59), "due in 59 min (today 09:59)", "还有 59 分钟（今天 09:59）"),
            (.seconds(20), "due in under a minute (today 09:00)", "还有 不到 1 分钟（今天 09:00）"),
            (.hours(24), "due in 24 h (tomorrow 09:00)", "还有 24 小时（明天 09:00）"),
            (.days(3), "due in 3 days (26 Nov 09:00)", "还有 3 天（11月26日 09:00）"),
            (.hours(-10), "10 h late (yesterday 23:00)", "已超时 10 小时（昨天 23:00）"),
            (.days(-5), "5 days late (18 Nov 09:00)", "已超时 5 天（11月18日 09:00）"),
        ])
    func due(_ span: Span, _ english: String, _ chinese: String) async throws {
        #expect(Zone.shanghai.text(Self.now) == "2026-11-23 09:00")
        #expect(try await say(.english) { $0.due(Self.now + span) } == english)
        #expect(try await say(.chinese) { $0.due(Self.now + span) } == chinese)
    }

    @Test("what was")
    func ago() async throws {
        #expect(try await say(.english) { $0.ago(Self.now - .minutes(5)) } == "5 min ago")
        #expect(try await say(.chinese) { $0.ago(Self.now - .days(2)) } == "2 天前")
        #expect(try await say(.english) { $0.ago(Self.now + .hours(1)) } == "under a minute ago")
    }
}
