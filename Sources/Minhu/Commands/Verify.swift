import ArgumentParser
import Foundation
import Kernel
import Storage

struct Verify: AsyncParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(abstract: say("cli.verify")) }

    @OptionGroup var city: CityOptions

    func run() async throws {
        try await reporting {
            let city: City = try await .open(.load(city))
            let progress = Progress(say("run.verify.step"))
            let report: VerificationReport = try await Verification.run(
                city.database, keys: [city.seal.publicKey]
            ) { done, all in progress.show(done, of: all) }
            progress.end()
            try await city.close()
            try Self.tell(report)
        }
    }

    /// Exit code 1 when the log is not what it was.
    private static func tell(_ report: VerificationReport) throws {
        if let found = report.firstBreak {
            let what: String = try City.words()(found.code, CommandWords.language, found.facts)
            throw CommandFault(say("run.verify.bad", ["what": what]))
        }
        announce(
            say(
                "run.verify.good",
                [
                    "events": String(report.events), "streams": String(report.streams), "seals": String(report.seals),
                    "unsealed": String(report.unsealed),
                ]))
    }
}
