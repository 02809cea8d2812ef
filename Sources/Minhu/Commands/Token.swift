import Accounts
import ArgumentParser
import Kernel

struct Token: AsyncParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(abstract: say("cli.token")) }

    @OptionGroup var city: CityOptions

    @Option(help: ArgumentHelp(say("cli.token.account"), valueName: "name"))
    var account: String

    @Option(help: ArgumentHelp(say("cli.token.days")))
    var days: Int = 90

    @Option(help: ArgumentHelp(say("cli.token.label")))
    var label: String = "cli"

    func run() async throws {
        try await reporting {
            guard (1...3650).contains(days) else { throw CommandFault(say("run.badDays")) }
            let city: City = try await .open(.load(city))
            do {
                let secret: Secret = try await TokenDesk(city.accounts).make(
                    login: account, label: label, lifetime: .days(days))
                announce(secret.text)
            } catch AccountRefusal.unknownAccount {
                throw CommandFault(say("run.noAccount", ["name": account]))
            }
            try await city.close()
        }
    }
}
