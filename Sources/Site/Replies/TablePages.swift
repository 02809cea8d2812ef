import NIOCore

/// A table handed out page by page: each page asks for the rows after the last one's cursor.
package struct TablePages: Sendable {
    package struct Page: Sendable {
        package let rows: [[String]]
        package let next: Cursor?

        package init(rows: [[String]], next: Cursor?) {
            self.rows = rows
            self.next = next
        }
    }

    let header: [String]
    let page: @Sendable (Cursor?) async throws -> Page

    package init(header: [String], page: @escaping @Sendable (Cursor?) async throws -> Page) {
        self.header = header
        self.page = page
    }
}

/// The table as CSV (RFC 4180) with a byte-order mark, so that spreadsheets read the Chinese.
struct CSVBody: AsyncSequence, Sendable {
    let table: TablePages

    struct AsyncIterator: AsyncIteratorProtocol {
        let table: TablePages
        var cursor: Cursor?
        var hasStarted = false
        var isDone = false

        mutating func next() async throws -> ByteBuffer? {
            guard !isDone else { return nil }
            let page: TablePages.Page = try await table.page(cursor)
            var text: String = hasStarted ? "" : "\u{FEFF}" + CSVBody.line(table.header)
            hasStarted = true
            cursor = page.next
            isDone = page.next == nil
            for row in page.rows { text += CSVBody.line(row) }
            return ByteBuffer(string: text)
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(table: table) }

    private static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// Cells that a spreadsheet would run as a formula are made harmless by a leading quote.
    private static func cell(_ text: String) -> String {
        let isRisky: Bool = text.first.map { "=+-@\t\r".contains($0) } ?? false
        let safe: String = isRisky && Double(text) == nil ? "'" + text : text
        let mustQuote: Bool = safe.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        return mustQuote ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }
}
