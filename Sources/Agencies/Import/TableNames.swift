import Kernel

/// What the words of an import file stand for.
package struct TableNames: Sendable {
    private let categories: [String: TreePath]
    private let agencies: [String: Agency]
    private let place: @Sendable (String) -> TreePath?

    /// `categories` are paths with their names from the root, parted by a slash.
    package init(
        categories: [(path: TreePath, name: String)], agencies: [Agency],
        place: @escaping @Sendable (String) -> TreePath?
    ) {
        let byKey: [(String, TreePath)] = categories.map { (Self.plain($0.path.key), $0.path) }
        let byName: [(String, TreePath)] = categories.map { (Self.plain($0.name), $0.path) }
        self.categories = Dictionary(byKey + byName) { first, _ in first }
        self.agencies = Dictionary(agencies.map { ($0.code, $0) }) { first, _ in first }
        self.place = place
    }

    /// Nothing and `*` are every category; nil is a category that is not there.
    package func category(_ text: String) -> TreePath?? {
        if text.isEmpty || text == "*" { return .some(nil) }
        return categories[Self.plain(text)].map { .some($0) }
    }

    /// Nothing is the whole city; nil is a territory that is not there.
    package func territory(_ text: String) -> TreePath?? {
        text.isEmpty ? .some(nil) : place(text).map { .some($0) }
    }

    package enum HolderFault: Error { case unknown, closed }

    /// An agency's code, or `@` and a type of agency, with its line of work after a colon.
    package func holder(_ text: String) throws(HolderFault) -> Responsibility.Holder {
        guard text.hasPrefix("@") else {
            guard let agency = agencies[text] else { throw .unknown }
            guard agency.isActive else { throw .closed }
            return .agency(agency.id)
        }
        let parts = text.dropFirst().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let type = AgencyType(rawValue: String(parts[0])) else { throw .unknown }
        return .kind(AgencyKind(type, duty: parts.count > 1 ? String(parts[1]) : nil))
    }

    private static func plain(_ text: String) -> String {
        text.split(separator: "/").map { String($0).trimmed }.filter { !$0.isEmpty }.joined(separator: "/")
    }
}

extension AgencyKind {
    /// As an import file writes it.
    package var mark: String { "@" + type.rawValue + (duty.map { ":\($0)" } ?? "") }
}
