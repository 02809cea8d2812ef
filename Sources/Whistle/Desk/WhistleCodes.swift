import Kernel
import Storage

/// The codes a raiser shows on the spot: another one every minute, from the vault's keyed hash, like a TOTP (RFC 6238).
struct WhistleCodes: Sendable {
    static let window: Span = .seconds(60)

    private let vault: Vault

    init(_ vault: Vault) { self.vault = vault }

    /// Six digits.
    func code(of id: WhistleFile.ID, at now: Instant) -> String { code(of: id, window: Self.window(of: now)) }

    /// When the next one comes.
    func nextChange(after now: Instant) -> Instant {
        Instant(milliseconds: (Self.window(of: now) + 1) * Self.window.milliseconds)
    }

    /// The code of this minute or the one before. Takes as long for a code that is nearly right as for any other.
    func accepts(_ code: String, for id: WhistleFile.ID, at now: Instant) -> Bool {
        let typed: [UInt8] = code.compactMap(\.wholeNumberValue).map { UInt8(48 + $0 % 10) }
        let window: Int64 = Self.window(of: now)
        let isCurrent: Bool = Self.isSame(typed, self.code(of: id, window: window))
        let isPrevious: Bool = Self.isSame(typed, self.code(of: id, window: window - 1))
        return isCurrent || isPrevious
    }

    private func code(of id: WhistleFile.ID, window: Int64) -> String {
        let print: [UInt8] = vault.keyedHash("whistle code|\(id)|\(window)")
        let number: UInt64 = print.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        return padded(Int(number % 1_000_000), 6)
    }

    private static func window(of now: Instant) -> Int64 { now.milliseconds / window.milliseconds }

    private static func isSame(_ typed: [UInt8], _ code: String) -> Bool {
        let expected: [UInt8] = Array(code.utf8)
        guard typed.count == expected.count else { return false }
        return zip(typed, expected).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
