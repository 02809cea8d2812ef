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
        package let text: Text
        /// The secret word that ends the address of the reporter's page.
        package let key: String
    }

    package enum Text: Sendable, Hashable {
        case occasion(CaseNotice.Occasion)
        /// An answer was given, and the reporter has not said what they think of it.
        case reminder

        /// The key of the words: with the link where the city has an address and something is to be done there.
        func word(hasLink: Bool) -> String {
            switch self {
            case .occasion(.answered): hasLink ? "case.notice.answered.link" : "case.notice.answered"
            case .occasion(let occasion): "case.notice.\(occasion.rawValue)"
            case .reminder: hasLink ? "case.notice.reminder.link" : "case.notice.reminder"
            }
        }
    }

    /// The job that reminds the reporter of the questions about the answer.
    package static let reminder = "case.reminder"

    let desk: CaseDesk
    let send: @Sendable (Message) async throws -> Void

    package init(_ desk: CaseDesk, send: @escaping @Sendable (Message) async throws -> Void) {
        self.desk = desk
        self.send = send
    }

    /// By short message; without a gateway, or to a fixed line, nothing is sent. `address` is where residents reach the city,
    /// `https://hotline.example`; without it messages go without a link.
    package init(_ desk: CaseDesk, by gateway: MessageGateway, address: String? = nil) {
        self.init(desk) { [clock = desk.clock] message in
            guard gateway.isSetUp, let phone = try? PhoneNumber(message.phone.digits) else { return }
            var facts: [String: String] = ["number": message.number.grouped]
            facts["link"] = address.map { "\($0)/follow/\(message.key)" }
            let text: String = message.text.word(hasLink: address != nil)
            try await gateway.send(ShortMessage(to: phone, text: text, facts: facts), clock.now)
        }
    }

    package static func remind(_ id: Case.ID, at now: Instant) throws -> Job {
        Job(kind: reminder, body: String(decoding: try JSONEncoder().encode([id]), as: UTF8.self), at: now)
    }

    package var handler: JobHandler { .work(CaseNotice.job) { job in try await tell(job.body) } }

    package var reminderHandler: JobHandler {
        .work(Self.reminder) { job in
            for id in try JSONDecoder().decode([Case.ID].self, from: Data(job.body.utf8)) {
                try await tell(id, .reminder)
            }
        }
    }

    /// For jobs of the kind `CaseNotice.job`. A reporter without a phone, or erased since, is not told.
    package func tell(_ body: String) async throws {
        let notice: CaseNotice = try JSONDecoder().decode(CaseNotice.self, from: Data(body.utf8))
        try await tell(notice.case, .occasion(notice.occasion))
    }

    private func tell(_ id: Case.ID, _ text: Text) async throws {
        let found: (Phone, CaseNumber)? = try await desk.database.read { [vault = desk.vault] tx in
            guard let phone = try Reporter.find(of: id, vault, in: tx)?.phone else { return nil }
            return try CaseNumber.of(id, in: tx).map { (phone, $0) }
        }
        guard let (phone, number) = found else { return }
        try await send(Message(phone: phone, number: number, text: text, key: desk.link(to: id)))
    }
}
