import Foundation
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting

@testable import Territory

/// The pages and endpoints of the territory alone, for officers called `editor`, `local` and `viewer`.
func withSite<T: Sendable>(_ body: (TerritoryDesk, Site) async throws -> T) async throws -> T {
    try await withDesk(.sqlite) { desk in
        var words = Words()
        let folders: [String] = [SiteResources.folder, StorageResources.folder, TerritoryResources.folder]
        for folder in folders { try words.add(folder: URL(fileURLWithPath: folder + "/Words")) }
        let site = try Site(
            routes: desk.pages + desk.data + desk.api, words: words,
            folders: SiteFolders(templates: folders.map { $0 + "/Templates" }, assets: []), settings: SiteSettings(),
            ports: SitePorts(clock: .fixed(at: .testing), authenticate: authenticate, menu: []))
        return try await body(desk, site)
    }
}

func browser(_ site: Site, _ who: String) -> Browser { Browser(site, language: .english, bearer: who) }

private let officers: [String: Officer] = [
    "editor": editor(), "local": editor(of: "3201/02/"),
    "viewer": Officer(
        id: .make(at: .testing), name: "", agency: .make(at: .testing), agencyPath: TreePath(key: "C00/"),
        grants: [Grant(role: "viewer", permissions: [.viewTerritory], node: TreePath(key: "3201/"))]),
]

let authenticate: Authenticate = { credential, _ in
    guard case .bearer(let name) = credential, let officer = officers[name] else { return .nobody }
    return Authenticated(visitor: .staff(officer), session: nil)
}
