/// Codes of components. Sixteen digits are read as the code of GB/T 30428.2: six of the district, two of the class, two of
/// the small class, six counted within them. All else is the city's own.
package enum ComponentCode {
    package enum Flaw: String, Error, Equatable {
        /// Not 1 to 40 letters, digits, hyphens and underscores.
        case badCode
        /// A standard code counted from zero.
        case zeroSerial
        /// The first six digits are not the district the point lies in.
        case otherDistrict
        /// The class and small class are not those of the kind.
        case otherKind
    }

    package static func stored(_ text: String) throws(Flaw) -> String {
        guard (1...40).contains(text.utf8.count), text.utf8.allSatisfy(isOfCode) else { throw .badCode }
        return text
    }

    /// Whether it could be a code at all, so that it is worth looking up.
    package static func isCode(_ text: some StringProtocol) -> Bool {
        (1...40).contains(text.utf8.count) && text.utf8.allSatisfy(isOfCode)
    }

    package static func isStandard(_ code: String) -> Bool { code.utf8.count == 16 && code.utf8.allSatisfy(isDigit) }

    /// What a standard code says must fit what is known of the thing; `district` is the code of the district it stands in.
    package static func check(_ code: String, kind: ComponentKind, district: String?) throws(Flaw) {
        guard isStandard(code) else { return }
        if code.hasSuffix("000000") { throw .zeroSerial }
        if let district, !code.hasPrefix(district) { throw .otherDistrict }
        if code.dropFirst(6).prefix(4) != kind.code { throw .otherKind }
    }

    /// The runs of letters, digits, hyphens and underscores in a text that are long enough to be a code.
    package static func codes(in text: String) -> [String] {
        text.split { !isOfCode($0) }.filter { (4...40).contains($0.utf8.count) && $0.contains(where: \.isNumber) }
            .map(String.init)
    }

    private static func isOfCode(_ character: Character) -> Bool { character.utf8.allSatisfy(isOfCode) }

    private static func isOfCode(_ byte: UInt8) -> Bool {
        isDigit(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 95
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
