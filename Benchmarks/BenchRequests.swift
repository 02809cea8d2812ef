import Foundation
import Kernel

/// What is asked of the server.
enum BenchRequests {
    static func list(_ number: Int) -> String {
        let districts = ["3201/02/", "3201/06/", "3201/15/", "3201/16/"]
        let states = ["closed", "handling", "replied"]
        let kinds = ["complaint", "help", "inquiry"]
        let filters: String =
            "territory=\(districts[number % 4])&state=\(states[number % 3])&kind=\(kinds[number / 3 % 3])"
        return "/api/v1/cases?limit=50&\(filters)"
    }

    static func detail(_ number: String) -> String { "/api/v1/cases/\(number)" }

    static func creation(_ number: Int, at point: Coordinate, token: String) -> HTTPRequestText {
        let json = """
            {"kind":"complaint","channel":"hotline","category":"01/02/07/","standing":"named","name":"Bench","phone":"10000000000",\
            "description":"Street lamp \(number) does not burn since yesterday evening, the road is dark.",\
            "longitude":\(point.longitude),"latitude":\(point.latitude)}
            """
        return HTTPRequestText(method: "POST", path: "/api/v1/cases", token: token, key: UUID().uuidString, json: json)
    }

    /// Numbers of some cases, to be looked at one by one.
    static func numbers(of port: Int, token: String) throws -> [String] {
        let answer = try HTTPConnection(port: port).ask(HTTPRequestText(path: "/api/v1/cases?limit=50", token: token))
        guard answer.status == 200 else {
            throw BenchFault.refused(status: answer.status, body: answer.text)
        }
        let page = try JSONDecoder().decode(Page.self, from: Data(answer.body))
        return page.items.map(\.number)
    }

    private struct Page: Decodable {
        struct Item: Decodable { let number: String }
        let items: [Item]
    }
}
