import Kernel
import Territory

extension ComponentAgencies {
    /// The agencies of the responsibility table, for the register of components.
    package static func city(_ duties: ResponsibilityDesk, _ clock: WallClock) -> ComponentAgencies {
        ComponentAgencies {
            try await duties.table(at: clock.now).agencies.values.sorted { $0.path < $1.path }.map {
                Entry(id: $0.id, code: $0.code, name: $0.name, isActive: $0.isActive)
            }
        }
    }
}
