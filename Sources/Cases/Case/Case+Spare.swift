import Kernel

extension Case {
    /// 免访: a city that does not call everyone did not draw this case; it may be closed while nobody has been asked and
    /// the reporter has said nothing by themselves.
    package var maySpare: Bool {
        allows(.close) && standing != .anonymous && followedUpSinceReply == nil && tries.isEmpty
    }

    package func sparing() throws(CaseRefusal) -> [CaseEvent] {
        guard maySpare else { throw .notNow(.close, state: state, allowed: allowed) }
        return [.closed(Closing(ground: .notSampled, note: nil))]
    }
}
