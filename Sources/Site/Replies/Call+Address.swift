extension Call {
    /// This list from after `key` on, with its filters kept.
    package func address(after key: String) -> String {
        let kept: [String] = query.split(separator: "&")
            .filter { !$0.hasPrefix("after=") && !$0.hasPrefix("notice=") }.map(String.init)
        return path + "?" + (kept + ["after=\(key)"]).joined(separator: "&")
    }
}
