import Kernel
import Storage
import StorageTesting
import Testing

@testable import Territory

@Suite("A large import of areas") struct LargeImportTests {
    private static let side = 100
    private static let size = 0.001

    @Test("Ten thousand areas are judged in seconds; each fault has its feature and its place")
    func faults() async throws {
        var drafts: [PlaceDraft] = Self.board
        func change(_ line: Int, _ change: (inout PlaceDraft) -> Void) throws {
            change(&drafts[try #require(drafts.firstIndex { $0.line == line })])
        }
        try change(777) { $0.boundary = square(118 + Self.size * 77.5, 31 + Self.size * 7, Self.size) }
        try change(4242) { $0.boundary = boundary([(118, 31), (119, 32), (119, 31), (118, 32), (118, 31)]) }
        try change(9001) { $0.name = nil }
        let report: ImportReport = try await withDesk(.sqlite) { [drafts] desk in
            try await desk.establish(drafts, ImportOptions(.geojson))
        }
        let lines: [ImportFault.Kind: [Int]] = Dictionary(grouping: report.faults, by: \.kind).mapValues {
            $0.map(\.line)
        }
        #expect(lines[.overlap] == [778])
        #expect(lines[.invalidBoundary] == [4242])
        #expect(lines[.missingName] == [9001])
        #expect(lines[.gap]?.count == 1)
        #expect(report.faults.count == 4)
    }

    @Test("A board without faults is stored with all its areas")
    func good() async throws {
        let report: ImportReport = try await withDesk(.sqlite) { desk in
            let report = try await desk.establish(Self.board, ImportOptions(.geojson))
            let spot: Coordinate = point(118 + Self.size * 41.5, 31 + Self.size * 7.5)
            #expect(try await desk.current.atlas().locate(spot)?.code == "320102001008042")
            return report
        }
        #expect(report.faults == [])
        #expect(report.boundaries == 10_101)
    }

    /// A city cut into a hundred strips of a hundred squares; each grid's line is its position on the board.
    private static let board: [PlaceDraft] = {
        var city = PlaceDraft(code: "3201", level: .city, name: "N")
        city.boundary = square(118, 31, size * Double(side))
        let above: [PlaceDraft] = [
            city, PlaceDraft(code: "320102", level: .district, name: "D"),
            PlaceDraft(code: "320102001", level: .town, name: "T"),
        ]
        return above + (0..<side).flatMap { row in [strip(row)] + (0..<side).map { grid(row, $0) } }
    }()

    private static func strip(_ row: Int) -> PlaceDraft {
        var strip = PlaceDraft(code: "320102001\(padded(row + 1, 3))", level: .community, name: "C")
        let south: Double = 31 + size * Double(row)
        let east: Double = 118 + size * Double(side)
        strip.boundary = boundary(
            [(118, south), (east, south), (east, south + size), (118, south + size), (118, south)])
        return strip
    }

    private static func grid(_ row: Int, _ column: Int) -> PlaceDraft {
        let code = "320102001\(padded(row + 1, 3))\(padded(column + 1, 3))"
        var grid = PlaceDraft(line: row * side + column, code: code, level: .grid, name: "G")
        grid.boundary = square(118 + size * Double(column), 31 + size * Double(row), size)
        return grid
    }
}
