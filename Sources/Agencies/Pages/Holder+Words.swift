import Kernel
import Site

extension Responsibility.Holder {
    /// Its name for people.
    func name(_ table: ResponsibilityTable, _ call: Call) -> String {
        switch self {
        case .agency(let id): table.agencies[id]?.name ?? id.description
        case .kind(let kind):
            call.say("agency.kindHolder", ["kind": "@\(kind.word)", "duty": kind.duty.map { " · \($0)" } ?? ""])
        }
    }

    /// As import files and programs write it: an agency's code, or `@` and a type.
    func mark(_ table: ResponsibilityTable) -> String {
        switch self {
        case .agency(let id): table.agencies[id]?.code ?? id.description
        case .kind(let kind): kind.mark
        }
    }

    func href(_ table: ResponsibilityTable) -> String? {
        agency.flatMap { table.agencies[$0] }.map { "/agencies/\($0.code)" }
    }
}
