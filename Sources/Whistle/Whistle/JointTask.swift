import Kernel

/// 任务: one thing to be done together, by one of the agencies called.
package struct JointTask: Sendable, Hashable {
    /// Counts from 1 within the whistle.
    package typealias Number = Int

    package let number: Number
    package let agency: CalledAgency.Number
    /// The number of its text.
    package let text: Int
    package let due: Day
    package internal(set) var doneAt: Instant?
    /// What was done; of the last time, when it was reopened.
    package internal(set) var evidence: Int?
    package internal(set) var reopenings = 0

    package var isOpen: Bool { doneAt == nil }
}
