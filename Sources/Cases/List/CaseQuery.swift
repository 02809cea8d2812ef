import Kernel

/// How a list is read: along which index, the rest being filtered on the way.
enum CaseDriver: Hashable {
    case number(CaseNumber)
    case phone
    case leader(Case.ID)
    case due
    case category(TreePath, isLeaf: Bool)
    case territory(TreePath)
    case handler(TreePath)
    case owner(TreePath)
    case agency(TreePath)
    case share(ShareFilter)
    case state(CaseState)
    case reception
}

/// A filter, an order and a scope, together with the way to read them.
struct CaseQuery {
    var filter: CaseFilter
    let sort: CaseSort
    let scope: CaseScope
    /// The keyed hash of the filter's phone.
    var phonePrint: [UInt8]?
    /// Whether nothing lies under the filter's category.
    var isLeaf = false

    init(_ filter: CaseFilter, _ sort: CaseSort = .newest, _ scope: CaseScope = .all) {
        self.filter = filter
        self.sort = sort
        self.scope = scope
    }

    /// States that have a due moment; cases in them are few, and have an index of their own.
    private static let openStates: Set<CaseState> = [
        .received, .needsInformation, .dispatched, .handling, .deferred, .replied,
    ]

    /// What is rare decides: a single case, then a small part of a tree, then the open ones, else the order of reception.
    /// Several drivers together read what none of them reads twice.
    var drivers: [CaseDriver] {
        if let number = filter.number { return [.number(number)] }
        if filter.phone != nil { return [.phone] }
        if let leader = filter.leader { return [.leader(leader)] }
        if let share = filter.share { return [.share(share)] }
        if sort == .due { return [.due] }
        if let category = filter.category, category.depth >= 2 { return [.category(category, isLeaf: isLeaf)] }
        if let territory = filter.territory, territory.depth >= 3 { return [.territory(territory)] }
        if let handler = filter.handler, handler.depth >= 3 { return [.handler(handler)] }
        if let agency = scope.onlyAgency, agency.depth >= 3, filter.handler == nil {
            return [.agency(agency), .handler(agency), .owner(agency)]
        }
        if let territory = scope.onlyTerritory, territory.depth >= 3, filter.territory == nil {
            return [.territory(territory)]
        }
        let states: Set<CaseState> = filter.states.isEmpty && filter.isOpen ? Self.openStates : filter.states
        if !states.isEmpty, states.isSubset(of: Self.openStates) { return states.sorted().map { .state($0) } }
        return [.reception]
    }
}

extension CaseState: Comparable {
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
