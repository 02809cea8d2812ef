/// All names of places in one trie, so that an address is read once whatever the number of places.
struct NameIndex {
    /// How a name was said.
    enum Form: Double {
        /// In full.
        case whole = 0.9
        case alias = 0.85
        /// Without its ending.
        case short = 0.55
    }

    struct Meaning {
        let place: Int
        let form: Form
    }

    struct Hit {
        let range: Range<Int>
        var meanings: [Meaning]
    }

    private struct Step: Hashable {
        let node: Int32
        let letter: Character
    }

    private var steps: [Step: Int32] = [:]
    private var meanings: [[Meaning]] = [[]]
    /// The steps that lead on from each step.
    private var onward: [[Int32]] = [[]]

    /// Names that so many places share say nothing by themselves.
    private static let mostPlaces = 40

    init(_ places: [Place]) {
        for (index, place) in places.enumerated() where place.level < .building {
            let forms = AddressLexicon.forms(of: place.name, at: place.level)
            for name in forms.whole { add(name, Meaning(place: index, form: .whole)) }
            for name in forms.short { add(name, Meaning(place: index, form: .short)) }
            for name in place.aliases { add(name, Meaning(place: index, form: .alias)) }
        }
    }

    private mutating func add(_ name: String, _ meaning: Meaning) {
        let letters: [Character] = AddressText(name).letters
        guard letters.count > 1 else { return }
        var node: Int32 = 0
        for letter in letters {
            let step = Step(node: node, letter: letter)
            if let next = steps[step] {
                node = next
            } else {
                let fresh = Int32(meanings.count)
                steps[step] = fresh
                onward[Int(node)].append(fresh)
                node = fresh
                meanings.append([])
                onward.append([])
            }
        }
        guard meanings[Int(node)].last?.place != meaning.place else { return }
        meanings[Int(node)].append(meaning)
    }

    /// The names in a text; of those that overlap the longest.
    func hits(in text: AddressText) -> [Hit] {
        let found: [Hit] = text.letters.indices.flatMap { hits(in: text.letters, at: $0) }
        var taken: [Hit] = []
        for hit in found.sorted(by: { ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound) })
        where !taken.contains(where: { $0.range.overlaps(hit.range) }) {
            taken.append(hit)
        }
        return taken.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func hits(in letters: [Character], at start: Int) -> [Hit] {
        var node: Int32 = 0
        var found: [Hit] = []
        for position in start..<letters.count {
            guard let next = steps[Step(node: node, letter: letters[position])] else { break }
            node = next
            let here: [Meaning] = meanings[Int(node)]
            if (1...Self.mostPlaces).contains(here.count) {
                found.append(Hit(range: start..<position + 1, meanings: here))
            }
        }
        return found
    }

    /// Places whose names go on from the end of a text, and where in the text the name begins: "…区马台" has the beginning of 马台街社区.
    func completions(of text: AddressText, limit: Int) -> (start: Int, places: [Int]) {
        for start in text.letters.indices.dropLast(1) {
            guard let node = walk(text.letters[start...]) else { continue }
            let found: [Int] = names(beyond: node, limit: limit)
            if !found.isEmpty { return (start, found) }
        }
        return (text.letters.count, [])
    }

    private func walk(_ letters: ArraySlice<Character>) -> Int32? {
        var node: Int32 = 0
        for letter in letters {
            guard let next = steps[Step(node: node, letter: letter)] else { return nil }
            node = next
        }
        return node
    }

    private func names(beyond node: Int32, limit: Int) -> [Int] {
        var found: [Int] = []
        var open: [Int32] = [node]
        while let next = open.popLast(), found.count < limit {
            for meaning in meanings[Int(next)].prefix(limit) where !found.contains(meaning.place) {
                found.append(meaning.place)
            }
            open += onward[Int(next)].reversed()
        }
        return found
    }
}
