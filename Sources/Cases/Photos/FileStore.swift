import Foundation
import Kernel

/// Where files are kept by the hash of what is in them: written once, never changed, the same content once.
package struct FileStore: Sendable {
    package let put: @Sendable (Data, PhotoHash) throws -> Void
    package let read: @Sendable (PhotoHash) throws -> Data?

    package init(
        put: @escaping @Sendable (Data, PhotoHash) throws -> Void, read: @escaping @Sendable (PhotoHash) throws -> Data?
    ) {
        self.put = put
        self.read = read
    }

    /// A folder, two levels deep so that none grows large. A file appears whole or not at all.
    package static func folder(_ root: URL) -> FileStore {
        FileStore { content, hash in
            let file: URL = Self.place(of: hash, in: root)
            guard !FileManager.default.fileExists(atPath: file.path) else { return }
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try content.write(to: file, options: .atomic)
        } read: { hash in
            let file: URL = Self.place(of: hash, in: root)
            guard FileManager.default.fileExists(atPath: file.path) else { return nil }
            return try Data(contentsOf: file)
        }
    }

    private static func place(of hash: PhotoHash, in root: URL) -> URL {
        let name: String = hash.description
        return root.appendingPathComponent(String(name.prefix(2))).appendingPathComponent(name)
    }
}
