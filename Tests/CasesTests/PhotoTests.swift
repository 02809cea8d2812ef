import Cases
import Foundation
import Kernel
import Storage
import StorageTesting
import Testing

@Suite("Photos")
struct PhotoTests {
    /// 2 × 1 points, as small as PNG can be: red and blue.
    static let png: [UInt8] = Array(
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4zwAE/wEHAAH/4iOeWQAAAABJRU5ErkJggg==")
            ?? Data())

    private func withDesk(
        _ engine: Engine, limits: PhotoRules = PhotoRules(), _ body: (DeskCity, PhotoDesk) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            try await DeskCity.with(engine) { city in
                let photos = PhotoDesk(
                    database: city.database, clock: city.clock.clock, files: .folder(folder), limits: limits)
                try await body(city, photos)
            }
        }
    }

    @Test("a picture is taken in once, as a clean JPEG, and put to a case", arguments: Engine.available)
    func taken(engine: Engine) async throws {
        try await withDesk(engine) { city, photos in
            let photo = try await photos.take(Self.png)
            #expect(try await photos.take(Self.png).hash == photo.hash)
            #expect(photo.width == 2 && photo.height == 1)
            let bytes: Data = try #require(try photos.bytes(photo.hash))
            #expect(PhotoFormat(sniffing: bytes) == .jpeg)
            #expect(bytes.range(of: Data("Exif".utf8)) == nil)
            var intake = CaseIntake(.lamp(), reporter: DeskCity.reporter)
            intake.photos = [photo.hash]
            let received = try await city.desk.receive(intake, by: .staff(.operator))
            let view = try await city.desk.open(received.number, by: .dispatcher)
            #expect(view.photos.map(\.photo) == [photo.hash] && view.file.photos == 1)
        }
    }

    @Test("a picture is turned upright and loses its place and everything else it carries")
    func upright() async throws {
        try await withDesk(.sqlite) { _, photos in
            let photo = try await photos.take(PhotoSamples.sideways)
            #expect(photo.width == 4 && photo.height == 8)
            for hash in [photo.hash, photo.thumbnail] {
                let bytes: Data = try #require(try photos.bytes(hash))
                #expect(bytes.range(of: Data("Exif".utf8)) == nil)
            }
        }
    }

    @Test("what telephones make is taken in as JPEG")
    func heic() async throws {
        try await withDesk(.sqlite) { _, photos in
            let photo = try await photos.take(PhotoSamples.heic)
            #expect(photo.width == 64 && photo.height == 32)
            #expect(try photos.bytes(photo.hash).flatMap { PhotoFormat(sniffing: $0) } == .jpeg)
        }
    }

    @Test("a program that calls itself a picture is refused")
    func program() async throws {
        try await withDesk(.sqlite) { _, photos in
            let elf: [UInt8] = [0x7f, 0x45, 0x4c, 0x46] + Array(repeating: 0, count: 4_000)
            await #expect(throws: PhotoRefusal.notAPicture) { try await photos.take(elf) }
            await #expect(throws: PhotoRefusal.notAPicture) { try await photos.take(Array("<svg/>".utf8)) }
            await #expect(throws: PhotoRefusal.damaged) {
                try await photos.take([0xff, 0xd8, 0xff] + Array(repeating: 0, count: 4_000))
            }
            await #expect(throws: PhotoRefusal.empty) { try await photos.take([]) }
        }
    }

    @Test("a small file that would be a huge picture is refused by its header")
    func bomb() async throws {
        try await withDesk(.sqlite) { _, photos in
            await #expect(throws: PhotoRefusal.tooManyPixels(mostMegapixels: 100)) {
                try await photos.take(PhotoSamples.bomb)
            }
        }
    }

    @Test("too many bytes are refused")
    func tooLarge() async throws {
        try await withDesk(.sqlite) { _, photos in
            let many: [UInt8] = Array(repeating: 0xff, count: 20 * 1_048_576 + 1)
            await #expect(throws: PhotoRefusal.tooLarge(mostMegabytes: 20)) { try await photos.take(many) }
        }
    }

    @Test("a photo nobody took in cannot be put to a case", arguments: Engine.available)
    func unknown(engine: Engine) async throws {
        try await withDesk(engine) { city, _ in
            var intake = CaseIntake(.lamp(), reporter: DeskCity.reporter)
            intake.photos = [PhotoHash(String(repeating: "ab", count: 32))].compactMap(\.self)
            await #expect(throws: CaseRefusal.unknownPhoto) {
                try await city.desk.receive(intake, by: .staff(.operator))
            }
            let rows: [CaseRow] = try await city.desk.list(CaseFilter(), by: .dispatcher).rows
            #expect(rows.isEmpty)
        }
    }
}
