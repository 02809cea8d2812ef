/// An address on this site that came in from outside, such as "where to after signing in"; never leads anywhere else.
package enum LocalAddress {
    /// `text` when it is a plain address of ours, else the front door. Browsers read `//`, `/\` and hidden line ends as
    /// the beginning of another host.
    package static func checked(_ text: String?) -> String {
        guard let text, text.hasPrefix("/"), text.utf8.count <= 2_000 else { return "/" }
        let isPlain: Bool = text.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") }
        return isPlain && !text.hasPrefix("//") ? text : "/"
    }
}
