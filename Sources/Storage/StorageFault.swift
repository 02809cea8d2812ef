/// What can go wrong underneath. None of it is shown to people; Site answers with an incident number.
package enum StorageFault: Error {
    case noColumn(String)
    case wrongType(String)
    /// A text with a NUL in it, or a number that is none: one of the engines would change or lose it.
    case unstorable(String)
    /// A unique key, a foreign key or a check was violated.
    case constraint(String)
    /// Two transactions got into each other's way; the act may be tried again.
    case conflict
    case engine(code: String, message: String)
    /// The server is away. A write that was under way may or may not be stored.
    case unreachable(String)
    case wrongCollation(String)
    case unknownLocation(String)
    case readOnly
    case closed
}
