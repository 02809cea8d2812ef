import HTTPTypes
import Kernel
import Site

extension AccountRoutes {
    var phonePages: [Route] {
        let to: Field = .text("to", max: 2000)
        let phone: Field = .text("phone", max: 20, required: true)
        return [
            .page(.get, "/sign-in/phone", .everyone, "account.phone", input: [to]) { call in
                .page("account-phone", PhonePage(call, isOpen: residents.isOpen))
            },
            .page(
                .post, "/sign-in/phone", .everyone, "account.phone.send", input: [phone, to],
                form: { call in .page("account-phone", PhonePage(call, isOpen: residents.isOpen)) }, sendCode),
            .page(
                .post, "/sign-in/code", .everyone, "account.phone.enter",
                input: [phone, .text("code", max: 6, required: true), to],
                form: { call in .page("account-code", CodePage(call, phone: call.refused?.entered["phone"] ?? "")) },
                enterCode),
        ]
    }

    private func sendCode(_ call: Call) async throws -> Reply {
        let number = try PhoneNumber(call.input("phone"))
        try await residents.sendCode(to: number, from: call.clientAddress)
        return .page("account-code", CodePage(call, phone: number.digits))
    }

    private func enterCode(_ call: Call) async throws -> Reply {
        let number = try PhoneNumber(call.input("phone"))
        let session: NewSession = try await residents.signIn(number, code: call.input("code"))
        let target: String = LocalAddress.checked(try call.input.optional("to"))
        return Reply.redirect(target).cookie(session.cookie(at: call.now))
    }
}

/// The door for residents: which phone?
struct PhonePage: Sendable {
    let phone: FormField
    let to: String?
    let isOpen: Bool

    init(_ call: Call, isOpen: Bool) {
        phone = FormField("phone", call, required: true, maxLength: 20)
        let asked: String? = call.refused?.entered["to"] ?? (try? call.input.optional("to"))
        to = asked.map(LocalAddress.checked)
        self.isOpen = isOpen
    }
}

/// The door for residents: which code? The number travels in the form, never in the address.
struct CodePage: Sendable {
    let code: FormField
    let phone: String
    let masked: String
    let to: String?

    init(_ call: Call, phone: String) {
        code = FormField("code", call, required: true, maxLength: 6)
        self.phone = phone
        masked = (try? PhoneNumber(phone).masked) ?? ""
        let asked: String? = call.refused?.entered["to"] ?? (try? call.input.optional("to"))
        to = asked.map(LocalAddress.checked)
    }
}
