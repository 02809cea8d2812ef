/// Someone who reads the whole log, in order, and writes down what follows from it: roll-ups, search, notices due.
package struct Follower: Sendable {
    package let name: String
    /// Gets each event once. What it writes and how far it has read are stored in one transaction.
    let handle: @Sendable ([EventRecord], Transaction) throws -> Void

    package init(_ name: String, handle: @escaping @Sendable ([EventRecord], Transaction) throws -> Void) {
        self.name = name
        self.handle = handle
    }
}
