import Kernel

/// Places from the text of an address: the names in it are walked down the tree, in whatever order and however incomplete they are.
extension TerritoryAtlas {
    package func locate(address: String, limit: Int = 5) -> [PlaceCandidate] {
        let reading = AddressReading(self, AddressText(address))
        let ranked: [AddressReading.Guess] = reading.guesses.sorted {
            if $0.confidence != $1.confidence { return $0.confidence > $1.confidence }
            let one: Place = places[$0.place]
            let other: Place = places[$1.place]
            return (other.level.depth, one.code) < (one.level.depth, other.code)
        }
        return ranked.filter { !isSurpassed($0, by: ranked) }.prefix(limit).map { reading.candidate($0) }
    }

    /// What somebody who is still typing may mean: places found, then places whose names begin with the end of the text.
    package func suggest(_ text: String, limit: Int = 8) -> [PlaceCandidate] {
        var found: [PlaceCandidate] = locate(address: text, limit: limit)
        let letters = AddressText(text)
        let (start, completions) = names.completions(of: letters, limit: 200)
        let before: [Int] = names.hits(in: AddressText(letters[0..<start])).flatMap { $0.meanings.map(\.place) }
        for index in completions
        where found.count < limit && !found.contains(where: { $0.place.id == places[index].id }) {
            let isWithin: Bool = before.isEmpty || before.contains { isAbove($0, index) }
            guard isWithin else { continue }
            found.append(
                PlaceCandidate(
                    place: places[index], confidence: before.isEmpty ? 0.2 : 0.4,
                    matched: [letters[start..<letters.letters.count]], rest: ""))
        }
        return found
    }

    /// Whether a place further down the same branch is nearly as sure.
    private func isSurpassed(_ guess: AddressReading.Guess, by others: [AddressReading.Guess]) -> Bool {
        others.contains { isAbove(guess.place, $0.place) && $0.confidence >= min(0.5, guess.confidence * 0.8) }
    }
}

/// One address being read.
private struct AddressReading {
    struct Guess {
        let place: Int
        let hit: Int
        var confidence: Double
        /// Hits that name a place above.
        let support: [Int]
    }

    private let atlas: TerritoryAtlas
    private let text: AddressText
    private let hits: [NameIndex.Hit]
    private(set) var guesses: [Guess] = []

    init(_ atlas: TerritoryAtlas, _ text: AddressText) {
        self.atlas = atlas
        self.text = text
        hits = atlas.names.hits(in: text)
        for (index, hit) in hits.enumerated() {
            guesses += shared(hit.meanings.map { guess($0, hit: index) })
        }
        guesses = Dictionary(grouping: guesses, by: \.place).values.compactMap {
            $0.max { $0.confidence < $1.confidence }
        }
    }

    private func guess(_ meaning: NameIndex.Meaning, hit: Int) -> Guess {
        var doubt: Double = 1 - certainty(meaning, hits[hit])
        var support: [Int] = []
        var isContradicted = false
        for (other, named) in hits.enumerated() where other != hit {
            if let above = named.meanings.filter({ atlas.isAbove($0.place, meaning.place) }).max(by: weaker) {
                support.append(other)
                doubt *= above.form == .short ? 0.7 : 0.5
            } else if named.meanings.allSatisfy({ excludes($0, meaning.place) }) {
                isContradicted = true
            }
        }
        let confidence: Double = (1 - doubt) * (isContradicted ? 0.3 : 1)
        return Guess(place: meaning.place, hit: hit, confidence: min(confidence, 0.99), support: support)
    }

    private func weaker(_ a: NameIndex.Meaning, _ b: NameIndex.Meaning) -> Bool { a.form.rawValue < b.form.rawValue }

    /// A short name before a road mark is rather the beginning of the road's name.
    private func certainty(_ meaning: NameIndex.Meaning, _ hit: NameIndex.Hit) -> Double {
        guard meaning.form == .short, hit.range.upperBound < text.letters.count else { return meaning.form.rawValue }
        let next: Character = text.letters[hit.range.upperBound]
        return AddressLexicon.roadMarks.contains(next) ? 0.15 : meaning.form.rawValue
    }

    /// A district, town or the like said in full excludes what lies elsewhere.
    private func excludes(_ meaning: NameIndex.Meaning, _ place: Int) -> Bool {
        guard meaning.form == .whole, atlas.places[meaning.place].level <= .town else { return false }
        return meaning.place != place && !atlas.isAbove(place, meaning.place)
    }

    /// One name of several places, equally supported by the rest, shares its weight among them.
    private func shared(_ guesses: [Guess]) -> [Guess] {
        guard guesses.count > 1 else { return guesses }
        return guesses.map { guess in
            let rivals: Int = guesses.count { other in
                other.place != guess.place && other.support.count >= guess.support.count
                    && !atlas.isAbove(other.place, guess.place)
            }
            var shared: Guess = guess
            shared.confidence /= Double(rivals + 1)
            return shared
        }
    }

    /// The guess with its grounds, walked further down by what follows the last name.
    func candidate(_ guess: Guess) -> PlaceCandidate {
        let used: [Int] = guess.support.sorted() + [guess.hit]
        let end: Int = used.map { hits[$0].range.upperBound }.max() ?? 0
        var matched: [String] = used.map { text[hits[$0].range] }
        var place: Int = guess.place
        var rest: String = text[end..<text.letters.count]
        while let step = step(down: place, by: rest) {
            place = step.child
            matched.append(step.name)
            rest = String(rest.dropFirst(step.length))
        }
        let number: Bool = rest.contains(where: \.isNumber)
        return PlaceCandidate(
            place: atlas.places[place], confidence: min(0.99, guess.confidence + (number ? 0.02 : 0)),
            matched: matched, rest: rest)
    }

    /// The child grid, building or unit with whose name the rest begins; `3幢` finds `3栋`.
    private func step(down place: Int, by rest: String) -> (child: Int, name: String, length: Int)? {
        guard !rest.isEmpty else { return nil }
        let said: String = AddressLexicon.building(rest)
        var best: (child: Int, name: String, length: Int)?
        for child in atlas.children(at: place) where atlas.places[child].level >= .grid {
            let name: String = AddressLexicon.building(String(AddressText(atlas.places[child].name).letters))
            guard said.hasPrefix(name), name.count > best?.length ?? 0 else { continue }
            best = (child, name, length(of: name, in: rest))
        }
        return best
    }

    /// How many letters of the text as written the name takes up.
    private func length(of name: String, in rest: String) -> Int {
        let written: Int? = (1...rest.count).first { AddressLexicon.building(String(rest.prefix($0))).hasPrefix(name) }
        return written ?? rest.count
    }
}
