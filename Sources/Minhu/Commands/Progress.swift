import Foundation
import Kernel
import Synchronization

/// Tells on the error output how far long work has come: a line that renews itself on a terminal, one line a tenth elsewhere.
final class Progress: Sendable {
    private let step: String
    private let shown = Mutex(-1)
    private let isTerminal: Bool = isatty(2) == 1

    init(_ step: String) { self.step = step }

    func show(_ done: Int, of total: Int) {
        let tenth: Int = isTerminal ? done * 100 / max(1, total) : done * 10 / max(1, total)
        let isNew: Bool = shown.withLock { last in
            defer { last = max(last, tenth) }
            return tenth > last
        }
        guard isNew else { return }
        let line: String = say("run.step", ["step": step, "done": String(done), "total": String(total)])
        FileHandle.standardError.write(Data((isTerminal ? "\r\u{1B}[K\(line)" : "\(line)\n").utf8))
    }

    func end() {
        if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
