import Kernel

/// What a judge decided, and why.
package struct Judgement: Sendable, Hashable, Codable {
    package let by: Official
    package let decision: Decision
    package let reason: WrittenText
}

/// A grant that needs a second judge, and by when.
package struct Seconding: Sendable, Hashable, Codable {
    package let judgement: Judgement
    package let due: Instant
}

/// The judge's question; the working time left is kept for when it is answered.
package struct EvidenceRequest: Sendable, Hashable, Codable {
    package let by: Official
    package let question: WrittenText
    let remaining: Span
}

/// More evidence; an answer to a question starts the judge's clock again.
package struct Evidence: Sendable, Hashable, Codable {
    package let text: WrittenText
    package let photos: Int?
    let due: Instant?
}

package struct Leaving: Sendable, Hashable, Codable {
    package let note: WrittenText?
}

/// The appeal against an application.
package struct AppealLink: Sendable, Hashable, Codable {
    package let appeal: Application.ID
}
