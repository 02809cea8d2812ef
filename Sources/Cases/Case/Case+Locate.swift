import Kernel

/// Where the matter is, and the address as people said it.
package struct Location: Sendable, Hashable, Codable {
    package let place: CasePlace?
    package let address: WrittenText?
}

extension Case {
    /// 定位: says where it is. An address alone is kept as said, until someone finds it on the map.
    package func locating(
        _ place: CasePlace?, address: String?, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.locate)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        let text: WrittenText? = try writer.may("address", address)
        guard place != nil || text != nil else { throw .text(field: "address", .missing) }
        return [.located(Location(place: place, address: text))]
    }

    mutating func take(_ fact: Location) {
        if let found = fact.place { place = found }
        if let text = fact.address { address = text.number }
    }
}
