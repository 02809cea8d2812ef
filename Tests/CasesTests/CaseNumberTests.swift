import Cases
import Kernel
import Testing

@Suite("Case numbers")
struct CaseNumberTests {
    private let number = CaseNumber(day: Day(number: 20_780), sequence: 42)

    @Test("are read as they are written, in groups or not, with full-width digits")
    func reading() throws {
        #expect(number.description.count == 12 && number.description.hasPrefix("26112300042"))
        #expect(try CaseNumber(reading: number.grouped) == number)
        #expect(try CaseNumber(reading: " " + number.description.map { "\($0) " }.joined()) == number)
        let wide = number.description.unicodeScalars.compactMap { UnicodeScalar($0.value + 0xfee0) }
        #expect(try CaseNumber(reading: String(String.UnicodeScalarView(wide))) == number)
    }

    @Test("every single wrong digit is found")
    func wrongDigit() {
        let digits = number.description.compactMap(\.wholeNumberValue)
        for index in digits.indices {
            for wrong in 0...9 where wrong != digits[index] {
                var text = digits
                text[index] = wrong
                #expect(throws: CaseRefusal.numberMistyped) { try CaseNumber(reading: text.map { "\($0)" }.joined()) }
            }
        }
    }

    @Test("every swap of neighbours is found, for many numbers")
    func swap() {
        for sequence in stride(from: 1, to: 120_000, by: 997) {
            let digits = Array(CaseNumber(day: Day(number: 20_780), sequence: sequence).description)
            for index in digits.indices.dropLast() where digits[index] != digits[index + 1] {
                var text = digits
                text.swapAt(index, index + 1)
                #expect(throws: CaseRefusal.numberMistyped) { try CaseNumber(reading: String(text)) }
            }
        }
    }

    @Test("a busy day has longer numbers")
    func busy() throws {
        let long = CaseNumber(day: Day(number: 20_780), sequence: 123_456)
        #expect(long.description.count == 13)
        #expect(try CaseNumber(reading: long.grouped) == long)
    }

    @Test("other texts are no numbers", arguments: ["", "abc", "261123", "999999000421", "2611230004212345678"])
    func nonsense(text: String) {
        #expect(throws: CaseRefusal.numberMistyped) { try CaseNumber(reading: text) }
    }
}
