import Cases
import Foundation
import Kernel
import Site

/// What the address of a list says: which list, and what narrows it. It goes along on the way of a form, too.
struct CallBackAddress: Sendable {
    static let fields: [Field] =
        [Field("view", .word(CallBackView.allCases.map(\.rawValue)))] + narrowing

    static let narrowing: [Field] = [
        .word("kind", CaseKind.self), .word("urgency", Urgency.self), .word("channel", CaseChannel.self),
        .text("category", max: 60), .text("territory", max: 80), .text("agency", max: 80),
    ]

    private let given: [(name: String, raw: String)]

    init(_ call: Call) {
        let names: Set<String> = Set(Self.fields.map(\.name))
        given = call.query.split(separator: "&").compactMap { part in
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, names.contains(String(pair[0])) else { return nil }
            return (String(pair[0]), String(pair[1]))
        }
    }

    var view: CallBackView { text("view").flatMap(CallBackView.init(rawValue:)) ?? .now }

    var filter: CallBackFilter {
        var filter = CallBackFilter()
        filter.kind = text("kind").flatMap(CaseKind.init(rawValue:))
        filter.urgency = text("urgency").flatMap(Urgency.init(rawValue:))
        filter.channel = text("channel").flatMap(CaseChannel.init(rawValue:))
        filter.category = text("category").map(TreePath.init(key:))
        filter.territory = text("territory").map(TreePath.init(key:))
        filter.handler = text("agency").map(TreePath.init(key:))
        return filter
    }

    /// The page of the list that the call asks for.
    func list(_ call: Call) throws -> CallBackList {
        var list = CallBackList(view)
        list.filter = filter
        list.after = try CallBackPlace(call)
        list.limit = try call.input.optional("limit") ?? 50
        return list
    }

    var isFiltered: Bool { filter != CallBackFilter() }

    func text(_ name: String) -> String? {
        given.first { $0.name == name }?.raw.removingPercentEncoding.flatMap { $0.utf8.contains(0) ? nil : $0 }
    }

    /// The same list at another address, with what is added.
    func path(_ base: String, view: CallBackView? = nil, adding more: [String] = []) -> String {
        var parts: [String] = given.filter { $0.name != "view" }.map { "\($0.name)=\($0.raw)" }
        if let view { parts.insert("view=\(view.rawValue)", at: 0) }
        parts += more
        return parts.isEmpty ? base : "\(base)?\(parts.joined(separator: "&"))"
    }
}

/// A choice that narrows a list.
struct NarrowingField: Sendable {
    struct Choice: Sendable {
        let value: String
        let label: String
        let chosen: Bool
    }

    let id: String
    let label: String
    let choices: [Choice]

    static func all(_ address: CallBackAddress, _ names: FollowUpNames, _ call: Call) -> [NarrowingField] {
        func field(_ name: String, _ options: [(value: String, label: String)]) -> NarrowingField {
            let current: String? = address.text(name)
            return NarrowingField(
                id: name, label: call.say("followUp.\(name)"),
                choices: options.map { Choice(value: $0.value, label: $0.label, chosen: $0.value == current) })
        }
        return [
            field("kind", call.choices(CaseKind.self, "case.kind")),
            field("urgency", call.choices(Urgency.self, "case.urgency")),
            field("channel", call.choices(CaseChannel.self, "case.channel")),
            field("category", names.categoryChoices), field("territory", names.districtChoices),
            field("agency", names.agencyChoices),
        ]
    }
}

extension Call {
    /// All words of a list with their labels.
    func choices<Word: CaseIterable & RawRepresentable<String>>(
        _ type: Word.Type, _ family: String
    ) -> [(value: String, label: String)] {
        type.allCases.map { ($0.rawValue, say("\(family).\($0.rawValue)")) }
    }

    var moments: Moments { Moments(self) }
}

extension CallBackPlace {
    var text: String { Cursor(key: at.milliseconds, id: "\(self.case)_\(round)").text }

    init?(_ call: Call) throws {
        guard let text: String = try call.input.optional("after") else { return nil }
        let cursor = try Cursor(text)
        let parts = cursor.id.split(separator: "_")
        guard parts.count == 2, let id = Case.ID(String(parts[0])), let round = Int(parts[1]) else {
            throw SiteRefusal.badCursor
        }
        self.init(at: Instant(milliseconds: cursor.key), case: id, round: round)
    }
}
