import Kernel
import Testing

private enum Lamp {}
private enum Bench {}

@Suite("Ids")
struct IdentifierTests {
    private let now = Instant(milliseconds: 1_795_000_000_000)

    @Test("are version 7: the time leads, version and variant stand in their places")
    func form() {
        let id: Identifier<Lamp> = .make(at: now)
        #expect(id.high >> 16 == UInt64(now.milliseconds))
        #expect(id.high >> 12 & 0xf == 7)
        #expect(id.low >> 62 == 0b10)
    }

    @Test("sort by the time they were made, as values, bytes and texts")
    func order() {
        let ids: [Identifier<Lamp>] = (0..<500).map { .make(at: Instant(milliseconds: now.milliseconds + $0)) }
        #expect(ids == ids.sorted())
        #expect(ids.map(\.description) == ids.map(\.description).sorted())
        #expect(
            ids.map(\.bytes).map(\.description)
                == ids.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.bytes.description))
    }

    @Test("do not meet within one millisecond")
    func unique() {
        let ids = Set((0..<20_000).map { _ in Identifier<Lamp>.make(at: now) })
        #expect(ids.count == 20_000)
    }

    @Test("a seeded source makes the same ids again")
    func seeded() {
        var (one, two) = (Steps(), Steps())
        #expect(Identifier<Lamp>.make(at: now, using: &one) == .make(at: now, using: &two))
    }

    @Test("survive text and bytes")
    func roundTrip() {
        for _ in 0..<500 {
            let id: Identifier<Lamp> = .make(at: now)
            #expect(Identifier(id.description) == id)
            #expect(Identifier(id.description.uppercased()) == id)
            #expect(Identifier(id.description.filter { $0 != "-" }) == id)
            #expect(Identifier(bytes: id.bytes) == id)
            #expect(id.cast(to: Bench.self).bytes == id.bytes)
        }
    }

    @Test(
        "texts that are no ids",
        arguments: [
            "", "x", "0193d2c0-5a7e-7abc-8def-0123456789a", "0193d2c0-5a7e-7abc-8def-0123456789abc",
            "0193d2c0-5a7e-7abc-8def-0123456789ag", "0193d2c05-a7e-7abc-8def-0123456789ab",
            "0193d2c0--5a7e7abc8def0123456789abcd",
            "0193d2c05a7e7abc8def0123456789abcdef", "{193d2c0-5a7e-7abc-8def-0123456789ab}", "路灯路灯路灯路灯路灯路灯",
        ])
    func badText(_ text: String) { #expect(Identifier<Lamp>(text) == nil) }

    @Test("bytes that are no id")
    func badBytes() {
        #expect(Identifier<Lamp>(bytes: [UInt8](repeating: 0, count: 15)) == nil)
        #expect(Identifier<Lamp>(bytes: [UInt8](repeating: 0, count: 17)) == nil)
    }

    private struct Steps: RandomNumberGenerator {
        var at: UInt64 = 1
        mutating func next() -> UInt64 {
            at = at &* 6_364_136_223_846_793_005 &+ 1
            return at
        }
    }
}
