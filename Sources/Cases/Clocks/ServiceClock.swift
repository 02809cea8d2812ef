/// The things about a case that must happen in time.
package enum ServiceClock: String, Sendable, CaseIterable, Codable {
    case dispatch, sign, contact, reply, followUp
    /// The reporter's answer to a question, the review of a deferred case, the answer to an order.
    case information, review, order

    /// Those whose limit the service standard gives.
    package static let ofStandard: [ServiceClock] = [.dispatch, .sign, .contact, .reply, .followUp]
}
