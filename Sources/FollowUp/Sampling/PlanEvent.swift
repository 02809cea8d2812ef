import Cases
import Foundation
import Kernel
import Storage

/// What this capability itself decides about a case's call-backs: the stream `followUpPlan`.
enum PlanEvent: Sendable, Hashable {
    case drawn(Draw)
    case reminded(Reminder)

    struct Draw: Sendable, Hashable, Codable {
        let `case`: Case.ID
        let round: Int
        let version: Int
        let row: Int?
        let percent: Int
        let isDrawn: Bool
    }

    struct Reminder: Sendable, Hashable, Codable {
        let `case`: Case.ID
        let round: Int
        let occasion: Occasion
    }

    /// Nobody was reached for some days; or tried for the last time, before the case is closed without contact.
    enum Occasion: String, Sendable, Codable { case waiting, lastTry }

    static let stream = "followUpPlan"
}

extension PlanEvent {
    func entry() throws -> NewEvent {
        switch self {
        case .drawn(let fact): NewEvent(kind: "sampleDrawn", body: try Self.json(fact))
        case .reminded(let fact):
            NewEvent(kind: "reporterReminded", body: try Self.json(fact), because: fact.occasion.rawValue)
        }
    }

    /// Nil for a kind this release does not know.
    init?(_ record: EventRecord) throws {
        let body = Data(record.body.utf8)
        switch record.kind {
        case "sampleDrawn": self = .drawn(try JSONDecoder().decode(Draw.self, from: body))
        case "reporterReminded": self = .reminded(try JSONDecoder().decode(Reminder.self, from: body))
        default: return nil
        }
    }

    private static func json(_ fact: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(fact), as: UTF8.self)
    }
}

/// The plan of one case: the lots drawn for its rounds, the reminders sent.
struct CasePlan: Sendable {
    let stream: EventStream
    private(set) var version: Int = 0
    private(set) var draws: [Int: PlanEvent.Draw] = [:]
    private(set) var reminders: [(fact: PlanEvent.Reminder, at: Instant)] = []

    /// The stream's id follows from the case's and the city's key, and is none of the case's.
    static func open(_ id: Case.ID, _ vault: Vault, in tx: Transaction) throws -> CasePlan {
        let hash: [UInt8] = vault.keyedHash("follow-up plan \(id)")
        let low: UInt64 = hash.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        let own = Identifier<CasePlan>(high: id.high, low: low & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000)
        var plan = CasePlan(stream: EventStream(PlanEvent.stream, own))
        for record in try EventLog.read(plan.stream, in: tx) { plan.take(try PlanEvent(record), record) }
        return plan
    }

    private init(stream: EventStream) { self.stream = stream }

    private mutating func take(_ event: PlanEvent?, _ record: EventRecord) {
        version = record.version
        switch event {
        case .drawn(let fact): draws[fact.round] = fact
        case .reminded(let fact): reminders.append((fact, record.at))
        case nil: break
        }
    }

    mutating func append(_ event: PlanEvent, at now: Instant, in tx: Transaction) throws {
        version = try EventLog.append([event.entry()], to: stream, after: version, by: .system, at: now, in: tx)
        switch event {
        case .drawn(let fact): draws[fact.round] = fact
        case .reminded(let fact): reminders.append((fact, now))
        }
    }

    func reminded(of round: Int, _ occasion: PlanEvent.Occasion) -> Bool {
        reminders.contains { $0.fact.round == round && $0.fact.occasion == occasion }
    }

    func lastReminder(of round: Int) -> Instant? { reminders.last { $0.fact.round == round }?.at }
}
