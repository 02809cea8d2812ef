/// An address as it is compared: half-width, lower case, without spaces and punctuation.
struct AddressText {
    let letters: [Character]

    init(_ text: String) {
        letters = text.prefix(200).compactMap { character in
            let half: Character = Self.half(character)
            let isKept: Bool = half.isLetter || half.isNumber || half == "#" || half == "-"
            return isKept ? Character(half.lowercased()) : nil
        }
    }

    subscript(range: Range<Int>) -> String { String(letters[range]) }

    /// Full-width Latin letters, digits and signs (U+FF01–FF5E) are their ASCII forms.
    private static func half(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first, (0xff01...0xff5e).contains(scalar.value),
            let plain = Unicode.Scalar(scalar.value - 0xfee0)
        else { return character }
        return Character(plain)
    }
}
