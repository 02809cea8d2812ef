import ArgumentParser
import Foundation

/// Why a command could not do its work, as one sentence for the terminal.
struct CommandFault: Error {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}

/// Runs a command; what goes wrong is said in one line on the error output, and the exit code is not zero.
func reporting(_ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let fault as CommandFault {
        complain(fault.sentence)
        throw ExitCode.failure
    } catch let faults as ConfigFaults {
        complain(([say("config.wrong")] + faults.sentences).joined(separator: "\n  "))
        throw ExitCode(78)
    } catch let code as ExitCode {
        throw code
    } catch {
        complain(say("run.failed", ["reason": String(describing: error)]))
        throw ExitCode.failure
    }
}

/// A line on the standard output, at once, also through a pipe.
func announce(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

func complain(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
}
