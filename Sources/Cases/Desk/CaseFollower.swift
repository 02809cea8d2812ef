import Kernel
import Storage

/// Reads the log for such things.
package enum CaseFollower {
    package static let follower = Follower("cases") { records, tx in
        for record in records { try CaseErrand(record)?.enqueue(at: record.at, in: tx) }
    }
}
