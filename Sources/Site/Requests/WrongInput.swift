import Kernel

/// What can be wrong with one field.
enum WrongInput: Error, Equatable {
    case wrongType, noSuchDay, noSuchTime, controlCharacters
    case tooLong(Int)
    case tooManyItems(Int)
    case notInList([String])
    case outside(String, String)

    func fault(of field: String) -> FieldFault {
        switch self {
        case .wrongType: FieldFault(field, "wrongType")
        case .noSuchDay: FieldFault(field, "noSuchDay")
        case .noSuchTime: FieldFault(field, "noSuchTime")
        case .controlCharacters: FieldFault(field, "controlCharacters")
        case .tooLong(let max): FieldFault(field, "tooLong", ["max": String(max)])
        case .tooManyItems(let max): FieldFault(field, "tooManyItems", ["max": String(max)])
        case .notInList(let words): FieldFault(field, "notInList", ["allowed": words.joined(separator: ", ")])
        case .outside(let low, let high): FieldFault(field, "outside", ["low": low, "high": high])
        }
    }
}
