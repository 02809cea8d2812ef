import ArgumentParser
import Foundation
import Kernel
import Storage

struct ShowConfig: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "config", abstract: say("cli.config"))
    }

    @OptionGroup var city: CityOptions

    func run() async throws {
        try await reporting {
            let config: Config = try await .load(city)
            let lines: [(String, String)] = [
                ("data", config.data.path), ("database", config.database.shown),
                ("listen", "\(config.listen.host):\(config.listen.port)"), ("assets", config.assets.path),
                ("tile.hosts", config.tileHosts.joined(separator: ",")),
                ("proxies", config.proxies.joined(separator: ",")), ("zone", config.zone.identifier),
                ("messages", config.messages.rawValue), ("address", config.address ?? ""),
            ]
            for (name, value) in lines { announce("\(name) = \(value)") }
        }
    }
}

extension DatabaseLocation {
    /// Without the password a PostgreSQL address may hold.
    fileprivate var shown: String {
        switch self {
        case .file(let path): return path
        case .postgres(let address, _):
            guard let at = address.lastIndex(of: "@"), let scheme = address.range(of: "://") else { return address }
            let user: Substring = address[scheme.upperBound..<at].prefix { $0 != ":" }
            return "\(address[..<scheme.upperBound])\(user)\(address[at...])"
        }
    }
}
