import Kernel
import Storage

/// What the desks of this capability share; made once at start.
package struct AccountTools: Sendable {
    package let database: Database
    package let clock: WallClock
    package let vault: Vault
    package let gateway: MessageGateway
    package let cache: VisitorCache
    let sweep: AccountSweep

    package init(database: Database, clock: WallClock, vault: Vault, gateway: MessageGateway) {
        self.database = database
        self.clock = clock
        self.vault = vault
        self.gateway = gateway
        cache = VisitorCache()
        sweep = AccountSweep()
    }
}
