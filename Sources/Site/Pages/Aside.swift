/// What another capability shows beside a thing on its page: a case's whistles, a component's cases.
package struct Aside: Sendable {
    package struct Line: Sendable {
        package let text: String
        package let href: String?
        package let note: String?

        package init(_ text: String, href: String? = nil, note: String? = nil) {
            self.text = text
            self.href = href
            self.note = note
        }
    }

    let heading: String
    package let lines: [Line]
    /// Said below the lines, or instead of them.
    let note: String?
    /// What can be begun from here.
    let way: Line?

    package init(_ heading: String, lines: [Line], note: String? = nil, way: Line? = nil) {
        self.heading = heading
        self.lines = lines
        self.note = note
        self.way = way
    }
}
