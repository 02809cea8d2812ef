import Kernel

extension Call {
    /// What was wrong with the form that is shown again, as a whole.
    package var refusal: String? { refused.map { say("error.\($0.fault.code)", $0.fault.facts) } }
}
