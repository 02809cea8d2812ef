import HTTPTypes
import Kernel
import Site

extension AccountRoutes {
    var signInPages: [Route] {
        let to: Field = .text("to", max: 2000)
        return [
            .page(.get, "/sign-in", .everyone, "account.signIn", input: [to]) { call in
                .page("account-sign-in", SignInPage(call, isPhoneOpen: residents.isOpen))
            },
            .page(
                .post, "/sign-in", .everyone, "account.enter",
                input: [
                    .text("account", max: 40, required: true),
                    .text("password", max: PasswordRules.longest, required: true), to,
                ],
                form: { call in .page("account-sign-in", SignInPage(call, isPhoneOpen: residents.isOpen)) }, enter),
            .page(.post, "/sign-out", .everyone, "account.signOut") { call in
                if let session = call.session { try await SessionDesk(tools).signOut(key: session.key) }
                return Reply.redirect("/sign-in", notice: "account.signedOut").cookie(.gone(Cookie.sessionName))
            },
        ]
    }

    private func enter(_ call: Call) async throws -> Reply {
        let session: NewSession = try await SignInDesk(tools).signIn(
            login: call.input("account"), password: call.input("password"), from: call.clientAddress)
        let wanted: String = LocalAddress.checked(try call.input.optional("to"))
        let target: String = session.mustChangePassword ? "/me/password" : wanted
        return Reply.redirect(target).cookie(session.cookie(at: call.now))
    }
}

/// The door for staff.
struct SignInPage: Sendable {
    let account: FormField
    let password: FormField
    let to: String?
    let isPhoneOpen: Bool

    init(_ call: Call, isPhoneOpen: Bool) {
        account = FormField("account", call, required: true, maxLength: 40)
        password = .secret("password", call)
        let asked: String? = call.refused?.entered["to"] ?? (try? call.input.optional("to"))
        to = asked.map(LocalAddress.checked)
        self.isPhoneOpen = isPhoneOpen
    }
}
