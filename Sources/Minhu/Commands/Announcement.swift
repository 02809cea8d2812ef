import Accounts
import Agencies
import DemoCity

/// What a demonstration city tells whoever starts it.
enum Announcement {
    /// Its accounts, with the password they share.
    static func accounts(of city: City) async throws {
        announce(say("run.accounts", ["password": DemoAccounts.password]))
        let entries: [AccountEntry] = try await AccountDesk(city.accounts).list(limit: 100)
        let width: Int = entries.map(\.account.login.count).max() ?? 0
        for entry in entries {
            let login: String = entry.account.login
            let gap = String(repeating: " ", count: width - login.count + 2)
            announce("  \(login)\(gap)\(entry.account.name)  \(entry.agency?.name ?? "")")
        }
    }
}
