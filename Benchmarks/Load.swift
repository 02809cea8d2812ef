import Foundation
import Synchronization

/// What a run of requests took.
struct Measured: Sendable {
    let count: Int
    let seconds: Double
    /// Of the server, over the whole run.
    let cpuSeconds: Double
    let latencies: [Double]
    let failures: Int

    var perSecond: Double { Double(count) / seconds }
    var cpuMilliseconds: Double { cpuSeconds / Double(max(count, 1)) * 1_000 }

    func milliseconds(at share: Double) -> Double {
        let sorted: [Double] = latencies.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] * 1_000
    }
}

/// Asks a server from several connections at once, each on a thread of its own, until a count or a time is reached.
struct Load {
    let server: Server
    var connections = 1
    var most: Int
    var seconds: Double = 20

    func run(_ request: @escaping @Sendable (Int) -> HTTPRequestText) async throws -> Measured {
        let next = Counter()
        let port: Int = server.port
        let cpu: Double = server.cpuSeconds
        let began = ContinuousClock.now
        let end = began + .seconds(seconds)
        let parts: [(latencies: [Double], failures: Int)] = try await withThrowingTaskGroup { group in
            for _ in 0..<connections {
                group.addTask { [most] in
                    try await onThread { try Self.work(port, until: end, most: most, next, request) }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let latencies: [Double] = parts.flatMap(\.latencies)
        return Measured(
            count: latencies.count, seconds: began.duration(to: .now).seconds, cpuSeconds: server.cpuSeconds - cpu,
            latencies: latencies, failures: parts.reduce(0) { $0 + $1.failures })
    }

    private static func work(
        _ port: Int, until end: ContinuousClock.Instant, most: Int, _ next: Counter,
        _ request: (Int) -> HTTPRequestText
    ) throws -> (latencies: [Double], failures: Int) {
        let connection = try HTTPConnection(port: port)
        var latencies: [Double] = []
        var failures: Int = 0
        while ContinuousClock.now < end {
            let number: Int = next.take()
            guard number < most else { break }
            let began = ContinuousClock.now
            let answer = try connection.ask(request(number))
            latencies.append(began.duration(to: .now).seconds)
            if !(200..<300).contains(answer.status) {
                failures += 1
                if failures == 1 { complain("\(answer.status) \(answer.text.prefix(300))") }
            }
        }
        return (latencies, failures)
    }
}

/// Numbers the requests of all connections.
final class Counter: Sendable {
    private let value = Atomic<Int>(0)

    func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// Runs blocking work on a thread of its own.
func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result(catching: body)) }.start()
    }
}

func complain(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
