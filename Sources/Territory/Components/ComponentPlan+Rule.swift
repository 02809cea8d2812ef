import Kernel

/// What a file would do to the register: judged as a whole before anything is stored.
struct ComponentPlan: Sendable {
    /// What the judgement stands on.
    struct Ground: Sendable {
        let atlas: TerritoryAtlas
        let kinds: ComponentKinds
        /// Those that are active, by code.
        let agencies: [String: Identifier<AgencyMark>]
        let batch: ComponentBatch.ID
        let at: Instant
    }

    private(set) var added: [Component] = []
    private(set) var changed: [Component] = []
    private(set) var amendments: [ComponentAmendment] = []
    private(set) var differences: [ComponentDifference] = []
    private(set) var unchanged = 0
    private(set) var faults: [ComponentFault] = []
    private(set) var digest = ComponentDigest()
    /// Where those that change stand now and will stand.
    private(set) var paths: Set<TreePath> = []

    private let ground: Ground

    /// `known`: the components of the drafts' codes that are there already.
    init(_ drafts: [ComponentDraft], onto known: [String: Component], _ ground: Ground) {
        self.ground = ground
        var lines: [String: Int] = [:]
        for draft in drafts {
            if let first = lines[draft.code] {
                fault(.duplicateCode, draft, ["first": String(first)])
                continue
            }
            lines[draft.code] = draft.line
            judge(draft, known[draft.code])
        }
    }

    /// What could not be read is not called missing as well.
    func faults(besides others: [ComponentFault]) -> [ComponentFault] {
        let told: Set<Int> = Set(others.map(\.line))
        return faults.filter { fault in
            fault.kind != .missingKind && fault.kind != .missingPoint || !told.contains(fault.line)
        }
    }

    private mutating func judge(_ draft: ComponentDraft, _ before: Component?) {
        let kind: ComponentKind? = draft.kind ?? before.flatMap { ground.kinds[word: $0.kind] }
        let spot: ComponentSpot? = spot(draft, before)
        if kind == nil, before == nil { fault(.missingKind, draft) }
        if draft.point == nil, before == nil { fault(.missingPoint, draft) }
        var agency: Identifier<AgencyMark>?
        if let code = draft.agency {
            agency = ground.agencies[code]
            if agency == nil { fault(.unknownAgency, draft, ["value": String(code.prefix(40))]) }
        }
        guard let kind, let spot, fits(draft, kind, spot) else { return }
        var next: Component = before ?? component(draft, kind, spot)
        next.take(draft, kind, spot, agency)
        keep(next, before)
    }

    /// The new point, else the old one; nil, with a fault, outside the city.
    private mutating func spot(_ draft: ComponentDraft, _ before: Component?) -> ComponentSpot? {
        guard let point = draft.point ?? before?.point else { return nil }
        let spot = ComponentSpot(point, from: draft.source, in: ground.atlas)
        if spot == nil { fault(.outsideCity, draft, ["value": "\(point.longitude), \(point.latitude)"]) }
        return spot
    }

    private mutating func fits(_ draft: ComponentDraft, _ kind: ComponentKind, _ spot: ComponentSpot) -> Bool {
        do {
            try ComponentCode.check(draft.code, kind: kind, district: spot.district)
            return true
        } catch {
            let flaw: ComponentFault.Kind =
                switch error {
                case .badCode: .badCode
                case .zeroSerial: .zeroSerial
                case .otherDistrict: .otherDistrict
                case .otherKind: .otherKind
                }
            fault(flaw, draft, ["district": spot.district ?? "", "value": kind.code])
            return false
        }
    }

    private func component(_ draft: ComponentDraft, _ kind: ComponentKind, _ spot: ComponentSpot) -> Component {
        Component(
            id: .make(at: ground.at), code: draft.code, kind: kind.word, name: "", point: spot.point,
            source: spot.source,
            path: spot.path, agency: nil, state: .inUse, since: nil, until: nil, isMadeUp: false, batch: ground.batch,
            version: 0)
    }

    private mutating func keep(_ component: Component, _ before: Component?) {
        var next: Component = component
        guard let before else {
            next.version = 1
            added.append(next)
            paths.insert(next.path)
            return digest.take(next, [])
        }
        let edits: [ComponentEdit] = next.edits(since: before)
        guard !edits.isEmpty else {
            unchanged += 1
            return
        }
        next.version = before.version + 1
        changed.append(next)
        paths.formUnion([before.path, next.path])
        amendments.append(ComponentAmendment(component: next.id, version: next.version, edits: edits))
        if differences.count < ComponentReport.toldDifferences {
            differences.append(ComponentDifference(code: next.code, edits: edits))
        }
        digest.take(next, edits)
    }

    private mutating func fault(
        _ kind: ComponentFault.Kind, _ draft: ComponentDraft, _ facts: [String: String] = [:]
    ) {
        faults.append(ComponentFault(kind, line: draft.line, code: draft.code, facts: facts))
    }
}

extension Component {
    /// Takes over what the draft says; the rest stays.
    fileprivate mutating func take(
        _ draft: ComponentDraft, _ kind: ComponentKind, _ spot: ComponentSpot, _ agency: Identifier<AgencyMark>?
    ) {
        self.kind = kind.word
        if let name = draft.name { self.name = name }
        if let agency { self.agency = agency }
        if let since = draft.since { self.since = since }
        if let isMadeUp = draft.isMadeUp { self.isMadeUp = isMadeUp }
        path = spot.path
        guard draft.point != nil else { return }
        point = spot.point
        source = spot.source
    }
}
