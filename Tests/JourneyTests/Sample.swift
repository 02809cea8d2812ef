import Kernel
import Site

/// Values that pass the checks of any declared field, and addresses in which every part is filled.
struct Sample {
    /// What stands for `{number}`, `{code}` and the like.
    let parts: [String: String]

    func path(_ route: Route) -> String {
        let filled: [String] = route.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            guard part.hasPrefix("{") else { return String(part) }
            return parts[String(part.dropFirst().dropLast())] ?? "unknown"
        }
        return filled.joined(separator: "/")
    }

    /// Every required field, and those that are not.
    func json(_ fields: [Field]) -> JSON {
        .object(Dictionary(fields.compactMap { field in value(field).map { (field.name, $0) } }) { first, _ in first })
    }

    func query(_ fields: [Field]) -> [(String, String)] {
        fields.filter(\.required).compactMap { field in
            switch value(field) {
            case .text(let text): (field.name, text)
            case .number(let number): (field.name, Int(exactly: number).map(String.init) ?? String(number))
            case .flag(let flag): (field.name, String(flag))
            default: nil
            }
        }
    }

    private func value(_ field: Field) -> JSON? {
        switch field.kind {
        case .text(let max): .text(String((parts[field.name] ?? "sample text").prefix(max)))
        case .word(let words): words.first.map { .text($0) }
        case .integer(let range): .number(Double(range.lowerBound))
        case .number(let range): .number(range.lowerBound)
        case .flag: .flag(true)
        case .day: "2026-11-30"
        case .instant: "2026-11-30T09:00:00+08:00"
        case .id: .text(Identifier<Sample>(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0001).description)
        case .texts: .list([.text("sample")])
        case .photo, .photos: nil
        }
    }
}
