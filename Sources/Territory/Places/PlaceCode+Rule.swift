/// Codes of places: statistical ones are stored cut to the width of their level, others are the city's own.
package enum PlaceCode {
    package enum Flaw: Error, Equatable {
        case badCode
        /// The last part lies outside the ranges of the statistical standard.
        case codeRange
    }

    /// The stored form of a code as files give it: `320102000000` of a district is `320102`.
    package static func stored(_ text: String, at level: PlaceLevel) throws(Flaw) -> String {
        guard let width = level.codeWidth else { return try own(text) }
        guard text.utf8.allSatisfy(isDigit), text.utf8.count >= width else { throw .badCode }
        let padded: Bool = [2, 4, 6, 9, 12, 15].contains(text.utf8.count)
        guard padded, text.utf8.dropFirst(width).allSatisfy({ $0 == UInt8(ascii: "0") }) else { throw .badCode }
        let code = String(text.prefix(width))
        guard let part = Int(code.suffix(level > .district ? 3 : 2)), allowed(part, at: level) else { throw .codeRange }
        return code
    }

    /// The level that a padded statistical code has by its zeros; nil when it is none.
    package static func level(of text: String) -> PlaceLevel? {
        let levels: [PlaceLevel] = PlaceLevel.allCases.filter(\.isStatistical)
        return levels.first { (try? stored(text, at: $0)) != nil }
    }

    /// The code one level up that a statistical code contains.
    package static func parent(of code: String, at level: PlaceLevel) -> String? {
        guard level.isStatistical, let width = level.parents.first?.codeWidth else { return nil }
        return String(code.prefix(width))
    }

    /// What a code adds to its parent's: the segment of its path.
    package static func segment(of code: String, under parent: String?) -> String {
        guard let parent, code.count > parent.count, code.hasPrefix(parent) else { return code }
        return String(code.dropFirst(parent.count))
    }

    private static func own(_ text: String) throws(Flaw) -> String {
        let fits: Bool = (1...40).contains(text.utf8.count)
        guard fits, text.utf8.allSatisfy({ isDigit($0) || isLetter($0) || $0 == 45 || $0 == 95 }) else {
            throw .badCode
        }
        return text
    }

    /// 001–099 streets, 100–199 towns, 200–399 townships, 400–599 other; 001–199 residents' and 200–399 villagers' committees, 400–599 other.
    private static func allowed(_ part: Int, at level: PlaceLevel) -> Bool {
        switch level {
        case .province, .city, .district: part > 0
        case .town, .community: (1...599).contains(part)
        case .grid: (1...999).contains(part)
        case .estate, .building, .unit: true
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
}
