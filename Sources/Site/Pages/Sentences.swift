import Kernel

extension Words {
    /// What a refusal says to people. Facts that are keys of the catalogues, or lists of such, are said in words.
    package func sentence(of fault: any Explained, _ language: Language) -> String {
        self("error.\(fault.code)", language, fault.facts.mapValues { spoken($0, language) })
    }

    private func spoken(_ fact: String, _ language: Language) -> String {
        let parts: [Substring] = fact.split(separator: ",")
        guard let first = parts.first, first.contains("."), has(String(first)) else { return fact }
        let separator: String = language == .chinese ? "、" : ", "
        return parts.map { self(String($0), language) }.joined(separator: separator)
    }
}

extension Call {
    /// What was wrong with the form that is shown again, as a whole.
    package var refusal: String? { refused.map { words.sentence(of: $0.fault, language) } }
}
