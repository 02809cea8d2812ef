import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Metrics
import ServiceLifecycle
import Site
import UnixSignals

struct Serve: AsyncParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(abstract: say("cli.serve")) }

    @OptionGroup var city: CityOptions

    @Option(help: ArgumentHelp(say("cli.listen"), valueName: "host:port"))
    var listen: String?

    @Option(help: ArgumentHelp(say("cli.assets"), valueName: "dir"))
    var assets: String?

    func run() async throws {
        try await reporting {
            let config: Config = try await .load(city, listen: listen, assets: assets)
            let city: City = try await .open(config)
            guard let record = city.record else {
                throw CommandFault(say("run.noCity", ["data": config.data.path]))
            }
            lookForAssets(config)
            let logger = Logger(label: "minhu")
            let meters = MeterShelf()
            MetricsSystem.bootstrap(meters)
            let address = config.listen
            let application = Application(
                responder: try city.site(meters: meters).responder(),
                configuration: .init(
                    address: .hostname(address.host, port: address.port), serverName: nil),
                onServerRunning: { channel in
                    let port: Int = channel.localAddress?.port ?? address.port
                    announce(say("run.listening", ["address": "\(address.host):\(port)"]))
                    if record.isDemonstration { try? await Announcement.accounts(of: city) }
                },
                logger: logger)
            let group = ServiceGroup(
                services: city.services(logger: logger) + [application], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger)
            try await group.run()
            try await city.close()
        }
    }

    /// Pages work without them, but look bare.
    private func lookForAssets(_ config: Config) {
        let folder: String = config.assets.appendingPathComponent("vendor").path
        if !FileManager.default.fileExists(atPath: folder) { complain(say("run.assetsMissing", ["folder": folder])) }
    }
}
