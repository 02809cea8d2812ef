import Kernel

/// What a case is measured as: its urgency first, then its kind.
package enum ServiceClass: String, Sendable, CaseIterable, Codable {
    case danger, utility, inquiry, ordinary, complex
}

/// The things that must happen in time.
package enum ServiceClock: String, Sendable, CaseIterable, Codable {
    case dispatch, sign, contact, reply, followUp
}

/// 时限标准: the limit of each clock for each class; a city edits the table.
package struct ServiceStandard: Sendable, Equatable {
    private let limits: [ServiceClass: [ServiceClock: Limit]]

    /// Nil when a class or a clock has no limit.
    package init?(_ limits: [ServiceClass: [ServiceClock: Limit]]) {
        let complete: Bool = ServiceClass.allCases.allSatisfy { row in
            ServiceClock.allCases.allSatisfy { limits[row]?[$0] != nil }
        }
        guard complete else { return nil }
        self.limits = limits
    }

    package func limit(_ clock: ServiceClock, for row: ServiceClass) -> Limit {
        limits[row]?[clock] ?? .workingDays(1)
    }
}

extension ServiceStandard {
    /// The table a city starts with.
    package static let usual = ServiceStandard(usual: [
        .danger: row(.wall(.minutes(30)), .wall(.minutes(15)), .wall(.minutes(30)), .wall(.hours(2))),
        .utility: row(.wall(.hours(1)), .wall(.minutes(30)), .wall(.hours(2)), .wall(.hours(24))),
        .inquiry: row(.workingHours(2), .workingHours(4), .workingDays(1), .workingDays(1)),
        .ordinary: row(.workingHours(4), .workingDays(1), .workingDays(1), .workingDays(5)),
        .complex: row(.workingHours(4), .workingDays(1), .workingDays(1), .workingDays(15)),
    ])

    private init(usual: [ServiceClass: [ServiceClock: Limit]]) { limits = usual }

    private static func row(_ dispatch: Limit, _ sign: Limit, _ contact: Limit, _ reply: Limit) -> [ServiceClock: Limit]
    {
        [.dispatch: dispatch, .sign: sign, .contact: contact, .reply: reply, .followUp: .workingDays(3)]
    }
}
