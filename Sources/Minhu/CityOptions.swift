import ArgumentParser

/// Which city a command is about.
struct CityOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("cli.data"), valueName: "dir"))
    var data: String = "data"

    @Option(help: ArgumentHelp(say("cli.database"), valueName: "postgres://…"))
    var database: String?
}
