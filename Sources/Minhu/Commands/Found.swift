import Accounts
import Agencies
import ArgumentParser
import Cases
import Foundation
import Kernel
import Site
import Storage

/// The beginning of a real city: its record, its hotline centre and the three administrators.
struct Found: AsyncParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(abstract: say("cli.found")) }

    @OptionGroup var city: CityOptions

    @Option(help: ArgumentHelp(say("cli.found.code"), valueName: "code"))
    var code: String

    @Option(help: ArgumentHelp(say("cli.found.name"), valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp(say("cli.found.english"), valueName: "name"))
    var english: String?

    @Option(help: ArgumentHelp(say("cli.found.centre"), valueName: "name"))
    var centre: String

    func run() async throws {
        try await reporting {
            guard code.count == 4, code.allSatisfy(\.isNumber) else { throw CommandFault(say("run.found.badCode")) }
            let config: Config = try await .load(city)
            let city: City = try await .open(config)
            guard city.record == nil else { throw CommandFault(say("run.cityExists", ["data": config.data.path])) }
            let people: [FoundingPerson] = try await found(city)
            announce(say("run.found.done", ["name": name]))
            for person in people { announce("  \(person.login)  \(person.password)") }
            announce(say("run.found.next"))
            try await city.close()
        }
    }

    private func found(_ city: City) async throws -> [FoundingPerson] {
        let root = TreePath(root: code)
        let draft = AgencyDraft(code: "C01", name: centre, kind: AgencyKind(.centre), territory: root)
        try await CategoryDesk(city.cases).found()
        let agencies: [String: Agency] = try await city.agencies.found([AgencyPlan(draft, parentCode: nil)])
        guard let agency = agencies["C01"] else { throw AgencyRefusal.unknownAgency }
        let titles: [String: String] = Dictionary(
            uniqueKeysWithValues: FoundingPerson.roles.map { ($0, say("run.found.\($0)")) })
        let people = try await AccountDesk(city.accounts).foundAdministrators(of: agency, at: root, named: titles)
        let record = CityRecord(names: [.chinese: name, .english: english ?? name], isDemonstration: false)
        try await city.database.write { try record.save(in: $0) }
        return people
    }
}
