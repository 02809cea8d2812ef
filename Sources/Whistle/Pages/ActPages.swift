import Cases
import Kernel
import Site

extension WhistleRoutes {
    /// The acts on one whistle, each at an address of its own below it.
    var actPages: [Route] { desk.acts.map(actPage) }

    private func actPage(_ route: WhistleActRoute) -> Route {
        let act: WhistleAct = route.act
        let takesPhotos: Bool = act == .finishTask
        let photos: [Field] = takesPhotos ? [.photos("photos", max: WhistlePhotos.count)] : []
        return .page(
            .post, "/whistles/{number}/\(act.path)", .staff(act.permission), "whistle.page.\(act.rawValue)",
            input: route.input + photos, bodyLimit: takesPhotos ? WhistlePhotos.body : 1 << 20,
            form: { call in
                act == .checkIn ? try await checkInPage(call) : try await filePage(call, returned: act)
            }
        ) { call in
            let officer: Officer = try call.officer()
            let input = WhistleActInput(
                call: call, officer: officer, photos: takesPhotos ? try await taken(call, officer) : [])
            let done: WhistleFile = try await route.perform(call.whistleTarget(), input)
            return .redirect("/whistles/\(done.number)", notice: act == .checkIn ? "whistleCheckedIn" : "whistleDone")
        }
    }

    /// Photos are taken in only from somebody who may see the whistle.
    private func taken(_ call: Call, _ officer: Officer) async throws -> [PhotoHash] {
        _ = try await desk.open(call.whistleNumber(), by: officer)
        var taken: [PhotoHash] = []
        for upload in call.uploads where upload.field == "photos" {
            taken.append(try await pictures.take(upload.bytes).hash)
        }
        return taken
    }
}

/// How many photos a form takes, and how large.
enum WhistlePhotos {
    static let count = 4
    static let megabytes = 20
    static let body = (count * megabytes + 1) << 20
}
