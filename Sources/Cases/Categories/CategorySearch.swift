import Kernel

/// Finds categories by words: whole names first, then parts of names, then shared pairs of characters.
struct CategorySearch: Sendable {
    private struct Entry: Sendable {
        let category: Category
        let name: String
        let path: String
        let sayings: [String]
        let namePairs: Set<String>
        let pathPairs: Set<String>
    }

    private let entries: [Entry]

    init(_ categories: [Category], named: [TreePath: Category]) {
        entries = categories.map { category in
            let name: String = Self.plain(category.name)
            let path: String = category.path.upwards.reversed().compactMap { named[$0]?.name }.map(Self.plain).joined()
            return Entry(
                category: category, name: name, path: path, sayings: category.sayings.map(Self.plain),
                namePairs: Self.pairs(name), pathPairs: Self.pairs(path))
        }
    }

    func find(_ text: String, limit: Int) -> [Category] {
        let query: String = Self.plain(text)
        guard !query.isEmpty, limit > 0 else { return [] }
        let pairs: Set<String> = Self.pairs(query)
        let scored: [(score: Double, category: Category)] = entries.compactMap { entry in
            let score: Double = Self.score(entry, query, pairs)
            return score > 0 ? (score, entry.category) : nil
        }
        let best = scored.sorted { a, b in
            a.score == b.score ? a.category.path < b.category.path : a.score > b.score
        }
        return best.prefix(limit).map(\.category)
    }

    private static func score(_ entry: Entry, _ query: String, _ pairs: Set<String>) -> Double {
        let depth: Double = Double(entry.category.path.depth) * 0.01
        if entry.name == query { return 1_000 + depth }
        if let said = said(entry, query) { return said + depth }
        if entry.name.contains(query) { return 500 + depth + 10 * Double(query.count) / Double(entry.name.count) }
        if entry.path.contains(query) { return 100 + depth }
        let covered: Double = Double(pairs.intersection(entry.pathPairs).count) / Double(max(pairs.count, 1))
        guard covered > 0 else { return 0 }
        let shared: Double = Double(pairs.intersection(entry.namePairs).count)
        let said: Double = query.contains(entry.name) ? 6 : 0
        return depth + 60 * covered + 4 * shared / Double(max(entry.namePairs.count, 1)).squareRoot() + said
    }

    /// What people say for it: the whole of it, its beginning while it is typed, or one of several words.
    private static func said(_ entry: Entry, _ query: String) -> Double? {
        if entry.sayings.contains(query) { return 900 }
        if entry.sayings.contains(where: { $0.hasPrefix(query) }) { return 450 }
        return entry.sayings.filter { $0.count > 1 && query.contains($0) }.map { 200 + 10 * Double($0.count) }.max()
    }

    private static func plain(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    private static func pairs(_ text: String) -> Set<String> {
        let characters: [Character] = Array(text.prefix(200))
        return Set(zip(characters, characters.dropFirst()).map { String([$0, $1]) })
    }
}
