import Kernel
import StorageTesting
import Testing

@testable import Whistle

@Suite("Refusals, tasks, close and ratings")
struct DeclineRuleTests {
    @Test(
        "a refusal stops the clock until it is judged; overruled, the time begins again, and there is no second refusal"
    )
    func overruled() throws {
        var story = try Story()
        try story.decline()
        #expect(story.file.called[0].decline?.judgeDue == .testing + .minutes(15))
        story.pass(.minutes(40))
        try story.overrule()
        #expect(story.file.called[0].standing == .called)
        #expect(story.file.called[0].due == .testing + .minutes(70))
        #expect(story.file.called[0].decline?.isOverdue == true)
        #expect(throws: WhistleRefusal.declinedBefore) { try story.decline() }
        story.pass(.minutes(20))
        try story.arrive()
        #expect(story.file.called[0].isOnTime == true)
    }

    @Test("upheld, an agency need not come, and cannot")
    func upheld() throws {
        var story = try Story()
        try story.decline()
        try story.act { file, _, rules in try file.upholding(1, because: "Right", under: rules) }
        #expect(story.file.called[0].standing == .excused && story.file.called[0].decline?.ruling == .upheld)
        #expect(throws: WhistleRefusal.notNow(.excused)) { try story.arrive() }
        #expect(throws: WhistleRefusal.nothingToJudge) { try story.overrule() }
    }

    @Test("who comes before the ruling withdraws the refusal, and does not gain time by it")
    func withdrawn() throws {
        var story = try Story()
        try story.decline()
        story.pass(.minutes(45))
        try story.arrive()
        #expect(story.file.called[0].decline?.ruling == .withdrawn)
        #expect(story.file.called[0].isOnTime == false)
    }

    @Test("who is late cannot decline any more")
    func lateDecline() throws {
        var story = try Story()
        story.pass(.minutes(31))
        #expect(throws: WhistleRefusal.notNow(.late)) { try story.decline() }
    }

    @Test("tasks are for those who are there, need evidence, and come back when they are not done")
    func tasks() throws {
        var story = try Story()
        let today: Day = story.rules.day(of: story.now)
        try story.act { try $0.addingTask(TaskDraft(for: 1, "Shut the pipe", due: today), at: $1, under: $2) }
        func finish(_ story: inout Story, _ text: String) throws {
            try story.act { file, _, rules in try file.finishingTask(1, text, photos: 2, under: rules) }
        }
        #expect(throws: WhistleRefusal.notThere) { try finish(&story, "Pipe is shut") }
        try story.arrive()
        #expect(throws: WhistleRefusal.text(field: "text", .tooShort(least: 5))) { try finish(&story, "ok") }
        try finish(&story, "Pipe is shut")
        #expect(story.file.photos == 2 && story.file.tasks[0].isOpen == false)
        #expect(throws: WhistleRefusal.taskDoneAlready) { try finish(&story, "Pipe is shut") }
        try story.act { file, _, rules in try file.reopeningTask(1, because: "It drips", under: rules) }
        #expect(story.file.tasks[0].isOpen && story.file.tasks[0].reopenings == 1)
        #expect(throws: WhistleRefusal.dayOutOfRange) {
            try story.act {
                try $0.addingTask(TaskDraft(for: 1, "Again", due: today.adding(days: -1)), at: $1, under: $2)
            }
        }
        #expect(throws: WhistleRefusal.tasksOpen(1)) { try story.close() }
        try story.close(why: "Winter comes first")
        #expect(story.file.state == .closed && story.file.nextDue == nil)
        #expect(throws: WhistleRefusal.isClosed) { try story.arrive(2) }
    }

    @Test("both sides rate once, after the close and within the window")
    func ratings() throws {
        var story = try Story()
        let rating = AgencyRating(arrival: 5, effort: 4, result: 3)
        func rate(_ story: inout Story, _ rating: AgencyRating) throws {
            try story.act { try $0.rating(1, rating, note: nil, at: RatingMoment($1, $2)) }
        }
        #expect(throws: WhistleRefusal.notClosed) { try rate(&story, rating) }
        try story.close()
        #expect(throws: WhistleRefusal.notAStep(field: "effort")) {
            try rate(&story, AgencyRating(arrival: 1, effort: 6, result: 1))
        }
        try rate(&story, rating)
        #expect(throws: WhistleRefusal.ratedAlready) { try rate(&story, rating) }
        let verdict = WhistleVerdict(necessary: 2, ownPower: 4)
        try story.act { try $0.judging(verdict, by: 2, note: "Small", at: RatingMoment($1, $2)) }
        #expect(story.file.called[1].verdict?.isNeedless == true)
        story.pass(.days(15))
        #expect(throws: WhistleRefusal.ratingOver) {
            try story.act { try $0.judging(verdict, by: 1, note: nil, at: RatingMoment($1, $2)) }
        }
    }
}
