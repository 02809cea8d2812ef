import Kernel
import Storage

/// An agency of a list that names parents by code, as files do.
package struct AgencyPlan: Sendable {
    package let draft: AgencyDraft
    package let parentCode: String?

    package init(_ draft: AgencyDraft, parentCode: String?) {
        self.draft = draft
        self.parentCode = parentCode
    }
}

extension AgencyDesk {
    /// Sets up many agencies at once, parents before their parts; all or none. For set-up and import, by the system.
    @discardableResult
    package func found(_ plans: [AgencyPlan]) async throws -> [String: Agency] {
        try await database.write { [now = clock.now] tx in
            var known: [String: Agency] = [:]
            for plan in plans {
                var draft: AgencyDraft = plan.draft
                let parent: Agency? = try plan.parentCode.map { code in
                    guard let parent = try known[code] ?? Agency.find(code: code, in: tx) else {
                        throw AgencyRefusal.unknownParent
                    }
                    return parent
                }
                draft.parent = parent?.id
                known[draft.code] = try Self.add(draft, under: parent, by: .system, at: now, in: tx)
            }
            return known
        }
    }
}
