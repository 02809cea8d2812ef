import Kernel
import Storage
import StorageTesting
import Testing

@Suite struct DatabaseTests {
    @Test(arguments: Engine.available)
    func `what was written is there for the next read`(engine: Engine) async throws {
        try await withDatabase(
            engine, [Migration("t/1", ["CREATE TABLE thing (id BLOB PRIMARY KEY, name TEXT NOT NULL)"])]
        ) {
            let id: Identifier<Int> = .make(at: .testing)
            try await $0.write { tx in _ = try tx.run("INSERT INTO thing (id, name) VALUES (\(id), \("灯"))") }
            let name: String? = try await $0.read { try $0.value("SELECT name FROM thing WHERE id = \(id)") }
            #expect(name == "灯")
        }
    }
}
