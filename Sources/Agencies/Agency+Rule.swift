import Kernel

extension Agency {
    /// Refused when `other` cannot take over from this agency.
    package func mustBeSucceeded(by other: Agency) throws(AgencyRefusal) {
        guard other.id != id else { throw .successorIsItself }
        guard !path.contains(other.path) else { throw .successorBelow }
        guard other.isActive else { throw .successorClosed }
    }

    /// Closed from `day` on.
    func closing(on day: Day, successor: ID?) -> Agency {
        var closed: Agency = self
        closed.isActive = false
        closed.closedOn = day
        closed.successor = successor
        return closed
    }

    func reopening() -> Agency {
        var open: Agency = self
        open.isActive = true
        open.closedOn = nil
        open.successor = nil
        return open
    }
}
