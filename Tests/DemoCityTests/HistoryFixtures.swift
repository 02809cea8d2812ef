import Agencies
import Calendar
import Cases
import Kernel
import Territory

@testable import DemoCity

/// A city of two districts without a database: paths as the territory makes them, ids counted.
struct SmallCity {
    let plan: [PlannedPlace]
    let keys: [String: PlaceKey]

    init() throws {
        plan = try CityPlanner(demoFolder, seed: 1).plan(onlyDistricts: ["320106", "320115"])
        var keys: [String: PlaceKey] = [:]
        for (index, place) in plan.enumerated() {
            let segment = PlaceCode.segment(of: place.code, under: place.parent)
            let path = place.parent.flatMap { keys[$0]?.path.child(segment) } ?? TreePath(root: segment)
            keys[place.code] = PlaceKey(id: Identifier(high: 0x7000, low: UInt64(index)), path: path)
        }
        self.keys = keys
    }

    func materials() throws -> HistoryMaterials {
        let library = try ThemeLibrary.load(from: demoFolder)
        let tree: CategoryTree = try .bundled()
        return HistoryMaterials(
            library: library, rhythm: try Rhythm.load(from: demoFolder), incidents: try Incident.load(from: demoFolder),
            spots: try SpotMap(plan, keys: keys, .load(from: demoFolder), seed: 1), categories: tree.byNames,
            callers: Callers(count: 300, names: library.common), places: keys.mapValues(\.path))
    }

    func stage() throws -> CaseLife.Stage {
        let city = TreePath(root: "3201")
        let centre = Agency(
            id: Identifier(high: 1, low: 1), code: "C01", name: "C01", kind: AgencyKind(.centre),
            path: TreePath(root: "C01"),
            territory: city)
        let districts = ["06", "15"].enumerated().map { index, segment in
            Agency(
                id: Identifier(high: 2, low: UInt64(index)), code: "X\(segment)", name: segment,
                kind: AgencyKind(.district), path: TreePath(root: "X" + segment), territory: city.child(segment))
        }
        let towns: [Agency] = plan.filter { $0.code.count == 9 && $0.code.hasPrefix("320106") }.compactMap { town in
            keys[town.code].map { key in
                Agency(
                    id: Identifier(high: 3, low: key.id.low), code: town.code, name: town.code,
                    kind: AgencyKind(.townOffice), parent: districts[0].id,
                    path: districts[0].path.child(town.code), territory: key.path)
            }
        }
        let author = Author(kind: .staff, agency: centre.id)
        let cast = Cast(
            centre: CaseAgency(id: centre.id, path: centre.path), operators: [author], dispatchers: [author],
            callers: [author], gridWorkers: [author], officers: [:],
            table: ResponsibilityTable(agencies: [centre] + districts + towns, rows: [], on: today))
        return CaseLife.Stage(
            cast: cast, rules: CaseRules(workingTime: WorkingTime(holidays: try .bundled())),
            teller: StoryTeller(library: try ThemeLibrary.load(from: demoFolder)), now: noon)
    }

    func history(_ count: Int, seed: UInt64 = 7) throws -> [CaseLife] {
        var planner = HistoryPlanner(try materials(), now: noon, zone: .shanghai, seed: seed)
        var maker = HistoryMaker(try stage(), seed: seed)
        try maker.make(planner.plan(count)) { _ in }
        return maker.lives
    }
}
