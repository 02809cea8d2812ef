import Kernel

/// What is done for the jobs of a kind.
package struct JobHandler: Sendable {
    enum Way: Sendable {
        case act(@Sendable (Job, Transaction) throws -> Void)
        case work(@Sendable (Job) async throws -> Void)
    }

    package let kind: String
    let way: Way

    /// For what only changes the database: done and crossed off in one transaction, so exactly once.
    package static func act(_ kind: String, _ body: @escaping @Sendable (Job, Transaction) throws -> Void) -> JobHandler
    {
        JobHandler(kind: kind, way: .act(body))
    }

    /// For what reaches outside: done at least once, so it must bear being done again for the same `job.id`.
    package static func work(_ kind: String, _ body: @escaping @Sendable (Job) async throws -> Void) -> JobHandler {
        JobHandler(kind: kind, way: .work(body))
    }
}

/// How jobs are lent and tried again.
package struct JobRules: Sendable {
    /// How long a node may take before another one takes the job over.
    package var lease: Span = .minutes(5)
    /// After so many tries in vain a job is dead, and a person has to look.
    package var mostAttempts = 10
    package var firstPause: Span = .seconds(10)
    package var longestPause: Span = .hours(1)

    package init() {}

    /// Twice as long each time, give or take a quarter, so that what failed together does not come back together.
    func pause(after attempts: Int, using random: inout some RandomNumberGenerator) -> Span {
        let doubled: Double = Double(firstPause.milliseconds) * Double(1 << min(max(0, attempts - 1), 30))
        let bounded: Double = min(doubled, Double(longestPause.milliseconds))
        return Span(milliseconds: Int64(bounded * Double.random(in: 0.75...1.25, using: &random)))
    }
}
