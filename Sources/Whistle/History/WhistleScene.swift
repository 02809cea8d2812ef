import Kernel

/// Something somebody does in a made-up whistle, at a moment. What the rules refuse by then does not happen.
struct WhistleScene: Sendable {
    typealias Act = @Sendable (WhistleFile, Instant, WhistleRules) throws(WhistleRefusal) -> [WhistleEvent]

    let at: Instant
    /// For things of the same moment.
    let order: Int
    let author: Author
    let act: Act

    func events(_ file: WhistleFile, under rules: WhistleRules) -> [WhistleEvent] {
        do { return try act(file, at, rules) } catch { return [] }
    }
}
