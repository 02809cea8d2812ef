import Kernel
import Site

extension CaseFilter {
    /// The filters a list of cases takes in its address, the same for pages, exports and programs.
    package static let fields: [Field] = [
        .word("state", CaseState.self), .flag("open"), .word("kind", CaseKind.self),
        .word("channel", CaseChannel.self), .word("urgency", Urgency.self), .text("category", max: 40),
        .text("territory", max: 80), .text("handler", max: 80), .text("owner", max: 80), .text("number", max: 30),
        .instant("dueBefore"), .day("from"), .day("to"), .word("sort", CaseSort.self),
    ]

    package init(_ input: Input, zone: Zone) throws {
        self.init()
        if let state: CaseState = try input.optionalWord("state") { states = [state] }
        isOpen = input.flag("open")
        kind = try input.optionalWord("kind")
        channel = try input.optionalWord("channel")
        urgency = try input.optionalWord("urgency")
        category = try Self.path("category", input)
        territory = try Self.path("territory", input)
        handler = try Self.path("handler", input)
        owner = try Self.path("owner", input)
        if let text: String = try input.optional("number") { number = try CaseNumber(reading: text) }
        dueBefore = try input.optional("dueBefore")
        createdFrom = try input.optional("from", as: Day.self).map { zone.instant($0) }
        createdBefore = try input.optional("to", as: Day.self).map { zone.instant($0.adding(days: 1)) }
    }

    /// A key of a tree, `01/02/`; its closing stroke may be left out.
    private static func path(_ name: String, _ input: Input) throws -> TreePath? {
        guard let text: String = try input.optional(name) else { return nil }
        return TreePath(written: text)
    }
}

extension TreePath {
    package init(written text: String) { self.init(key: text.hasSuffix("/") ? text : text + "/") }
}
