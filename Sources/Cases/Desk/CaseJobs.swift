import Accounts
import Foundation
import Kernel
import Storage

/// What is done after an act: the reporter is told.
package struct CaseJobs: Sendable {
    /// What goes out, and to whom.
    package struct Message: Sendable, Hashable {
        package let phone: Phone
        package let number: CaseNumber
        package let occasion: CaseNotice.Occasion
    }

    let desk: CaseDesk
    let send: @Sendable (Message) async throws -> Void

    package init(_ desk: CaseDesk, send: @escaping @Sendable (Message) async throws -> Void) {
        self.desk = desk
        self.send = send
    }

    /// By short message; without a gateway, or to a fixed line, nothing is sent.
    package init(_ desk: CaseDesk, by gateway: MessageGateway) {
        self.init(desk) { [clock = desk.clock] message in
            guard gateway.isSetUp, let phone = try? PhoneNumber(message.phone.digits) else { return }
            let facts: [String: String] = ["number": message.number.grouped]
            let text: String = "case.notice.\(message.occasion.rawValue)"
            try await gateway.send(ShortMessage(to: phone, text: text, facts: facts), clock.now)
        }
    }

    package var handler: JobHandler { .work(CaseNotice.job) { job in try await tell(job.body) } }

    /// For jobs of the kind `CaseNotice.job`. A reporter without a phone, or erased since, is not told.
    package func tell(_ body: String) async throws {
        let notice: CaseNotice = try JSONDecoder().decode(CaseNotice.self, from: Data(body.utf8))
        let found: (Phone, CaseNumber)? = try await desk.database.read { [vault = desk.vault] tx in
            guard let phone = try Reporter.find(of: notice.case, vault, in: tx)?.phone else { return nil }
            return try CaseNumber.of(notice.case, in: tx).map { (phone, $0) }
        }
        guard let (phone, number) = found else { return }
        try await send(Message(phone: phone, number: number, occasion: notice.occasion))
    }
}
