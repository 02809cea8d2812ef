/// The languages of the interface.
package enum Language: String, Sendable, CaseIterable, Codable {
    case chinese = "zh-Hans"
    case english = "en"

    /// The best of ours for an `Accept-Language` header; Chinese when it names none of ours.
    package init(accepting header: String?) {
        self = .chinese
        var best: Double = 0
        for part in (header ?? "").lowercased().split(separator: ",") {
            let pieces = part.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard let tag = pieces.first else { continue }
            let quality: Double =
                pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            guard quality > best, let language = Self.named(tag) else { continue }
            self = language
            best = quality
        }
    }

    private static func named(_ tag: String) -> Language? {
        if tag.hasPrefix("zh") { return .chinese }
        return tag.hasPrefix("en") ? .english : nil
    }
}
