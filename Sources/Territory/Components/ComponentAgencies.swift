import Kernel

/// The agencies by code and name; Agencies answers, so that the register need not know them.
package struct ComponentAgencies: Sendable {
    package struct Entry: Sendable, Hashable {
        package let id: Identifier<AgencyMark>
        package let code: String
        package let name: String
        package let isActive: Bool

        package init(id: Identifier<AgencyMark>, code: String, name: String, isActive: Bool) {
            self.id = id
            self.code = code
            self.name = name
            self.isActive = isActive
        }
    }

    /// In the order in which they are chosen from.
    package let all: @Sendable () async throws -> [Entry]

    package init(all: @escaping @Sendable () async throws -> [Entry]) { self.all = all }
}
