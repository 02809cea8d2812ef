import HTTPTypes
import Kernel
import Site

extension AccountRoutes {
    var policyPages: [Route] {
        let show: Handler = { call in .page("account-policy", PolicyPage(try await policies.current(), call)) }
        return [
            .page(.get, "/admin/policy", .staffWithOne(of: Self.overseers), "account.policy", show),
            .page(
                .post, "/admin/policy", .staff(.administerSecurity), "account.policy.enact",
                input: Self.policyFields, form: show, enact),
        ]
    }

    private var policies: PolicyDesk { PolicyDesk(tools) }

    private static let policyFields: [Field] =
        [
            "minimumLength", "classes", "history", "failures", "lockMinutes", "idleMinutes", "absoluteHours",
        ].map { .integer($0, 0...100_000, required: true) } + [.integer("maximumDays", 1...3_650)]

    private func enact(_ call: Call) async throws -> Reply {
        var policy: AccountPolicy = try await policies.current()
        policy.password.minimumLength = try call.input("minimumLength")
        policy.password.classes = try call.input("classes")
        policy.password.history = try call.input("history")
        policy.password.maximumAge = try call.input.optional("maximumDays").map(Span.days)
        policy.lockOut.failures = try call.input("failures")
        policy.lockOut.length = .minutes(try call.input("lockMinutes"))
        policy.staffSession.idle = .minutes(try call.input("idleMinutes"))
        policy.staffSession.absolute = .hours(try call.input("absoluteHours"))
        try await policies.enact(policy, by: call.officer())
        return .redirect("/admin/policy", notice: "account.policyEnacted")
    }
}

/// The rules on passwords, locks and sessions.
struct PolicyPage: Sendable {
    let minimumLength: FormField
    let classes: FormField
    let history: FormField
    let maximumDays: FormField
    let failures: FormField
    let lockMinutes: FormField
    let idleMinutes: FormField
    let absoluteHours: FormField
    let mayEnact: Bool

    init(_ policy: AccountPolicy, _ call: Call) {
        func field(_ name: String, _ value: Int64?, required: Bool = true) -> FormField {
            FormField(name, call, value: value.map { String($0) }, required: required)
        }
        minimumLength = field("minimumLength", Int64(policy.password.minimumLength))
        classes = field("classes", Int64(policy.password.classes))
        history = field("history", Int64(policy.password.history))
        maximumDays = field(
            "maximumDays", policy.password.maximumAge.map { $0.milliseconds / 86_400_000 }, required: false)
        failures = field("failures", Int64(policy.lockOut.failures))
        lockMinutes = field("lockMinutes", policy.lockOut.length.milliseconds / 60_000)
        idleMinutes = field("idleMinutes", policy.staffSession.idle.milliseconds / 60_000)
        absoluteHours = field("absoluteHours", policy.staffSession.absolute.milliseconds / 3_600_000)
        mayEnact = call.visitor.officer?.holds(.administerSecurity) ?? false
    }
}
