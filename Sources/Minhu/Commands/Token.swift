import ArgumentParser

struct Token: AsyncParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(abstract: say("cli.token")) }

    @OptionGroup var city: CityOptions

    func run() async throws {}
}
