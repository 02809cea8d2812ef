import Foundation
import HTTPTypes
import Kernel
import Site

/// A category as the search hands it out.
struct CategoryHit: Sendable, Encodable {
    let code: String
    let name: String
    let pathText: String

    private enum CodingKeys: String, CodingKey {
        case code, name
        case pathText = "path_text"
    }
}

extension CaseSeats {
    /// What the pages fetch by themselves: categories by words, photos by hash.
    var filePages: [Route] {
        [
            .data(.get, "/categories/search", .everyone, "case.page.categories", input: [.text("q", max: 100)]) {
                call in
                let names: CaseNames = try await names(call)
                let found: [Category] = names.categories.find(try call.input.optional("q") ?? "", limit: 12)
                return .json(
                    found.map {
                        CategoryHit(
                            code: $0.path.key, name: $0.name,
                            pathText: names.wholeCategory($0.path.upwards.dropFirst().first))
                    })
            },
            .page(.get, "/cases/{number}/photos/{hash}", .anyStaff, "case.page.photo") { call in
                let view: CaseView = try await desk.open(call.caseNumber(), by: call.officer())
                return try photo(call, among: view.photos)
            },
            .page(.get, "/follow/{key}/photos/{hash}", .everyone, "case.page.ownPhoto") { call in
                let file: ReporterFile = try await desk.open(link: call.parameter("key"))
                return try photo(call, among: file.photos)
            },
        ]
    }

    private func photo(_ call: Call, among photos: [CasePhoto]) throws -> Reply {
        guard let hash = PhotoHash(try call.parameter("hash")) else { throw SiteRefusal.notFound }
        guard photos.contains(where: { $0.photo == hash || $0.thumbnail == hash }) else { throw SiteRefusal.notFound }
        guard let bytes = try pictures.bytes(hash) else { throw SiteRefusal.notFound }
        var reply = Reply(.bytes([UInt8](bytes), type: "image/jpeg"))
        reply.headers[.cacheControl] = "private, max-age=31536000, immutable"
        return reply
    }

    /// Takes the photos of a form in, before anything is said about the case they go with.
    func photos(_ call: Call) async throws -> [PhotoHash] {
        var taken: [PhotoHash] = []
        for upload in call.uploads where upload.field == Field.photosOfCase.name {
            taken.append(try await pictures.take(upload.bytes).hash)
        }
        return taken
    }

    func marks(_ photos: [CasePhoto], at path: String, _ call: Call, _ history: [CaseChange]) -> [PhotoMark] {
        let times: [Int: Instant] = Dictionary(history.map { ($0.version, $0.at) }) { first, _ in first }
        return photos.map { photo in
            let when: String =
                times[photo.version + 1].map(call.moments.moment) ?? call.moments.moment(history.first?.at ?? call.now)
            return PhotoMark(
                thumbnail: "\(path)/photos/\(photo.thumbnail)", full: "\(path)/photos/\(photo.photo)",
                label: call.say("page.photo.label", ["n": String(photo.number), "when": when]))
        }
    }
}
