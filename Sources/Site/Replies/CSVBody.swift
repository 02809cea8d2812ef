import NIOCore

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

    /// Cells that a spreadsheet would run as a formula are made harmless by a leading apostrophe. Looks at scalars, not at
    /// characters: a mark that combines with a comma or an equals sign does not hide it from a spreadsheet.
    private static func cell(_ text: String) -> String {
        let isRisky: Bool = text.unicodeScalars.first.map { formulaStarts.contains($0) } ?? false
        let safe: String = isRisky && Double(text) == nil ? "'" + text : text
        guard safe.utf8.contains(where: { needsQuotes.contains($0) }) else { return safe }
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }

    /// With the full-width forms that East Asian spreadsheets read alike.
    static let formulaStarts = Set<Unicode.Scalar>("=+-@\t\r\n＝＋－＠".unicodeScalars)
    private static let needsQuotes = Set<UInt8>(",\"\r\n".utf8)
}
