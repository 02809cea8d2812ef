import Kernel
import Site

extension ComponentRoutes {
    static let filterFields: [Field] = [
        .text("kind", max: 40), .text("territory", max: 40), .text("agency", max: 40),
        .word("state", ComponentState.self), .text("code", max: 40),
    ]

    /// The filter of the address; what it names must be there.
    func filter(_ call: Call, _ words: ComponentWords) throws -> ComponentFilter {
        var filter = ComponentFilter()
        filter.kind = try call.input.optional("kind").map { try words.kind(written: $0).word }
        filter.under = try call.input.optional("territory").map { code in
            guard let place = words.atlas.place(written: code) else {
                throw InvalidInput("territory", "componentPlace")
            }
            return place.path
        }
        filter.agency = try call.input.optional("agency").map { try words.agency(code: $0) }
        filter.state = try call.input.optionalWord("state")
        filter.code = try (call.input.optional("code") as String?).flatMap { code in
            guard ComponentCode.isCode(code) else { throw InvalidInput("code", "componentCode") }
            return code
        }
        return filter
    }

    func position(_ call: Call) throws -> ComponentPosition? {
        try (call.input.optional("after") as String?).map { try ComponentPosition(Cursor($0)) }
    }
}

extension ComponentPosition {
    var cursor: Cursor { Cursor(key: 0, id: "\(path.key)~\(code)") }

    init(_ cursor: Cursor) throws(SiteRefusal) {
        let parts: [Substring] = cursor.id.split(separator: "~", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .badCursor }
        self.init(path: TreePath(key: String(parts[0])), code: String(parts[1]))
    }
}

extension Call {
    /// The query with its filters, without where the list goes on.
    var filters: String {
        query.split(separator: "&").filter {
            !$0.hasPrefix("after=") && !$0.hasPrefix("notice=") && !$0.hasSuffix("=")
        }.joined(separator: "&")
    }
}
