import Agencies
import Kernel
import Testing

@Suite("The days of a row")
struct ValidityTests {
    static func days(_ from: Int?, _ to: Int?) -> Validity {
        Validity(from: from.map { today.adding(days: $0) }, to: to.map { today.adding(days: $0) })
    }

    @Test(
        "Two spans meet when a day is in both",
        arguments: [
            (days(nil, nil), days(nil, nil), true), (days(nil, 0), days(1, nil), false),
            (days(nil, 1), days(1, nil), true), (days(0, 5), days(3, 9), true), (days(0, 5), days(6, 9), false),
            (days(0, -1), days(nil, nil), false), (days(nil, nil), days(3, 2), false),
        ])
    func overlap(a: Validity, b: Validity, meets: Bool) {
        #expect(a.overlaps(b) == meets)
        #expect(b.overlaps(a) == meets)
    }

    @Test(
        "A split leaves what was before untouched",
        arguments: [
            (days(nil, nil), days(nil, -1), days(0, nil)), (days(-9, 5), days(-9, -1), days(0, 5)),
            (days(0, nil), days(0, -1), days(0, nil)), (days(4, 8), days(4, 3), days(4, 8)),
        ])
    func split(whole: Validity, before: Validity, after: Validity) {
        let parts = whole.split(at: today)
        #expect(parts.before == before)
        #expect(parts.after == after)
    }

    @Test("A span that ends before it begins holds on no day", arguments: [-2, -1, 0, 1])
    func empty(day: Int) {
        let never: Validity = Self.days(0, -1)
        #expect(never.isEmpty)
        #expect(!never.contains(today.adding(days: day)))
    }
}
