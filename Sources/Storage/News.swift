import Synchronization

/// What a transaction added that someone in this process may be waiting for.
struct News: OptionSet, Sendable {
    let rawValue: Int
    static let events = News(rawValue: 1)
    static let jobs = News(rawValue: 2)
}

/// Rings after commits. It only saves waiting: whoever listens also looks by itself now and then.
final class Bell: Sendable {
    private struct Listener {
        let news: News
        let stream: AsyncStream<Void>.Continuation
    }

    private struct State {
        var listeners: [Int: Listener] = [:]
        var nextNumber = 0
    }

    private let state = Mutex(State())

    func ring(_ news: News) {
        guard !news.isEmpty else { return }
        let listeners: [Listener] = state.withLock { $0.listeners.values.filter { !$0.news.isDisjoint(with: news) } }
        for listener in listeners { listener.stream.yield() }
    }

    /// A stream that yields after each commit with such news, and the rope to ring it oneself.
    func listen(for news: News) -> (stream: AsyncStream<Void>, rope: AsyncStream<Void>.Continuation) {
        let (stream, rope) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number: Int = state.withLock {
            $0.nextNumber += 1
            $0.listeners[$0.nextNumber] = Listener(news: news, stream: rope)
            return $0.nextNumber
        }
        rope.onTermination = { [weak self] _ in self?.state.withLock { $0.listeners[number] = nil } }
        return (stream, rope)
    }
}
