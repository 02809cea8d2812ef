import Foundation

/// The `; name=value` parameters of a header, values bare or in quotes; names in small letters, the first of a name counts.
enum HeaderParameters {
    static func read(_ header: String) -> [String: String] {
        var parameters: [String: String] = [:]
        var rest: Substring.UTF8View = header[...].utf8
        while let semicolon = rest.firstIndex(of: UInt8(ascii: ";")) {
            rest = rest[semicolon...].dropFirst()
            guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ";") }),
                rest[end] == UInt8(ascii: "=")
            else { continue }
            let name: String = String(Substring(rest[..<end])).trimmingCharacters(in: .whitespaces).lowercased()
            rest = rest[end...].dropFirst()
            let value: String = value(&rest)
            if parameters[name] == nil { parameters[name] = value }
        }
        return parameters
    }

    private static func value(_ rest: inout Substring.UTF8View) -> String {
        guard rest.first == UInt8(ascii: "\"") else {
            let end = rest.firstIndex(of: UInt8(ascii: ";")) ?? rest.endIndex
            defer { rest = rest[end...] }
            return String(Substring(rest[..<end])).trimmingCharacters(in: .whitespaces)
        }
        var value: [UInt8] = []
        rest = rest.dropFirst()
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
            // Only a quote is escaped: browsers leave the backslashes of file names alone.
            if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "\"") {
                value.append(UInt8(ascii: "\""))
                rest = rest.dropFirst()
            } else {
                value.append(byte)
            }
        }
        return String(decoding: value, as: UTF8.self)
    }
}
