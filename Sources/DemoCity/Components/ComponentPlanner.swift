import Kernel
import Territory

/// Draws made-up components: those that cases are about where the cases happened, the rest spread over the grids.
struct ComponentPlanner {
    /// One that stands somewhere, before it has a code.
    struct Standing: Sendable {
        let kind: DemoComponentKind
        let path: TreePath
        let point: Coordinate
    }

    private let kinds: ComponentKinds
    private let spots: SpotMap
    private var random: SplitMix64
    private var serials: [String: Int] = [:]
    private(set) var drafts: [ComponentDraft] = []
    /// What was drawn for cases, by place.
    private var near: [TreePath: [(kind: String, point: Coordinate, code: String)]] = [:]

    init(_ kinds: ComponentKinds, _ spots: SpotMap, seed: UInt64) {
        self.kinds = kinds
        self.spots = spots
        random = SplitMix64(seed: seed, for: "components")
    }

    /// City, district.
    private static let districtDepth = 2

    /// The code of the component a case is about: one that stands there already, else a new one.
    mutating func component(_ kind: DemoComponentKind, at spot: Spot) -> String? {
        if let known = near[spot.path]?.first(where: { $0.kind == kind.word && $0.point == spot.point }) {
            return known.code
        }
        guard let code = add(Standing(kind: kind, path: spot.path, point: spot.point)) else { return nil }
        near[spot.path, default: []].append((kind.word, spot.point, code))
        return code
    }

    /// So many components in all, the rest of them wherever.
    mutating func fill(to count: Int) {
        guard let choice = Weighted(DemoComponentKind.all, by: \.weight) else { return }
        var tries: Int = 0
        while drafts.count < count, tries < count * 10 {
            tries += 1
            guard let spot = spots.draw(.urban, &random), spot.estate == nil else { continue }
            _ = add(Standing(kind: choice.draw(&random), path: spot.path, point: spot.point))
        }
    }

    private mutating func add(_ standing: Standing) -> String? {
        guard let kind = kinds[word: standing.kind.word],
            let district = standing.path.upwards.first(where: { $0.depth == Self.districtDepth })
        else { return nil }
        let head: String = district.key.filter { $0 != "/" } + kind.code
        let serial: Int = serials[head, default: 0] + 1
        serials[head] = serial
        var draft = ComponentDraft(line: drafts.count + 1, code: head + padded(serial, 6))
        draft.kind = kind
        draft.name = "\(kind.name(.chinese)) \(padded(serial, 4))（虚构）"
        draft.point = standing.point
        draft.agency = standing.kind.agency
        draft.since = Day(year: random.whole(2008...2023), month: random.whole(1...12), day: random.whole(1...28))
        draft.isMadeUp = true
        drafts.append(draft)
        return draft.code
    }
}
