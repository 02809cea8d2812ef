import Kernel
import Site

/// One row: what it says, what it said before, who changed it, and the acts on it.
struct ResponsibilityRowPage: Sendable {
    struct Version: Sendable {
        let line: ResponsibilityLine
        let isShown: Bool
    }

    struct Change: Sendable {
        let when: String
        let what: String
        let who: String
    }

    let line: ResponsibilityLine
    let id: String
    let version: Int
    let always: String
    let versions: [Version]
    let changes: [Change]
    let mayEdit: Bool
    /// It still holds, or will.
    let isOpen: Bool
    let form: ResponsibilityFields
    let end: FormField

    init(_ history: ResponsibilityHistory, _ table: ResponsibilityTable, _ names: PathNames, _ call: Call) {
        let row: Responsibility = history.row
        line = ResponsibilityLine(row, table, names, call)
        id = row.id.description
        version = row.version
        always = call.say("responsibility.always")
        versions = history.versions.map {
            Version(line: ResponsibilityLine($0, table, names, call), isShown: $0.id == row.id)
        }
        let moments = Moments(call)
        changes = history.changes.map { change in
            let agency: String? = change.author.agency.flatMap { table.agencies[$0.cast()]?.name }
            return Change(
                when: moments.moment(change.at), what: call.say("responsibility.change.\(change.kind)"),
                who: agency ?? call.say("responsibility.bySystem"))
        }
        mayEdit = call.visitor.officer?.may(.editAgencies, row.subject) ?? false
        isOpen = row.validity.reaches(call.zone.day(of: call.now))
        form = ResponsibilityFields(row, table, names, call)
        end = FormField("to", call, form: "end", value: call.zone.day(of: call.now).description)
    }
}
