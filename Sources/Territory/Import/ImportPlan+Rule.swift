import Kernel

/// What an import would do to the tree: judged as a whole before anything is stored.
struct ImportPlan: Sendable {
    struct NewBoundary: Sendable {
        let place: Place.ID
        let boundary: Boundary
        let isMadeUp: Bool
        let source: CoordinateSystem
    }

    private(set) var added: [Place] = []
    private(set) var changed: [Place] = []
    private(set) var boundaries: [NewBoundary] = []
    private(set) var unchanged = 0
    private(set) var faults: [ImportFault] = []

    /// The tree as it would be, by code.
    private(set) var places: [String: Place]
    private var paths: Set<TreePath>
    private let codes: [Place.ID: String]
    private let mentioned: Set<String>
    private let rootLevel: PlaceLevel?
    private let now: Instant

    init(_ drafts: [PlaceDraft], onto known: [Place], at now: Instant) {
        self.now = now
        places = Dictionary(known.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        paths = Set(known.map(\.path))
        codes = Dictionary(known.map { ($0.id, $0.code) }, uniquingKeysWith: { first, _ in first })
        mentioned = Set(drafts.map(\.code))
        rootLevel = known.isEmpty ? drafts.map(\.level).min() : nil
        for draft in unique(drafts).sorted(by: { ($0.level, $0.line) < ($1.level, $1.line) }) { place(draft) }
    }

    private mutating func unique(_ drafts: [PlaceDraft]) -> [PlaceDraft] {
        var lines: [String: Int] = [:]
        return drafts.filter { draft in
            guard let first = lines[draft.code] else {
                lines[draft.code] = draft.line
                return true
            }
            fault(.duplicateCode, draft, ["first": String(first)])
            return false
        }
    }

    private mutating func place(_ draft: PlaceDraft) {
        let before: Place? = places[draft.code]
        guard let parent = parent(of: draft, before) else { return }
        guard var place = before ?? newPlace(draft, under: parent.place) else { return }
        place.take(draft)
        places[place.code] = place
        if let boundary = draft.boundary { add(boundary, draft, place) }
        if before == nil {
            added.append(place)
        } else if place != before || draft.boundary != nil {
            changed.append(place)
        } else {
            unchanged += 1
        }
    }

    private mutating func add(_ boundary: Boundary, _ draft: PlaceDraft, _ place: Place) {
        boundaries.append(
            NewBoundary(
                place: place.id, boundary: boundary, isMadeUp: place.boundary == .madeUp, source: place.source))
    }

    private mutating func newPlace(_ draft: PlaceDraft, under parent: Place?) -> Place? {
        guard let name = draft.name else {
            fault(.missingName, draft)
            return nil
        }
        let segment: String = PlaceCode.segment(of: draft.code, under: parent?.code)
        let path: TreePath = parent?.path.child(segment) ?? TreePath(root: segment)
        guard paths.insert(path).inserted else {
            fault(.pathTaken, draft, ["path": path.key])
            return nil
        }
        return Place(
            id: .make(at: now), code: draft.code, name: name, level: draft.level, parent: parent?.id, path: path,
            urbanRural: nil, isMadeUp: false, boundary: .none, centre: nil, source: .wgs84, aliases: [], version: 0)
    }

    private enum Parentage {
        case root
        case under(Place)

        var place: Place? {
            if case .under(let place) = self { place } else { nil }
        }
    }

    /// Nil when there is a fault.
    private mutating func parent(of draft: PlaceDraft, _ before: Place?) -> Parentage? {
        if let before, before.level != draft.level {
            fault(.levelChanged, draft, ["level": before.level.rawValue])
            return nil
        }
        let implied: String? = PlaceCode.parent(of: draft.code, at: draft.level)
        let given: [String] = draft.parents.isEmpty ? implied.map { [$0] } ?? [] : draft.parents
        if let implied, !given.contains(implied) {
            fault(.codeOutsideParent, draft, ["parent": given.last ?? ""])
            return nil
        }
        guard let parent = given.compactMap({ places[$0] }).first else { return orphan(draft, before, given) }
        return judged(parent, of: draft, before)
    }

    private mutating func judged(_ parent: Place, of draft: PlaceDraft, _ before: Place?) -> Parentage? {
        guard draft.level.parents.contains(parent.level) else {
            fault(.badLevelOrder, draft, ["level": draft.level.rawValue, "parentLevel": parent.level.rawValue])
            return nil
        }
        if let before, before.parent != parent.id {
            fault(.parentChanged, draft, ["parent": parent.code])
            return nil
        }
        return .under(parent)
    }

    /// A place whose parent is not there: the root of an empty tree, an old place whose parent goes without saying, or a fault.
    private mutating func orphan(_ draft: PlaceDraft, _ before: Place?, _ given: [String]) -> Parentage? {
        if let before {
            guard let parent = before.parent else { return .root }
            if given.isEmpty, let place = codes[parent].flatMap({ places[$0] }) { return .under(place) }
        } else if draft.level.isStatistical, draft.level == rootLevel || draft.level == .province {
            return .root
        }
        if !given.contains(where: mentioned.contains) {
            fault(.unknownParent, draft, ["parent": given.last ?? ""])
        }
        return nil
    }

    private mutating func fault(_ kind: ImportFault.Kind, _ draft: PlaceDraft, _ facts: [String: String] = [:]) {
        faults.append(ImportFault(kind, line: draft.line, place: draft.code, facts: facts))
    }
}

extension Place {
    /// Takes over what the draft says; the rest stays.
    fileprivate mutating func take(_ draft: PlaceDraft) {
        if let name = draft.name { self.name = name }
        if let urbanRural = draft.urbanRural { self.urbanRural = urbanRural }
        if let isMadeUp = draft.isMadeUp { self.isMadeUp = isMadeUp }
        if let aliases = draft.aliases { self.aliases = aliases }
        if draft.boundary != nil { boundary = draft.isBoundaryMadeUp == true || isMadeUp ? .madeUp : .published }
        guard draft.centre != nil || draft.boundary != nil else { return }
        centre = draft.centre ?? centre ?? draft.boundary?.innerPoint
        source = draft.source ?? .wgs84
    }
}
