import Cases
import Foundation
import HTTPTypes
import Kernel
import Site

/// The form in which an agency files an application about a case.
struct ApplicationForm: Sendable {
    struct View: Sendable {
        let href: String
        let label: String
        let current: Bool
    }

    let number: String
    let caseHref: String
    let path: String
    let kind: String
    let meaning: String
    let until: String
    let views: [View]
    let ground: FormField
    let statement: FormField
    let photos: PhotosField

    init(_ kind: ApplicationKind, _ number: CaseNumber, until last: Instant, _ call: Call) {
        self.number = number.grouped
        caseHref = "/cases/\(number)"
        path = "/cases/\(number)/applications"
        self.kind = kind.rawValue
        meaning = call.say("application.meaning.\(kind.rawValue)")
        until = call.say("application.until", ["due": Moments(call).due(last)])
        views = [ApplicationKind.exclusion, .unreasonableDemand].map {
            View(
                href: "/cases/\(number)/applications/new?kind=\($0.rawValue)", label: call.word($0), current: $0 == kind
            )
        }
        ground = .grounds(of: kind, call)
        statement = FormField("statement", call, required: true, maxLength: 4_000)
        photos = .evidence(call)
    }
}

extension FormField {
    static func grounds(of kind: ApplicationKind, _ call: Call, form: String? = nil) -> FormField {
        FormField(
            "ground", call, form: form, required: true,
            choices: kind.grounds.map { (value: $0.rawValue, label: call.word($0)) })
    }
}

extension PhotosField {
    static func evidence(_ call: Call, form: String? = nil) -> PhotosField {
        PhotosField("photos", call, form: form, limit: 9, megabytes: 20)
    }
}

extension Field {
    static let evidencePhotos: Field = .photos("photos", max: 9)
    /// With nine pictures of twenty megabytes.
    static let evidenceLimit: Int = 181 << 20

    /// The rules know the exact limit; this one only keeps out what cannot be meant.
    static func applicationText(_ name: String, required: Bool = false) -> Field {
        .text(name, max: 10_000, required: required)
    }
}

extension ApplicationRoutes {
    var filePages: [Route] {
        [
            .page(
                .get, "/cases/{number}/applications/new", .staff(.handleCases), "application.new",
                input: [.word("kind", ApplicationKind.self)]
            ) { call in try await form(call) },
            .page(
                .post, "/cases/{number}/applications", .staff(.handleCases), "application.file",
                input: [
                    .word("kind", ApplicationKind.self, required: true),
                    .word("ground", ApplicationGround.self, required: true),
                    .applicationText("statement", required: true), .evidencePhotos,
                ],
                bodyLimit: Field.evidenceLimit, form: { call in try await form(call) }
            ) { call in
                let draft = ApplicationDraft(
                    try call.input.word("kind"), because: try call.input.word("ground"),
                    try call.input("statement"), photos: try await photos(call))
                let file = try await desk.file(
                    draft, about: call.caseNumberOfAddress(), once: call.once, by: call.officer())
                return .redirect("/applications/\(file.id)", notice: "application.filed")
            },
            .page(.get, "/applications/{id}/photos/{hash}", .staffWithOne(of: Self.readers), "application.photo") {
                call in try await photo(call)
            },
        ]
    }

    private func form(_ call: Call) async throws -> Reply {
        let number: CaseNumber = try call.caseNumberOfAddress()
        let last: Instant = try await desk.filing(about: number, by: call.officer())
        let asked: String? = try call.refused?.entered["kind"] ?? call.input.optional("kind")
        let kind: ApplicationKind = asked.flatMap(ApplicationKind.init) ?? .exclusion
        return .page(
            "application-new", ApplicationForm(kind == .appeal ? .exclusion : kind, number, until: last, call))
    }

    /// Takes the pictures of a form in, before anything is said about the application they go with.
    func photos(_ call: Call) async throws -> [PhotoHash] {
        var taken: [PhotoHash] = []
        for upload in call.uploads where upload.field == Field.evidencePhotos.name {
            taken.append(try await pictures.take(upload.bytes).hash)
        }
        return taken
    }

    private func photo(_ call: Call) async throws -> Reply {
        let view: ApplicationView = try await desk.open(call.applicationID(), by: call.officer())
        guard let hash = PhotoHash(try call.parameter("hash")), view.photos.contains(where: { $0.photo == hash }),
            let bytes = try pictures.bytes(hash)
        else { throw SiteRefusal.notFound }
        var reply = Reply(.bytes([UInt8](bytes), type: "image/jpeg"))
        reply.headers[.cacheControl] = "private, max-age=31536000, immutable"
        return reply
    }
}
