import Configuration
import Foundation
import Kernel
import Storage
import SystemPackage

/// The whole configuration, read and checked once at start: command line over environment (`MINHU_…`) over `minhu.json` in
/// the data folder over the defaults.
struct Config: Sendable {
    let data: URL
    let database: DatabaseLocation
    let listen: ListenAddress
    let assets: URL
    /// Tile hosts the pages may load pictures from.
    let tileHosts: [String]
    /// Reverse proxies whose word on where a request came from is believed.
    let proxies: [String]
    let zone: Zone
    /// A gateway for text messages; a demonstration city simulates one.
    let messages: MessageMode
    /// Where residents reach the city, for links in messages: `https://hotline.example`; nil sends messages without links.
    let address: String?

    enum MessageMode: String, Sendable, CaseIterable { case none, simulator }

    struct ListenAddress: Sendable, Hashable {
        let host: String
        let port: Int
    }
}

/// All that is wrong with a configuration, at once.
struct ConfigFaults: Error {
    let sentences: [String]
}

extension Config {
    static func load(_ options: CityOptions, listen: String? = nil, assets: String? = nil) async throws -> Config {
        let data = URL(fileURLWithPath: options.data)
        let reader: ConfigReader = try await reader(data: data)
        var faults: [String] = []
        func need<T>(_ name: String, _ value: String, _ parse: (String) -> T?, _ fallback: T) -> T {
            if let parsed = parse(value) { return parsed }
            faults.append(say("config.bad", ["name": name, "value": value]))
            return fallback
        }
        let config = Config(
            data: data,
            database: location(options.database ?? reader.string(forKey: "database"), data),
            listen: need(
                "listen", listen ?? reader.string(forKey: "listen", default: "127.0.0.1:8080"), ListenAddress.init,
                ListenAddress(host: "127.0.0.1", port: 8080)),
            assets: URL(fileURLWithPath: assets ?? reader.string(forKey: "assets", default: "Assets")),
            tileHosts: reader.stringArray(forKey: "tile.hosts", default: []),
            proxies: reader.stringArray(forKey: "proxies", default: ["127.0.0.1", "::1"]),
            zone: need("zone", reader.string(forKey: "zone", default: "Asia/Shanghai"), zone, .shanghai),
            messages: need(
                "messages", reader.string(forKey: "messages", default: "none"), MessageMode.init(rawValue:), .none),
            address: reader.string(forKey: "address").flatMap { need("address", $0, publicAddress, nil) })
        guard faults.isEmpty else { throw ConfigFaults(sentences: faults) }
        return config
    }

    private static func reader(data: URL) async throws -> ConfigReader {
        let file: String = data.appendingPathComponent("minhu.json").path
        let environment = EnvironmentVariablesProvider()
        guard FileManager.default.fileExists(atPath: file) else {
            return ConfigReader(provider: environment).scoped(to: "minhu")
        }
        let json = try await FileProvider<JSONSnapshot>(filePath: .init(file))
        return ConfigReader(providers: [environment, json]).scoped(to: "minhu")
    }

    private static func location(_ text: String?, _ data: URL) -> DatabaseLocation {
        guard let text, text.hasPrefix("postgres") else {
            return .file(text ?? data.appendingPathComponent("city.sqlite").path)
        }
        return .postgres(text)
    }

    /// A scheme and a host, with a port if need be, and nothing after it.
    private static func publicAddress(_ text: String) -> String?? {
        guard let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme),
            parts.host?.isEmpty == false, ["", "/"].contains(parts.path), parts.query == nil, parts.fragment == nil,
            parts.user == nil
        else { return nil }
        return .some(text.hasSuffix("/") ? String(text.dropLast()) : text)
    }

    private static func zone(_ name: String) -> Zone? { name == "Asia/Shanghai" ? .shanghai : Zone(name) }
}

extension Config.ListenAddress {
    /// `127.0.0.1:8080` or `[::1]:8080`.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]) else { return nil }
        guard (0...65_535).contains(port) else { return nil }
        let host: String = text[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        guard !host.isEmpty else { return nil }
        self.init(host: host, port: port)
    }
}

extension Config {
    /// Where pictures lie.
    var photos: URL { data.appendingPathComponent("photos") }
}
