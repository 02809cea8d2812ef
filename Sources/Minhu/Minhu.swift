import ArgumentParser

/// The program: one binary, one command a task.
@main
struct Minhu: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "minhu", abstract: say("cli.minhu"),
            subcommands: [Serve.self, Found.self, Demo.self, Token.self, ShowConfig.self, Verify.self])
    }
}
