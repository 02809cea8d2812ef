import Kernel
import Site
import Storage

extension Call {
    /// A limit as people say it: "5 working days".
    package func word(_ limit: Limit) -> String {
        switch limit {
        case .wall where limit.amount % 60 == 0: say("limit.wallHours", ["n": String(limit.amount / 60)])
        case .wall: say("limit.wall", ["n": String(limit.amount)])
        case .workingHours(1): say("limit.hours.one")
        case .workingDays(1): say("limit.days.one")
        case .workingHours(let count): say("limit.hours", ["n": String(count)])
        case .workingDays(let count): say("limit.days", ["n": String(count)])
        }
    }

    /// The limit that the two fields of `Field.limit` say.
    package func limit(_ name: String) throws -> Limit {
        Limit(try input(name), try input.word("\(name)Unit"))
    }

    var limitUnits: [(value: String, label: String)] {
        Limit.Measure.allCases.map { ($0.rawValue, say("limit.unit.\($0.rawValue)")) }
    }

    /// The two fields of a limit: how many, and of what.
    package func limitFields(_ name: String, form: String, _ limit: Limit?) -> (amount: FormField, unit: FormField) {
        (
            FormField(
                name, self, form: form, value: limit.map { String($0.amount) }, required: true, maxLength: 6),
            FormField(
                "\(name)Unit", self, form: form, value: (limit?.measure ?? .days).rawValue, required: true,
                choices: limitUnits)
        )
    }
}

extension Field {
    package static func limit(_ name: String) -> [Field] {
        [.integer(name, 1...100_000, required: true), .word("\(name)Unit", Limit.Measure.self, required: true)]
    }
}

extension RulePart {
    package static func limit(
        _ name: String, _ path: any WritableKeyPath<Table, Limit> & Sendable
    ) -> RulePart {
        RulePart(
            name, fields: Field.limit(name),
            text: { table, call in call.word(table[keyPath: path]) },
            draw: { table, call in
                let (amount, unit) = call.limitFields(name, form: "rules", table[keyPath: path])
                return .amount(amount, unit: unit)
            },
            take: { table, call in table[keyPath: path] = try call.limit(name) })
    }
}
