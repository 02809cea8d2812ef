import ArgumentParser
import Foundation

/// Measures the numbers the product stands by, on a city of its own, and prints a table.
@main
struct Bench: AsyncParsableCommand {
    @Option(help: "Cases in the city that is measured.")
    var cases: Int = 100_000

    @Option(help: "Cases created through the API.")
    var creations: Int = 20_000

    @Option(help: "At most this many seconds for each measurement.")
    var seconds: Double = 20

    @Option(help: "Port of the server under measurement.")
    var port: Int = 18_090

    @Option(help: "A folder to keep the city in between runs; a temporary one otherwise.")
    var data: String?

    func run() async throws {
        let program = Program()
        let folder: URL = data.map { URL(fileURLWithPath: $0) } ?? program.temporaryFolder()
        let city: BenchCity = try program.city(in: folder, cases: cases)
        var measures = Measures(city: city, program: program, port: port, seconds: seconds)
        defer { if data == nil { try? FileManager.default.removeItem(at: folder) } }
        try await measures.run(creations: creations)
        Table.print(measures.lines)
    }
}
