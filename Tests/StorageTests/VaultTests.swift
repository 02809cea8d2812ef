import Foundation
import Kernel
import StorageTesting
import Testing

@testable import Storage

@Suite struct VaultTests {
    @Test func `a sealed text opens for the row it was sealed for and for no other`() throws {
        let vault = try Vault(master: [UInt8](repeating: 7, count: 32))
        let mine: Identifier<Int> = .make(at: .testing)
        let sealed: [UInt8] = try vault.seal("13851234567 张三", for: mine)
        #expect(try vault.open(sealed, for: mine) == "13851234567 张三")
        #expect(throws: (any Error).self) { try vault.open(sealed, for: Identifier<Int>.make(at: .testing)) }
        #expect(throws: (any Error).self) { try vault.open(sealed.dropLast() + [0], for: mine) }
        #expect(throws: VaultFault.self) { try Vault(master: [1, 2, 3]) }
    }

    @Test func `the same text has the same fingerprint under the same key only`() throws {
        let a = try Vault(master: [UInt8](repeating: 7, count: 32))
        let b = try Vault(master: [UInt8](repeating: 8, count: 32))
        #expect(a.keyedHash("13851234567") == a.keyedHash("13851234567"))
        #expect(a.keyedHash("13851234567") != b.keyedHash("13851234567"))
    }

    @Test func `the key is made once and can be read by its owner alone`() async throws {
        try await withFolder { folder in
            let id: Identifier<Int> = .make(at: .testing)
            let sealed: [UInt8] = try Vault.load(from: folder).seal("灯", for: id)
            #expect(try Vault.load(from: folder).open(sealed, for: id) == "灯")
            let file = folder.appendingPathComponent("vault.key").path
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func `a key file that is no key is never replaced`() async throws {
        try await withFolder { folder in
            let file = folder.appendingPathComponent("vault.key")
            try Data([1, 2, 3]).write(to: file)
            #expect(throws: (any Error).self) { try Vault.load(from: folder) }
            #expect(try Data(contentsOf: file) == Data([1, 2, 3]))
        }
    }
}
