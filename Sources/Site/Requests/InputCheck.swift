import Kernel

/// Checks what came in against what a route declares; all faults at once.
struct InputCheck {
    private var values: [String: InputValue] = [:]
    private var faults: [FieldFault] = []

    static func check(_ raw: RawInput, _ uploads: [Upload], against route: Route) throws(InvalidInput) -> Input {
        var check = Self()
        for field in route.input {
            if field.isPhoto { check.count(field, in: raw, uploads) } else { check.read(field, from: raw) }
        }
        check.refuseUnknown(raw, uploads, route)
        guard check.faults.isEmpty else { throw InvalidInput(check.faults) }
        return Input(values: check.values)
    }

    private mutating func read(_ field: Field, from raw: RawInput) {
        switch Self.value(of: field, in: raw) {
        case .success(.some(let value)): values[field.name] = value
        case .success(.none): if field.required { faults.append(FieldFault(field.name, "required")) }
        case .failure(let wrong): faults.append(wrong.fault(of: field.name))
        }
    }

    /// Photos come as files, never as values.
    private mutating func count(_ field: Field, in raw: RawInput, _ uploads: [Upload]) {
        let count: Int = uploads.count { $0.field == field.name }
        if raw.isGiven(field.name) { faults.append(WrongInput.wrongType.fault(of: field.name)) }
        if field.required, count == 0 { faults.append(FieldFault(field.name, "required")) }
        let most: Int = field.mostPhotos
        if count > most { faults.append(WrongInput.tooManyItems(most).fault(of: field.name)) }
    }

    /// Programs are told of a misspelt field; browsers send along what they like.
    private mutating func refuseUnknown(_ raw: RawInput, _ uploads: [Upload], _ route: Route) {
        guard route.surface == .api || raw.isJSON else { return }
        let known = Set(route.input.map(\.name))
        let given = Set(raw.names + uploads.map(\.field))
        for name in given.subtracting(known).sorted().prefix(20) { faults.append(FieldFault(name, "unknown")) }
    }

    private static func value(of field: Field, in raw: RawInput) -> Result<InputValue?, WrongInput> {
        switch raw {
        case .nothing: .success(nil)
        case .fields(let fields): FieldReading.read(fields[field.name] ?? [], as: field.kind)
        case .json(let object): FieldReading.read(object[field.name] ?? .null, as: field.kind)
        }
    }
}

extension Field {
    fileprivate var mostPhotos: Int {
        if case .photos(let max) = kind { max } else { 1 }
    }
}

extension RawInput {
    fileprivate var isJSON: Bool {
        if case .json = self { true } else { false }
    }

    fileprivate var names: [String] {
        switch self {
        case .fields(let fields): Array(fields.keys)
        case .json(let object): Array(object.keys)
        case .nothing: []
        }
    }

    fileprivate func isGiven(_ name: String) -> Bool {
        switch self {
        case .fields(let fields): fields[name]?.contains { !$0.isEmpty } ?? false
        case .json(let object): object[name].map { $0 != .null } ?? false
        case .nothing: false
        }
    }
}
