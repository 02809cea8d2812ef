import Cases
import Kernel
import Site

/// One application: what is asked, its story in words, and what its reader may do.
struct ApplicationFilePage: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
        let href: String?
    }

    struct Moment: Sendable {
        let when: String
        let what: String
        let why: String?
        let look: String
    }

    struct Picture: Sendable {
        let full: String
        let label: String
    }

    struct Acts: Sendable {
        let path: String
        let version: Int
        let judge: FormField?
        let reason: FormField
        let question: FormField?
        let text: FormField?
        let photos: PhotosField
        let note: FormField?
        let ground: FormField?
        let statement: FormField
    }

    let title: String
    let number: String
    let caseHref: String
    let mark: StateMark
    let timing: JudgeClock?
    let agency: String
    let statement: String
    let facts: [Fact]
    let story: [Moment]
    let pictures: [Picture]
    let hasPictures: Bool
    let stake: String?
    let acts: Acts
    let hasActs: Bool

    init(_ view: ApplicationView, _ names: AgencyNames, _ call: Call) {
        let file: Application = view.file
        title = call.say(
            "application.heading", ["kind": call.word(file.kind), "number": file.filing.number.grouped])
        number = file.filing.number.grouped
        caseHref = "/cases/\(file.filing.number)"
        mark = StateMark(file.state, isOverturned: file.overturnedAt != nil, call)
        timing = JudgeClock(file.judgeDue, file.state, call)
        agency = names(file.agency.path)
        statement = view.texts[file.filing.statement.number] ?? ""
        facts = Self.facts(file, names, call)
        story = ApplicationStory(view, names, call).moments
        pictures = view.photos.map { photo in
            Picture(
                full: "/applications/\(file.id)/photos/\(photo.photo)",
                label: call.say("application.photo", ["n": String(photo.number)]))
        }
        hasPictures = !pictures.isEmpty
        stake = file.state.isOpen ? view.stake.map { call.sentence($0, names) } : nil
        acts = Acts(view, call)
        hasActs = acts.isAny
    }

    private static func facts(_ file: Application, _ names: AgencyNames, _ call: Call) -> [Fact] {
        var facts: [Fact] = [
            Fact(
                label: call.say("application.column.number"), value: file.filing.number.grouped,
                href: "/cases/\(file.filing.number)"),
            Fact(label: call.say("application.column.ground"), value: call.word(file.ground), href: nil),
            Fact(label: call.say("application.column.agency"), value: names(file.agency.path), href: nil),
            Fact(label: call.say("application.column.filed"), value: call.zone.text(file.filedAt), href: nil),
        ]
        if let first = file.filing.against?.application {
            facts.append(
                Fact(
                    label: call.say("application.against"), value: call.say("application.open"),
                    href: "/applications/\(first)"))
        }
        if let appeal = file.appeal {
            facts.append(
                Fact(
                    label: call.say("application.appeal"), value: call.say("application.open"),
                    href: "/applications/\(appeal)"))
        }
        return facts
    }
}

extension ApplicationFilePage.Acts {
    fileprivate init(_ view: ApplicationView, _ call: Call) {
        let file: Application = view.file
        func area(_ name: String, required: Bool = true) -> FormField {
            FormField(name, call, required: required, maxLength: 4_000)
        }
        path = "/applications/\(file.id)"
        version = file.version
        reason = area("reason")
        statement = area("statement")
        photos = .evidence(call)
        judge =
            view.mayJudge && file.allows(.judge)
            ? FormField(
                "decision", call, required: true,
                choices: Decision.allCases.map {
                    (value: $0.rawValue, label: call.say("application.decision.\($0.rawValue)"))
                }) : nil
        question = view.mayJudge && file.allows(.askEvidence) ? area("question") : nil
        text = view.mayHandle && file.allows(.addEvidence) ? area("text") : nil
        note = view.mayHandle && file.allows(.withdraw) ? area("note", required: false) : nil
        ground = view.mayAppeal ? .grounds(of: .appeal, call, form: "appeal") : nil
    }

    fileprivate var isAny: Bool { judge != nil || text != nil || note != nil || ground != nil }
}
