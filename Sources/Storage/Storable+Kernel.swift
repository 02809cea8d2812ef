import Kernel

extension Identifier: Storable {
    package var stored: SQLValue { .bytes(bytes) }
    package init?(stored: SQLValue) {
        guard case .bytes(let value) = stored else { return nil }
        self.init(bytes: value)
    }
}

extension Instant: Storable {
    package var stored: SQLValue { .integer(milliseconds) }
    package init?(stored: SQLValue) {
        guard case .integer(let value) = stored else { return nil }
        self.init(milliseconds: value)
    }
}

extension Day: Storable {
    package var stored: SQLValue { .integer(Int64(number)) }
    package init?(stored: SQLValue) {
        guard case .integer(let value) = stored else { return nil }
        self.init(number: Int(value))
    }
}

extension TreePath: Storable {
    package var stored: SQLValue { .text(key) }
    package init?(stored: SQLValue) {
        guard case .text(let value) = stored else { return nil }
        self.init(key: value)
    }
}
