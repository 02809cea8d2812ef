import Kernel

/// The numbers an emergency is handed to, at once.
package enum EmergencyService: String, Sendable, Codable, CaseIterable {
    case police110, fire119, ambulance120
}

/// That it was handed over, and what was said.
package struct EmergencyCall: Sendable, Hashable, Codable {
    package let service: EmergencyService
    package let note: WrittenText?
}

extension Case {
    /// Handed to 110, 119 or 120 and recorded; the case goes on, or is then not accepted as theirs.
    package func alerting(
        _ service: EmergencyService, note: String?, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.alertEmergency)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.emergencyAlerted(EmergencyCall(service: service, note: try writer.may("note", note)))]
    }
}
