import Accounts
import ArgumentParser
import Calendar
import Cases
import DemoCity
import Foundation
import Kernel
import Logging
import Site
import Storage

struct Demo: AsyncParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(abstract: say("cli.demo")) }

    @OptionGroup var city: CityOptions

    @Option(help: ArgumentHelp(say("cli.demo.cases")))
    var cases: Int = 20_000

    @Option(help: ArgumentHelp(say("cli.demo.seed")))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp(say("cli.demo.source"), valueName: "dir"))
    var source: String = "Demo"

    func run() async throws {
        try await reporting {
            guard (0...1_000_000).contains(cases) else { throw CommandFault(say("run.demo.badCases")) }
            let config: Config = try await .load(city)
            let city: City = try await .open(config)
            guard city.record == nil else { throw CommandFault(say("run.cityExists", ["data": config.data.path])) }
            let founder = DemoCityFounder(
                DemoFolder(URL(fileURLWithPath: source)), seed: seed, desks: try city.demoDesks, report: Steps().show)
            let summary: DemoSummary = try await founder.found(
                cases: cases, incidents: config.data.appendingPathComponent("incidents.json"))
            try await city.foundWhistles(seed: seed, cases / 100)
            try await city.foundApplications(seed: seed)
            try await city.database.write { tx in try CityRecord.demonstration.save(in: tx) }
            try await FollowerRunner(
                city.followers, database: city.database, clock: city.clock, logger: Logger(label: "minhu")
            ).catchUp()
            announce(
                say(
                    "run.demo.done",
                    [
                        "cases": String(summary.cases), "places": String(summary.places),
                        "agencies": String(summary.agencies),
                    ]))
            try await city.close()
        }
    }
}

/// One line of progress for each step.
private struct Steps: Sendable {
    private let lines: [DemoProgress.Step: Progress]

    init() {
        let steps = DemoProgress.Step.allCases
        lines = Dictionary(uniqueKeysWithValues: steps.map { ($0, Progress(say("run.demo.step.\($0.rawValue)"))) })
    }

    func show(_ progress: DemoProgress) {
        lines[progress.step]?.show(progress.done, of: progress.total)
        if progress.done == progress.total { lines[progress.step]?.end() }
    }
}

extension CityRecord {
    fileprivate static let demonstration = CityRecord(
        names: [.chinese: say("run.demo.city", in: .chinese), .english: say("run.demo.city", in: .english)],
        isDemonstration: true)
}

extension City {
    fileprivate var demoDesks: DemoDesks {
        get throws {
            DemoDesks(
                territory: territory, agencies: agencies, responsibilities: responsibilities, accounts: accounts,
                rules: CaseRules(workingTime: WorkingTime(zone: config.zone, holidays: try .bundled())))
        }
    }
}
