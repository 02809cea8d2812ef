import Kernel

/// What both engines can store.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
}

/// A Swift value that has one way to be stored and read.
package protocol Storable {
    var stored: SQLValue { get }
    init?(stored: SQLValue)
}

extension Int64: Storable {
    package var stored: SQLValue { .integer(self) }
    package init?(stored: SQLValue) {
        guard case .integer(let value) = stored else { return nil }
        self = value
    }
}

extension Int: Storable {
    package var stored: SQLValue { .integer(Int64(self)) }
    package init?(stored: SQLValue) {
        guard case .integer(let value) = stored else { return nil }
        self.init(value)
    }
}

extension Double: Storable {
    package var stored: SQLValue { .real(self) }
    package init?(stored: SQLValue) {
        switch stored {
        case .real(let value): self = value
        case .integer(let value): self = Double(value)
        default: return nil
        }
    }
}

extension String: Storable {
    package var stored: SQLValue { .text(self) }
    package init?(stored: SQLValue) {
        guard case .text(let value) = stored else { return nil }
        self = value
    }
}

extension Bool: Storable {
    package var stored: SQLValue { .integer(self ? 1 : 0) }
    package init?(stored: SQLValue) {
        guard case .integer(let value) = stored else { return nil }
        self = value != 0
    }
}

extension [UInt8]: Storable {
    package var stored: SQLValue { .bytes(self) }
    package init?(stored: SQLValue) {
        guard case .bytes(let value) = stored else { return nil }
        self = value
    }
}

extension Optional: Storable where Wrapped: Storable {
    package var stored: SQLValue { self?.stored ?? .null }
    package init?(stored: SQLValue) {
        if case .null = stored {
            self = Self.none
            return
        }
        guard let value = Wrapped(stored: stored) else { return nil }
        self = value
    }
}

extension Storable where Self: RawRepresentable, RawValue: Storable {
    package var stored: SQLValue { rawValue.stored }
    package init?(stored: SQLValue) {
        guard let raw = RawValue(stored: stored) else { return nil }
        self.init(rawValue: raw)
    }
}
