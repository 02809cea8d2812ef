import Kernel

extension AgencyDraft {
    /// The agency it becomes under its parent; all wrong fields are listed at once.
    package func agency(id: Agency.ID, under parent: Agency?) throws(InvalidInput) -> Agency {
        let faults: [FieldFault] = faults
        guard faults.isEmpty else { throw InvalidInput(faults) }
        return Agency(
            id: id, code: code, name: name, kind: kind, parent: parent?.id,
            path: parent?.path.child(code) ?? TreePath(root: code), territory: territory)
    }

    private var faults: [FieldFault] {
        var faults: [FieldFault] = []
        if !Self.isCode(code) { faults.append(FieldFault("code", "agencyCode")) }
        if !(1...80).contains(name.count) { faults.append(FieldFault("name", "agencyName")) }
        if let duty = kind.duty, !Self.isCode(duty) { faults.append(FieldFault("duty", "agencyDuty")) }
        if territory.key.isEmpty { faults.append(FieldFault("territory", "agencyTerritory")) }
        return faults
    }

    /// Letters, digits, `-` and `_`: a code is a segment of a path, so it holds no slash.
    private static func isCode(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
                default: false
                }
            }
    }
}
