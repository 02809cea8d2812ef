import Kernel

/// A short message on its way to a phone: a text of the catalogues with its facts, as message services want it.
package struct ShortMessage: Sendable, Hashable, Codable {
    package let phone: String
    package let text: String
    package let facts: [String: String]

    package init(to phone: PhoneNumber, text: String, facts: [String: String]) {
        self.phone = phone.digits
        self.text = text
        self.facts = facts
    }
}

/// The way out for short messages: a service, the simulator, or none.
package struct MessageGateway: Sendable {
    package let isSetUp: Bool
    package let send: @Sendable (ShortMessage, Instant) async throws -> Void

    package init(send: @escaping @Sendable (ShortMessage, Instant) async throws -> Void) {
        isSetUp = true
        self.send = send
    }

    private init() {
        isSetUp = false
        send = { _, _ in throw AccountRefusal.noMessageGateway }
    }

    /// No service is set up: what needs a message is refused and says so.
    package static let none = MessageGateway()
}
