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
