import Kernel
import Site
import SiteTesting
import Testing

@Suite("The description of the API")
struct OpenAPITests {
    private func document() throws -> JSON {
        let site = try TestSite.shared.get().site
        return OpenAPI(routes: site.routes, words: site.words, language: .english).document
    }

    @Test("has every API route and nothing else")
    func complete() throws {
        let site = try TestSite.shared.get().site
        let declared = Set(site.routes.filter { $0.surface == .api }.map { "\($0.method.rawValue) \($0.path)" })
        let described = Set(
            try document()["paths"].members.flatMap { path, item in
                item.members.keys.map { "\($0.uppercased()) \(path)" }
            })
        #expect(described == declared)
    }

    @Test("is sound: names are unique, references resolve, path parameters are declared")
    func sound() throws {
        #expect(APIDescription(try document()).faults == [])
    }

    @Test("tells the permission, the limits of fields and that others are refused")
    func details() throws {
        let once = try document()["paths"]["/api/v1/once"]["post"]
        #expect(once["x-permission"] == "viewCases")
        #expect(once["security"] == [["bearer": []]])
        let all = try document()["paths"]["/api/v1/all"]
        #expect(all["post"]["security"] == .null)
        let schema = all["post"]["requestBody"]["content"]["application/json"]["schema"]
        #expect(schema["properties"]["text"]["maxLength"] == 10)
        #expect(schema["properties"]["integer"]["minimum"] == -5)
        #expect(schema["additionalProperties"] == false)
        #expect(all["get"]["parameters"].list.count == TestSite.allKinds.count)
    }
}
