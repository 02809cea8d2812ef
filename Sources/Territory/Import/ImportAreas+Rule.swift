import Foundation
import Kernel

/// The areas of an import beside those already there, checked one by one and against their parents.
struct ImportAreas {
    private let children: [Place.ID: [Place]]
    private let places: [Place.ID: Place]
    private let lines: [Place.ID: Int]
    private let areas: [Place.ID: Boundary]
    private let fresh: Set<Place.ID>

    /// `known` are the stored areas of the places that `neighbours` asks for.
    init(_ plan: ImportPlan, lines: [String: Int], known: [Place.ID: Boundary]) {
        places = Dictionary(plan.places.values.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        children = Dictionary(
            grouping: plan.places.values.filter { $0.parent != nil && $0.level.isStatistical }.sorted {
                $0.code < $1.code
            },
            by: { $0.parent ?? $0.id })
        self.lines = Dictionary(
            plan.places.values.compactMap { place in lines[place.code].map { (place.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        let new: [(Place.ID, Boundary)] = plan.boundaries.map { ($0.place, $0.boundary) }
        areas = known.merging(new) { $1 }
        fresh = Set(new.map(\.0))
    }

    /// The places whose stored areas are needed: parents and children of what the plan gives a new area.
    static func neighbours(of plan: ImportPlan) -> [Place.ID] {
        let fresh: Set<Place.ID> = Set(plan.boundaries.map(\.place))
        let touched: Set<Place.ID> = Set(
            plan.places.values.compactMap { fresh.contains($0.id) ? $0.parent : nil } + fresh)
        return plan.places.values.filter { place in
            guard place.boundary != .none, !fresh.contains(place.id) else { return false }
            return touched.contains(place.id) || place.parent.map(touched.contains) ?? false
        }.map(\.id)
    }

    /// `others` are the faults already found: where a row is faulty its area is missing, which is no gap of the file.
    func faults(
        tolerance: Double, besides others: [ImportFault]
    ) throws -> (invalid: [ImportFault], coverage: [ImportFault]) {
        let flaws: [Place.ID: ImportFault] = try fresh.reduce(into: [:]) { $0[$1] = try flaw($1) }
        let broken: [String] = (others + flaws.values).compactMap(\.place)
        let parents: [Place.ID] = children.keys.filter { parent in
            fresh.contains(parent) || children[parent, default: []].contains { fresh.contains($0.id) }
        }
        let coverage: [ImportFault] = try parents.filter { flaws[$0] == nil }.flatMap { parent in
            let code: String = places[parent]?.code ?? ""
            let isWhole: Bool = !broken.contains { $0.hasPrefix(code) }
            let parts: [Place] = children[parent, default: []].filter { flaws[$0.id] == nil }
            return try self.coverage(of: parent, by: parts, isWhole: isWhole, tolerance)
        }
        return (flaws.values.sorted { $0.line < $1.line }, coverage.sorted { $0.line < $1.line })
    }

    private func flaw(_ id: Place.ID) throws -> ImportFault? {
        guard let flaw = try areas[id]?.flaw() else { return nil }
        return ImportFault(
            .invalidBoundary, line: lines[id] ?? 0, place: places[id]?.code, at: flaw.at,
            facts: ["reason": flaw.kind.rawValue])
    }

    private func coverage(
        of parent: Place.ID, by all: [Place], isWhole: Bool, _ tolerance: Double
    ) throws -> [ImportFault] {
        let parts: [Place] = all.filter { areas[$0.id] != nil }
        guard let whole = areas[parent], !parts.isEmpty else { return [] }
        let found: [CoverageFault] = try whole.coverage(
            by: parts.compactMap { areas[$0.id] }, isWhole: isWhole && parts.count == all.count, tolerance: tolerance)
        return found.map { fault($0, parent, parts) }
    }

    private func fault(_ found: CoverageFault, _ parent: Place.ID, _ parts: [Place]) -> ImportFault {
        var facts: [String: String] = ["area": String(Int(found.squareMetres.rounded()))]
        switch found.kind {
        case .gap:
            let line: Int = lines[parent] ?? parts.lazy.compactMap { lines[$0.id] }.first ?? 0
            return ImportFault(.gap, line: line, place: places[parent]?.code, at: found.at, facts: facts)
        case .outside(let index):
            facts["parent"] = places[parent]?.code
            return fault(.outsideParent, parts[index], found, facts)
        case .overlap(let first, let second):
            let later: Int = fresh.contains(parts[second].id) ? second : first
            facts["other"] = parts[later == second ? first : second].code
            return fault(.overlap, parts[later], found, facts)
        }
    }

    private func fault(
        _ kind: ImportFault.Kind, _ place: Place, _ found: CoverageFault, _ facts: [String: String]
    ) -> ImportFault {
        ImportFault(kind, line: lines[place.id] ?? 0, place: place.code, at: found.at, facts: facts)
    }
}
