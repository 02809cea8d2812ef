import Kernel
import Storage

/// One rule of a table, as pages say, show and change it.
package struct RulePart<Table: RuleTable>: Sendable {
    package let name: String
    /// What its form sends.
    let fields: [Field]
    /// Its value in words: "5 working days".
    let text: @Sendable (Table, Call) -> String
    let draw: @Sendable (Table, Call) -> RuleInput
    let take: @Sendable (inout Table, Call) throws -> Void

    package init(
        _ name: String, fields: [Field], text: @escaping @Sendable (Table, Call) -> String,
        draw: @escaping @Sendable (Table, Call) -> RuleInput,
        take: @escaping @Sendable (inout Table, Call) throws -> Void
    ) {
        self.name = name
        self.fields = fields
        self.text = text
        self.draw = draw
        self.take = take
    }
}

/// How a rule is entered.
package enum RuleInput: Sendable {
    case number(FormField)
    case checks([RuleCheck])
    case amount(FormField, unit: FormField)
}

/// One word of a list, to tick or not.
package struct RuleCheck: Sendable {
    let field: FormField
    let label: String
}

extension RulePart {
    package static func number(_ number: RuleNumber<Table>) -> RulePart {
        let (name, path): (String, any WritableKeyPath<Table, Int> & Sendable) = (number.name, number.path)
        return RulePart(
            name, fields: [.integer(name, number.range, required: true)],
            text: { table, _ in String(table[keyPath: path]) },
            draw: { table, call in
                let value = String(table[keyPath: path])
                return .number(FormField(name, call, form: "rules", value: value, required: true, maxLength: 6))
            },
            take: { table, call in table[keyPath: path] = try call.input(name) })
    }

    /// Yes or no.
    package static func flag(_ name: String, _ path: any WritableKeyPath<Table, Bool> & Sendable) -> RulePart {
        RulePart(
            name, fields: [.flag(name)],
            text: { table, call in call.say(table[keyPath: path] ? "ui.yes" : "ui.no") },
            draw: { table, call in
                let field = FormField(name, call, form: "rules", value: table[keyPath: path] ? "1" : nil)
                return .checks([RuleCheck(field: field, label: call.say("ui.yes"))])
            },
            take: { table, call in table[keyPath: path] = call.input.flag(name) })
    }

    /// Some of a list of words; `label` says each.
    package static func words<Word: CaseIterable & Hashable & Sendable & RawRepresentable<String>>(
        _ name: String, _ path: any WritableKeyPath<Table, Set<Word>> & Sendable, of all: [Word] = Array(Word.allCases),
        label: @escaping @Sendable (Call, Word) -> String
    ) -> RulePart {
        RulePart(
            name, fields: all.map { .flag("\(name)-\($0.rawValue)") },
            text: { table, call in
                call.list(all.filter(table[keyPath: path].contains).map { label(call, $0) })
            },
            draw: { table, call in
                .checks(
                    all.map { word in
                        let isHeld: Bool = table[keyPath: path].contains(word)
                        let field = FormField(
                            "\(name)-\(word.rawValue)", call, form: "rules", value: isHeld ? "1" : nil)
                        return RuleCheck(field: field, label: label(call, word))
                    })
            },
            take: { table, call in
                table[keyPath: path] = Set(all.filter { call.input.flag("\(name)-\($0.rawValue)") })
            })
    }
}

extension Call {
    /// Several words in one line; a dash for none.
    package func list(_ words: [String]) -> String {
        words.isEmpty ? say("ui.none") : words.joined(separator: language == .chinese ? "、" : ", ")
    }
}
