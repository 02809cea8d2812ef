import Kernel

/// A stretch of time: from, and before.
package struct WhistlePeriod: Sendable, Hashable {
    package let from: Instant
    package let before: Instant

    package init(from: Instant, before: Instant) {
        self.from = from
        self.before = before
    }
}

/// One agency called to one whistle, as figures need it.
package struct WhistleCallRow: Sendable, Hashable {
    package let whistle: WhistleFile.ID
    package let kind: WhistleKind
    package let territory: TreePath
    package let agency: TreePath
    package let calledAt: Instant
    package let arrivedAt: Instant?
    package let isLate: Bool
    package let ruling: Ruling?
    package let effort: Int?
    package let result: Int?
    package let necessary: Int?
}

/// Everything figures of a period are made of.
package struct WhistleCount: Sendable {
    package let rows: [WhistleCallRow]
    /// The cases of the same time, by where they are.
    package let cases: [TreePath: Int]

    /// The rows with the same key, added up.
    func tallies<Key: Hashable>(_ key: (WhistleCallRow) -> Key?) -> [Key: WhistleTally] {
        rows.reduce(into: [:]) { tallies, row in
            if let key = key(row) { tallies[key, default: WhistleTally()].add(row) }
        }
    }
}

/// What adds up of some calls.
struct WhistleTally: Sendable {
    private var seen: Set<WhistleFile.ID> = []
    private(set) var kinds: [WhistleKind: Int] = [:]
    private(set) var calls = 0
    private(set) var onTime = 0
    private(set) var late = 0
    /// From the call to the check-in, of those who came.
    private(set) var minutes: [Int] = []
    private(set) var upheld = 0
    private(set) var overruled = 0
    private(set) var effort: [Int] = []
    private(set) var result: [Int] = []
    private(set) var verdicts = 0
    private(set) var needless = 0

    var whistles: Int { seen.count }

    /// Calls of which it is known whether the agency was there in time.
    var decided: Int { onTime + late }

    var medianMinutes: Int? {
        guard !minutes.isEmpty else { return nil }
        let sorted: [Int] = minutes.sorted()
        let middle: Int = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    mutating func add(_ row: WhistleCallRow) {
        if seen.insert(row.whistle).inserted { kinds[row.kind, default: 0] += 1 }
        calls += 1
        if row.isLate { late += 1 } else if row.arrivedAt != nil { onTime += 1 }
        if let arrived = row.arrivedAt { minutes.append(Int((arrived - row.calledAt).milliseconds / 60_000)) }
        if row.ruling == .upheld { upheld += 1 }
        if row.ruling == .overruled { overruled += 1 }
        if let step = row.effort { effort.append(step) }
        if let step = row.result { result.append(step) }
        guard let necessary = row.necessary else { return }
        verdicts += 1
        if WhistleVerdict(necessary: necessary, ownPower: 1).isNeedless { needless += 1 }
    }
}
