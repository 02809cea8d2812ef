import Foundation
import Storage

extension Engine {
    /// The engines tests run on: SQLite always, PostgreSQL when `MINHU_TEST_POSTGRES` holds a cluster's address.
    package static var available: [Engine] { postgresAddress == nil ? [.sqlite] : [.sqlite, .postgres] }

    static var postgresAddress: String? {
        let address: String? = ProcessInfo.processInfo.environment["MINHU_TEST_POSTGRES"]
        return address?.isEmpty == false ? address : nil
    }
}
