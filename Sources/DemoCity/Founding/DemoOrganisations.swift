import Agencies
import Cases
import Kernel

/// Agencies, staff and duties once they are stored.
struct Organisations: Sendable {
    /// By code.
    let agencies: [String: Agency]
    let staff: [StaffMember]
    let table: ResponsibilityTable

    /// Who appears in the history in which part; nil when there is no centre.
    var cast: Cast? {
        guard let centre = agencies.values.first(where: { $0.kind.type == .centre }) else { return nil }
        let officers: [StaffMember] = staff.filter { $0.role == "officer" }
        return Cast(
            centre: CaseAgency(id: centre.id, path: centre.path), operators: authors("operator"),
            dispatchers: authors("dispatcher"), callers: authors("followUp"), gridWorkers: authors("gridWorker"),
            officers: Dictionary(grouping: officers, by: \.agency).mapValues { $0.map(\.author) }, table: table)
    }

    private func authors(_ role: String) -> [Author] { staff.filter { $0.role == role }.map(\.author) }
}

extension DemoCityFounder {
    func foundOrganisations(_ keys: [String: PlaceKey], _ tree: CategoryTree) async throws -> Organisations {
        let agencies: [String: Agency] = try await desks.agencies.found(agencyPlans(keys))
        try await desks.responsibilities.found(duties(agencies, keys, tree))
        return Organisations(
            agencies: agencies, staff: try await foundAccounts(agencies, keys),
            table: try await desks.responsibilities.table(at: desks.clock.now))
    }

    private func agencyPlans(_ keys: [String: PlaceKey]) throws -> [AgencyPlan] {
        let file = "agencies.csv"
        return try folder.rows(file).map { row in
            guard let code = row["code"], let name = row["name"], let place = keys.published(row["territory"] ?? ""),
                let type = row["type"].flatMap(AgencyType.init(rawValue:))
            else { throw DemoFault.unreadable(file: file, detail: "\(row)") }
            let kind = AgencyKind(type, duty: row["duty"].flatMap { $0.isEmpty ? nil : $0 })
            let draft = AgencyDraft(code: code, name: name, kind: kind, territory: place.path)
            return AgencyPlan(draft, parentCode: row["parent"].flatMap { $0.isEmpty ? nil : $0 })
        }
    }

    private func duties(
        _ agencies: [String: Agency], _ keys: [String: PlaceKey], _ tree: CategoryTree
    ) throws -> [ResponsibilityDraft] {
        let file = "responsibility.csv"
        let categories: [String: TreePath] = tree.byNames
        return try folder.rows(file).map { row in
            let category: String = row["category"] ?? ""
            let territory: String = row["territory"] ?? ""
            let helpers: [String] = (row["supports"] ?? "").split(separator: ";").map(String.init)
            let supports: [Responsibility.Holder] = helpers.compactMap { holder($0, agencies) }
            guard let lead = holder(row["lead"] ?? "", agencies), category == "*" || categories[category] != nil,
                territory.isEmpty || keys.published(territory) != nil, supports.count == helpers.count
            else { throw DemoFault.unreadable(file: file, detail: "\(row)") }
            return ResponsibilityDraft(
                category: categories[category], territory: keys.published(territory)?.path, lead: lead,
                supports: supports, ground: row["ground"] ?? "")
        }
    }

    /// An agency's code, or `@` and the type of agency that serves the place.
    private func holder(_ word: String, _ agencies: [String: Agency]) -> Responsibility.Holder? {
        guard word.hasPrefix("@") else { return agencies[word].map { .agency($0.id) } }
        return AgencyType(rawValue: String(word.dropFirst())).map { .kind(AgencyKind($0)) }
    }
}

extension [String: PlaceKey] {
    /// The place of a published twelve-digit code, padded with zeros.
    func published(_ code: String) -> PlaceKey? {
        for width in [12, 9, 6, 4] where code.dropFirst(width).allSatisfy({ $0 == "0" }) {
            if let key = self[String(code.prefix(width))] { return key }
        }
        return nil
    }
}
