import Kernel

extension WorkingTime {
    /// The first moment at which `span` of working time has passed since `start`; for no span at all, the next moment
    /// of work.
    package func adding(_ span: Span, to start: Instant) -> Instant {
        let sum: Int64 = table.worked(until: start.milliseconds) + span.milliseconds
        return Instant(milliseconds: span > .seconds(0) ? table.earliest(sum) : table.latest(sum))
    }

    /// The last moment from which `span` of working time still lies before `end`; for no span at all, the last moment
    /// of work.
    package func subtracting(_ span: Span, from end: Instant) -> Instant {
        let sum: Int64 = table.worked(until: end.milliseconds) - span.milliseconds
        return Instant(milliseconds: span > .seconds(0) ? table.latest(sum) : table.earliest(sum))
    }

    /// The working time between two moments; zero when `end` is not after `start`.
    package func worked(from start: Instant, to end: Instant) -> Span {
        guard start < end else { return .seconds(0) }
        return Span(milliseconds: table.worked(until: end.milliseconds) - table.worked(until: start.milliseconds))
    }
}
