import Foundation

/// The program under measurement, in a process of its own.
final class Server {
    let port: Int
    private let process: Process
    /// From the start of the process to the first answer.
    private(set) var startSeconds: Double = 0

    init(program: URL, data: URL, port: Int) throws {
        self.port = port
        process = Process()
        process.executableURL = program
        process.arguments = ["serve", "--data", data.path, "--listen", "127.0.0.1:\(port)"]
        process.standardOutput = FileHandle.nullDevice
        let began = ContinuousClock.now
        try process.run()
        try waitForAnswer()
        startSeconds = began.duration(to: .now).seconds
    }

    private func waitForAnswer() throws {
        for _ in 0..<5_000 where process.isRunning {
            if let connection = try? HTTPConnection(port: port),
                let answer = try? connection.ask(HTTPRequestText(path: "/healthz")), answer.status == 200
            {
                return
            }
            usleep(2_000)
        }
        throw BenchFault.noServer("no answer on port \(port)")
    }

    /// Processor time used so far, user and system (`proc_pid_stat(5)`, fields 14 and 15).
    var cpuSeconds: Double {
        let fields = proc("stat").split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Resident memory now, in MB.
    var residentMegabytes: Double {
        let line = proc("status").split(separator: "\n").first { $0.hasPrefix("VmRSS") }
        return line.flatMap { Double($0.filter(\.isNumber)) }.map { $0 / 1_024 } ?? 0
    }

    private func proc(_ file: String) -> String {
        (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/\(file)", encoding: .utf8)) ?? ""
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
