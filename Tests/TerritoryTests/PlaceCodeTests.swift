import Kernel
import Testing

@testable import Territory

@Suite("Codes of places") struct PlaceCodeTests {
    @Test(
        "Padded codes are stored cut to the width of their level",
        arguments: [
            ("320000000000", PlaceLevel.province, "32"), ("320100", .city, "3201"), ("320100000000", .city, "3201"),
            ("320102", .district, "320102"), ("320102002000", .town, "320102002"),
            ("320102002201", .community, "320102002201"), ("320102002201015", .grid, "320102002201015"),
            ("E01-3_b", .building, "E01-3_b"),
        ])
    func stored(text: String, level: PlaceLevel, code: String) throws {
        #expect(try PlaceCode.stored(text, at: level) == code)
    }

    @Test(
        "What is no code of its level is refused",
        arguments: [
            ("320102002001", PlaceLevel.town, PlaceCode.Flaw.badCode), ("32010", .district, .badCode),
            ("３２０１", .city, .badCode), ("3201020020010", .community, .badCode), ("", .estate, .badCode),
            ("a/b", .estate, .badCode), ("320102000000", .town, .codeRange), ("320102600000", .town, .codeRange),
            ("320102002600", .community, .codeRange), ("320102002000", .community, .codeRange),
            ("320102002001000", .grid, .codeRange), ("320000000000", .city, .codeRange),
        ])
    func refused(text: String, level: PlaceLevel, flaw: PlaceCode.Flaw) {
        #expect(throws: flaw) { try PlaceCode.stored(text, at: level) }
    }

    @Test(
        "The zeros of a published code tell its level",
        arguments: [
            ("320000000000", PlaceLevel.province), ("320100", .city), ("320102", .district), ("320102002000", .town),
            ("320102002001", .community), ("320102002001001", .grid),
        ])
    func level(text: String, level: PlaceLevel) {
        #expect(PlaceCode.level(of: text) == level)
    }

    @Test("A path segment is what the code adds to its parent's, or the whole code")
    func segment() {
        #expect(PlaceCode.segment(of: "320102", under: "3201") == "02")
        #expect(PlaceCode.segment(of: "E01", under: "320102002001") == "E01")
        #expect(PlaceCode.segment(of: "3201", under: nil) == "3201")
    }

    @Test("The classes of city and country are told apart")
    func urban() {
        #expect(UrbanRural.allCases.filter(\.isUrban).map(\.rawValue) == [111, 112, 121, 122, 123])
    }
}
