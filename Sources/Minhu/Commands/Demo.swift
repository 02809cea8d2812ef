import ArgumentParser

struct Demo: AsyncParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(abstract: say("cli.demo")) }

    @OptionGroup var city: CityOptions

    func run() async throws {}
}
