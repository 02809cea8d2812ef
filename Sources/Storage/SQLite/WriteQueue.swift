/// The acts that wait for the writer.
struct WriteQueue {
    /// What an act came to, to be told once its transaction has ended.
    struct Answer: Sendable {
        let isSuccess: Bool
        let give: @Sendable () -> Void

        init<T>(_ result: Result<T, any Error>, give: @escaping @Sendable () -> Void) {
            isSuccess = if case .success = result { true } else { false }
            self.give = give
        }
    }

    /// May be run more than once, until it is answered.
    struct Act: Sendable {
        let run: @Sendable (SQLiteConnection) -> Answer
        /// Called instead when the transaction could not begin or not be stored.
        let refuse: @Sendable (any Error) -> Void

        init(
            run: @escaping @Sendable (SQLiteConnection) -> Answer, refuse: @escaping @Sendable (any Error) -> Void
        ) {
            self.run = run
            self.refuse = refuse
        }
    }

    enum Place { case first, inLine, closed }

    /// Few enough that nobody waits long for a shared commit, many enough that the disk is no limit.
    private static let mostTogether = 128

    private var acts: [Act] = []
    private var isDraining = false
    private var isClosed = false

    /// The first one has to start the draining.
    mutating func add(_ act: Act) -> Place {
        guard !isClosed else { return .closed }
        acts.append(act)
        defer { isDraining = true }
        return isDraining ? .inLine : .first
    }

    mutating func take() -> [Act]? {
        guard !acts.isEmpty else {
            isDraining = false
            return nil
        }
        defer { acts.removeFirst(min(acts.count, Self.mostTogether)) }
        return Array(acts.prefix(Self.mostTogether))
    }

    mutating func close() { isClosed = true }
}
