import Foundation
import Kernel
import Storage

/// Takes pictures in and hands them out.
package struct PhotoDesk: Sendable {
    let database: Database
    let clock: WallClock
    let files: FileStore
    private let press: PhotoPress

    package init(database: Database, clock: WallClock, files: FileStore, limits: PhotoRules = PhotoRules()) {
        self.database = database
        self.clock = clock
        self.files = files
        press = PhotoPress(limits: limits)
    }

    /// First the files, then the row that names them: a file without a row harms nobody.
    package func take(_ bytes: [UInt8]) async throws -> Photo {
        let (picture, thumbnail) = try await press.press(bytes)
        let photo = Photo(
            hash: PhotoHash(of: picture.bytes), thumbnail: PhotoHash(of: thumbnail.bytes), width: picture.width,
            height: picture.height, size: picture.bytes.count, takenInAt: clock.now)
        try files.put(thumbnail.bytes, photo.thumbnail)
        try files.put(picture.bytes, photo.hash)
        try await database.write { try photo.insert(in: $0) }
        return photo
    }

    /// The JPEG behind a hash; who may see it is asked by whoever shows the case.
    package func bytes(_ hash: PhotoHash) throws -> Data? { try files.read(hash) }
}
