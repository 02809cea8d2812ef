import Cases
import Kernel
import Storage

/// The public count of a month, an agency and a ground: of what was filed then, what became of it so far.
package struct ApplicationCount: Sendable, Hashable {
    package let month: Day
    package let agency: TreePath
    package let kind: ApplicationKind
    package let ground: ApplicationGround
    package var filed: Int = 0
    package var granted: Int = 0
    package var refused: Int = 0
    package var overturned: Int = 0
}

/// Where a list of counts goes on.
package struct CountPosition: Sendable, Hashable {
    package let month: Day
    package let agency: TreePath
    package let kind: ApplicationKind
    package let ground: ApplicationGround
}

extension ApplicationCount {
    private init(_ file: Application) {
        self.init(month: file.filing.month, agency: file.agency.path, kind: file.kind, ground: file.ground)
    }

    /// Appeals count with the application they are against.
    static func begin(_ file: Application, in tx: Transaction) throws {
        guard file.kind != .appeal else { return }
        var count = ApplicationCount(file)
        count.filed = 1
        try count.add(in: tx)
    }

    static func follow(_ file: Application, from old: Application, in tx: Transaction) throws {
        guard file.kind != .appeal else { return }
        var count = ApplicationCount(file)
        if file.state != old.state, file.state == .granted { count.granted = 1 }
        if file.state != old.state, file.state == .refused { count.refused = 1 }
        if file.overturnedAt != nil, old.overturnedAt == nil { count.overturned = 1 }
        guard count.granted + count.refused + count.overturned > 0 else { return }
        try count.add(in: tx)
    }

    private func add(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO application_count (month, agency, kind, ground, filed, granted, refused, overturned)
            VALUES (\(month), \(agency), \(kind), \(ground), \(filed), \(granted), \(refused), \(overturned))
            ON CONFLICT (month, agency, kind, ground) DO UPDATE SET
                filed = application_count.filed + excluded.filed,
                granted = application_count.granted + excluded.granted,
                refused = application_count.refused + excluded.refused,
                overturned = application_count.overturned + excluded.overturned
            """)
    }
}
