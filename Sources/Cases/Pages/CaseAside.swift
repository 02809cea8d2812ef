import Kernel
import Site

/// What another capability shows beside a case: its whistles, applications, the component it is about.
package struct CaseAside: Sendable {
    package struct Line: Sendable {
        let text: String
        let href: String?
        let note: String?

        package init(_ text: String, href: String? = nil, note: String? = nil) {
            self.text = text
            self.href = href
            self.note = note
        }
    }

    let heading: String
    let lines: [Line]
    /// What can be begun from here.
    let way: Line?

    package init(_ heading: String, lines: [Line], way: Line? = nil) {
        self.heading = heading
        self.lines = lines
        self.way = way
    }
}

/// Asked for each case page that staff open; nil when there is nothing to show. Handed over in Minhu.
package typealias CaseAsides = @Sendable (Call, Case) async throws -> CaseAside?
