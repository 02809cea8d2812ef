import Kernel

/// A thing to be done, as the raiser orders it.
package struct TaskDraft: Sendable, Hashable {
    package let agency: CalledAgency.Number
    package let text: String
    package let due: Day

    package init(for agency: CalledAgency.Number, _ text: String, due: Day) {
        self.agency = agency
        self.text = text
        self.due = due
    }
}

extension WhistleFile {
    package func addingTask(_ draft: TaskDraft, at now: Instant, under rules: WhistleRules) throws(WhistleRefusal)
        -> [WhistleEvent]
    {
        try mustBeOpen()
        let agency: CalledAgency = try must(draft.agency)
        guard agency.isBound else { throw .notNow(agency.standing) }
        guard tasks.count < WhistleRules.mostTasks else { throw .tooManyTasks(limit: WhistleRules.mostTasks) }
        guard draft.due >= rules.day(of: now), draft.due.number <= rules.day(of: now).number + 366 else {
            throw .dayOutOfRange
        }
        var writer = TextWriter<WhistleRefusal>(after: texts, longest: WhistleRules.longestText)
        let text: WrittenText = try writer.must("text", draft.text)
        return [
            .taskAdded(TaskOrder(number: tasks.count + 1, agency: agency.number, text: text, due: draft.due))
        ]
    }

    /// The agency says what it did, and shows it.
    package func finishingTask(
        _ number: JointTask.Number, _ text: String, photos: Int, under rules: WhistleRules
    ) throws(WhistleRefusal) -> [WhistleEvent] {
        try mustBeOpen()
        guard let task = self[task: number] else { throw .noSuchTask }
        guard task.isOpen else { throw .taskDoneAlready }
        guard try must(task.agency).standing == .present else { throw .notThere }
        var writer = TextWriter<WhistleRefusal>(after: texts, longest: WhistleRules.longestText)
        let evidence: WrittenText = try writer.must("text", text, atLeast: WhistleRules.shortestEvidence)
        return [.taskDone(TaskReport(of: number, text: evidence, photos: photos))]
    }

    /// The raiser has looked, and it is not done.
    package func reopeningTask(
        _ number: JointTask.Number, because text: String, under rules: WhistleRules
    ) throws(WhistleRefusal) -> [WhistleEvent] {
        try mustBeOpen()
        guard let task = self[task: number] else { throw .noSuchTask }
        guard !task.isOpen else { throw .taskNotDone }
        var writer = TextWriter<WhistleRefusal>(after: texts, longest: WhistleRules.longestText)
        return [.taskReopened(TaskReopening(of: number, text: try writer.must("text", text)))]
    }

    mutating func take(_ fact: TaskOrder) {
        tasks.append(JointTask(number: fact.number, agency: fact.agency, text: fact.text.number, due: fact.due))
    }

    mutating func take(_ fact: TaskReport, at now: Instant) {
        photos += fact.photos
        change(task: fact.of) { task in
            task.doneAt = now
            task.evidence = fact.text.number
        }
    }
}

extension JointTask {
    mutating func reopen() {
        doneAt = nil
        reopenings += 1
    }
}
