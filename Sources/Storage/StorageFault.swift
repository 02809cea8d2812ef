/// What can go wrong underneath. None of it is shown to people; Site answers with an incident number.
package enum StorageFault: Error {
    case noColumn(String)
    case wrongType(String)
    /// A unique key, a foreign key or a check was violated.
    case constraint(String)
    /// Two transactions got into each other's way; the act may be tried again.
    case conflict
    case engine(code: String, message: String)
    case unreachable(String)
    case wrongCollation(String)
    case unknownLocation(String)
    case readOnly
}
