import Cases
import Kernel
import Site

extension FollowUpRoutes {
    /// Beside a case: what its reporter said of the first answer and of the last, round by round.
    package var aside: CaseAsides {
        { call, file in
            guard file.answer != nil || !file.followUps.isEmpty || file.outcome != nil else { return nil }
            let rows: [CallBack] = try await desk.rounds(of: file.id)
            guard let first = rows.first, let last = rows.last else { return nil }
            var lines: [Aside.Line] = []
            if let answer = first.answer { lines.append(Self.line("followUp.aside.first", answer, call)) }
            if rows.count > 1, let answer = last.answer {
                lines.append(Self.line("followUp.aside.final", answer, call))
            }
            if last.answer == nil {
                lines.append(Aside.Line(Self.standing(last, call), note: Self.sampling(last, call)))
            }
            let mayCall: Bool = last.need == .call && call.visitor.officer?.may(.followUpCases, file.subject) == true
            return Aside(
                call.say("followUp.aside"), lines: lines,
                way: mayCall
                    ? Aside.Line(call.say("followUp.aside.call"), href: "/call-backs/\(file.number)") : nil)
        }
    }

    private static func line(_ word: String, _ answer: CallBack.Answer, _ call: Call) -> Aside.Line {
        Aside.Line(
            call.say(word, ["satisfaction": "@case.satisfaction.\(answer.satisfaction)"]),
            note: "\(call.say("followUp.way.\(answer.via.rawValue)")) · \(call.moments.moment(answer.at))")
    }

    private static func standing(_ row: CallBack, _ call: Call) -> String {
        let state: String = call.say("followUp.state.\(row.state.rawValue)")
        return row.tries == 0 ? state : "\(state) · \(call.say("followUp.tries", ["n": String(row.tries)]))"
    }

    private static func sampling(_ row: CallBack, _ call: Call) -> String? {
        guard row.sampling.percent < 100, row.standing != .anonymous else { return nil }
        let facts: [String: String] = [
            "percent": String(row.sampling.percent), "version": String(row.sampling.version),
        ]
        return call.say(row.sampling.isDrawn ? "followUp.aside.drawn" : "followUp.aside.notDrawn", facts)
    }
}
