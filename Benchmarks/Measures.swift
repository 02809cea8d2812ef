import Foundation
import Kernel
import Storage
import Territory

/// The measurements in their order, each adding a line to the table.
struct Measures {
    let city: BenchCity
    let program: Program
    let port: Int
    let seconds: Double
    private(set) var lines: [Line] = []

    mutating func run(creations: Int) async throws {
        size()
        try await lookups()
        try await components()
        for line in try Deadlines().lines() { add(line) }
        try await caseWork()
        try start()
        let server = try Server(program: program.url, data: city.data, port: port)
        defer { server.stop() }
        try await list(server)
        try await detail(server)
        try await create(server, creations)
        let memory: Double = server.residentMegabytes
        add("resident memory after all of it", "\(rounded(memory, 0)) MiB", "≤ 200 MB", memory <= 200)
    }

    private mutating func size() {
        let per: Double = city.megabytesOfCases / Double(max(city.cases, 1)) * 10_000
        add(
            "database for 10 000 cases", "\(rounded(per, 1)) MiB", "≤ 25 MB", per <= 25,
            "\(city.cases) generated cases with their whole history")
    }

    /// The median of five starts.
    private mutating func start() throws {
        var times: [Double] = []
        for _ in 0..<5 {
            let server = try Server(program: program.url, data: city.data, port: port)
            times.append(server.startSeconds)
            if times.count == 5 {
                let memory: Double = server.residentMegabytes
                add("resident memory after start", "\(rounded(memory, 0)) MiB", "≤ 200 MB", memory <= 200)
            }
            server.stop()
        }
        let median: Double = times.sorted()[2]
        add("start to first answer", "\(rounded(median * 1_000, 0)) ms", "≤ 1 000 ms", median <= 1)
    }

    /// 50 of 100 000 with three filters, the first and later pages of several agencies and places.
    private mutating func list(_ server: Server) async throws {
        let reader: String = city.reader
        let measured = try await Load(server: server, most: 1_000, seconds: seconds).run { number in
            HTTPRequestText(path: BenchRequests.list(number), token: reader)
        }
        add("list of 50 with three filters", measured, "≤ 5 ms CPU", measured.cpuMilliseconds <= 5)
    }

    private mutating func detail(_ server: Server) async throws {
        let reader: String = city.reader
        let numbers: [String] = try BenchRequests.numbers(of: server.port, token: reader)
        let measured = try await Load(server: server, most: 4_000, seconds: seconds).run { number in
            HTTPRequestText(path: BenchRequests.detail(numbers[number % numbers.count]), token: reader)
        }
        add("one case", measured, "≤ 1 ms CPU", measured.cpuMilliseconds <= 1)
    }

    private mutating func create(_ server: Server, _ count: Int) async throws {
        let token: String = city.token
        let before: Double = city.data.databaseMegabytes
        let spots: [Coordinate] = try await places().compactMap(\.centre)
        let measured = try await Load(server: server, connections: 32, most: count, seconds: seconds).run { number in
            BenchRequests.creation(number, at: spots[number % spots.count], token: token)
        }
        let per: Double = (city.data.databaseMegabytes - before) / Double(max(measured.count, 1)) * 10_000
        add("database for 10 000 cases just created", "\(rounded(per, 1)) MiB", "≤ 25 MB", per <= 25)
        let isMet: Bool = measured.perSecond >= 1_000 && measured.cpuMilliseconds <= 1.5
        add("create a case, 32 connections", measured, "≥ 1 000/s, ≤ 1.5 ms CPU", isMet)
    }

    /// In this process: what a node does for every case with a point.
    private mutating func lookups() async throws {
        let database: Database = try await .open(.file(city.data.appendingPathComponent("city.sqlite").path))
        let atlas: TerritoryAtlas = try await database.read { tx in
            try TerritoryAtlas(Place.all(in: tx), shapes: BoundaryVersion.shapes(in: tx))
        }
        try await database.close()
        let centres: [Coordinate] = atlas.places.filter { $0.level == .grid }.compactMap(\.centre)
        let count: Int = 1_000_000
        var found: Int = 0
        let began = ContinuousClock.now
        for number in 0..<count {
            if atlas.locate(centres[number &* 7_919 % centres.count], downTo: .grid)?.level == .grid { found += 1 }
        }
        let rate: Double = Double(count) / began.duration(to: .now).seconds
        add(
            "point → grid, one thread", "\(rounded(rate, 0))/s", "≥ 200 000/s", rate >= 200_000 && found == count,
            "\(centres.count) grids, \(found) of \(count) found")
    }

    /// Into a register of its own, with the places of the city: read, judged, stored.
    private mutating func components() async throws {
        let folder: URL = program.temporaryFolder()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let count: Int = 50_000
        let file: [UInt8] = ComponentFile.rows(count, at: try await places().compactMap(\.centre))
        let register = try await ComponentRegister(in: folder, beside: city.data)
        let began = ContinuousClock.now
        let added: Int = try await register.importing(file)
        let taken: Double = began.duration(to: .now).seconds
        try await register.close()
        add(
            "import of \(count) components", "\(rounded(taken)) s", "≤ 5 s", taken <= 5 && added == count,
            "CSV of \(file.count / 1_048_576) MiB in GCJ-02, \(added) added")
    }

    /// On both engines; PostgreSQL where the script has started one.
    private mutating func caseWork() async throws {
        let folder: URL = program.temporaryFolder()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var places: [DatabaseLocation] = [.file(folder.appendingPathComponent("work.sqlite").path)]
        if let address = ProcessInfo.processInfo.environment["MINHU_BENCH_POSTGRES"] {
            places.append(.postgres(address))
        }
        for place in places {
            let work = try await CaseWork(place, cases: 100_000)
            for line in try await work.lines(1_000) { add(line) }
            try await work.close()
        }
    }

    private func places() async throws -> [Place] {
        let database: Database = try await .open(.file(city.data.appendingPathComponent("city.sqlite").path))
        let places: [Place] = try await database.read { try Place.all(in: $0) }.filter { $0.level == .grid }
        try await database.close()
        return places
    }

    private mutating func add(_ what: String, _ measured: Measured, _ goal: String, _ isMet: Bool) {
        let middle: String = rounded(measured.milliseconds(at: 0.5))
        let times: String = "p50 \(middle) ms, p99 \(rounded(measured.milliseconds(at: 0.99))) ms"
        add(
            what, "\(rounded(measured.perSecond, 0))/s, \(rounded(measured.cpuMilliseconds)) ms CPU each", goal,
            isMet && measured.failures == 0, "\(measured.count) requests, \(measured.failures) failed, \(times)")
    }

    private mutating func add(_ what: String, _ measured: String, _ goal: String, _ isMet: Bool, _ note: String = "") {
        add(Line(what: what, measured: measured, goal: goal, isMet: isMet, note: note))
    }

    private mutating func add(_ line: Line) {
        lines.append(line)
        complain("\(line.what): \(line.measured)")
    }
}
