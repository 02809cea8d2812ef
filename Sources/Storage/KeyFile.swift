import Foundation

/// A secret beside the database: made at the first start, readable by its owner alone, never overwritten.
enum KeyFile {
    /// The bytes of `name` in `folder`; `make` gives them when there is no such file.
    static func load(_ name: String, in folder: URL, make: () -> [UInt8]) throws -> [UInt8] {
        let file: URL = folder.appendingPathComponent(name)
        if FileManager.default.fileExists(atPath: file.path) { return [UInt8](try Data(contentsOf: file)) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let draft: URL = folder.appendingPathComponent("\(name).\(UUID().uuidString)")
        try write(make(), to: draft)
        defer { try? FileManager.default.removeItem(at: draft) }
        // A link cannot replace a file: of two that start at once, one wins and both read its key.
        _ = link(draft.path, file.path)
        return [UInt8](try Data(contentsOf: file))
    }

    private static func write(_ bytes: [UInt8], to file: URL) throws {
        let descriptor: Int32 = open(file.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw VaultFault.cannotWriteKey }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data(bytes))
        try handle.synchronize()
        try handle.close()
    }
}
