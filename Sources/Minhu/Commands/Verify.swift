import ArgumentParser

struct Verify: AsyncParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(abstract: say("cli.verify")) }

    @OptionGroup var city: CityOptions

    func run() async throws {}
}
