import Site
import SiteTesting
import Testing

@Suite("Tables as CSV")
struct ExportTests {
    @Test("begin with a byte-order mark, go on over all pages and run nothing in a spreadsheet")
    func table() async throws {
        var browser = try TestSite.shared.get().browser()
        let answer = try await browser.get("/export.csv")
        #expect(answer.type == "text/csv; charset=utf-8")
        #expect(answer[header: "Content-Disposition"] == "attachment; filename=\"test.csv\"")
        let expected: [String] = [
            "name,value", "cell,'=1+1", "cell,'+86 25", "cell,-5", "cell,'-5+cmd", "cell,'@SUM(A1)", "cell,'\tx",
            "cell,\"a,b\"", "cell,\"say \"\"hi\"\"\"", "cell,\"two\nlines\"", "cell,'=\u{301}1", "cell,，",
            "cell,\",\u{301}x\"", "cell,\"\"\"\u{301}x\"", "cell,'＝1+1", "cell,",
        ]
        let text: String = "\u{FEFF}" + expected.map { $0 + "\r\n" }.joined()
        #expect(answer.bytes == Array(text.utf8))
    }
}
