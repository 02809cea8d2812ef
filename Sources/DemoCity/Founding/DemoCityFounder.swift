import Agencies
import Cases
import Foundation
import Kernel
import Storage
import Territory

/// Sets up the demonstration city: places, categories, agencies, duties, accounts, and its history.
package struct DemoCityFounder: Sendable {
    package typealias Report = @Sendable (DemoProgress) -> Void

    let folder: DemoFolder
    let seed: UInt64
    let desks: DemoDesks
    let report: Report

    package init(_ folder: DemoFolder, seed: UInt64, desks: DemoDesks, report: @escaping Report = { _ in }) {
        self.folder = folder
        self.seed = seed
        self.desks = desks
        self.report = report
    }

    /// `incidents` is the file in which the planted incidents are written down.
    package func found(cases count: Int, incidents file: URL) async throws -> DemoSummary {
        let plan: [PlannedPlace] = try await draw()
        report(DemoProgress(step: .storing, done: 0, total: plan.count))
        let keys: [String: PlaceKey] = try await establish(plan)
        report(DemoProgress(step: .storing, done: plan.count, total: plan.count))
        let tree: CategoryTree = try await putCategories()
        let organisations = try await foundOrganisations(keys, tree)
        let history = HistoryFounder(founder: self, plan: plan, keys: keys, tree: tree, organisations: organisations)
        let planted: [PlantedIncident] = try await history.found(count)
        try PlantedIncident.write(planted, to: file)
        return DemoSummary(cases: count, places: plan.count, agencies: organisations.agencies.count)
    }

    @concurrent private func draw() async throws -> [PlannedPlace] {
        var done: Int = 0
        return try CityPlanner(folder, seed: seed).plan { _ in
            done += 1
            report(DemoProgress(step: .places, done: done, total: CityPlanner.districtCount))
        }
    }

    private func establish(_ plan: [PlannedPlace]) async throws -> [String: PlaceKey] {
        let drafts: [PlaceDraft] = plan.enumerated().map { $1.draft(line: $0 + 1) }
        let outcome = try await desks.territory.establish(
            drafts, ImportOptions(.csv, system: .wgs84, coverage: .refused))
        guard outcome.isStored else {
            throw DemoFault.unreadable(file: "territory", detail: "\(outcome.faults.prefix(3))")
        }
        return try await desks.database.read { tx in
            let places: [Place] = try Place.all(in: tx)
            return Dictionary(places.map { ($0.code, PlaceKey(id: $0.id, path: $0.path)) }) { first, _ in first }
        }
    }

    private func putCategories() async throws -> CategoryTree {
        let tree: CategoryTree = try .bundled()
        try await desks.database.write { tx in try Category.put(tree.all, in: tx) }
        return tree
    }
}
