import Cases
import Kernel
import Storage
import StorageTesting
import Testing

@testable import FollowUp

@Suite("Whom the city asks")
struct SamplingTests {
    private func round(
        _ kind: CaseKind = .complaint, _ urgency: Urgency = .normal, standing: ReporterStanding = .named,
        redone: Bool = false, supervised: Bool = false
    ) -> Round {
        Round(
            number: 1, repliedAt: .testing, due: .testing + .days(3), kind: kind, urgency: urgency, channel: .hotline,
            standing: standing, category: TreePath(root: "01").child("02"),
            territory: TreePath(root: "3201").child("02"),
            handler: TreePath(root: "C00"), wasRedone: redone, wasSupervised: supervised)
    }

    private var rules: SamplingRules {
        var rules = SamplingRules()
        rules.rows = [
            SamplingRow(kind: .inquiry, percent: 10),
            SamplingRow(category: TreePath(root: "01"), district: TreePath(root: "3201").child("05"), percent: 5),
            SamplingRow(category: TreePath(root: "01"), percent: 30),
        ]
        return rules
    }

    @Test("the first row that fits decides, and who fits none is asked")
    func rows() {
        #expect(rules.chance(of: round(.inquiry)) == (1, 10))
        #expect(rules.chance(of: round()) == (3, 30))
        #expect(SamplingRules().chance(of: round()) == (nil, 100))
    }

    @Test("some are never left out, unless the city says otherwise")
    func certain() {
        for always in [
            round(.inquiry, .danger), round(.inquiry, standing: .confidential), round(.inquiry, redone: true),
            round(.inquiry, supervised: true),
        ] {
            #expect(rules.chance(of: always) == (nil, 100))
            var loose = rules
            loose.certain = []
            #expect(loose.chance(of: always) == (1, 10))
        }
    }

    @Test("nobody can ask an anonymous reporter")
    func anonymous() { #expect(rules.chance(of: round(standing: .anonymous)) == (nil, 0)) }

    @Test("lots are the same for ever and hit as many as the rule says", arguments: [5, 20, 50, 95])
    func lots(percent: Int) throws {
        let vault = try Vault(master: Array(repeating: 7, count: 32))
        let other = try Vault(master: Array(repeating: 8, count: 32))
        var random = SystemRandomNumberGenerator()
        let ids: [Case.ID] = (0..<10_000).map { _ in .make(at: .testing, using: &random) }
        func drawn(_ vault: Vault, version: Int) -> [Bool] {
            ids.map {
                Lot.isDrawn(vault.keyedHash(Lot.text($0, round: 1, version: version)), percent: percent)
            }
        }
        let first: [Bool] = drawn(vault, version: 1)
        #expect(first == drawn(vault, version: 1))
        #expect(first != drawn(vault, version: 2) && first != drawn(other, version: 1))
        // Five standard deviations of a binomial count.
        let expected: Double = 100 * Double(percent)
        let tolerance: Double = 5 * (expected * (1 - Double(percent) / 100)).squareRoot()
        #expect(abs(Double(first.count { $0 }) - expected) < tolerance)
    }

    @Test("nothing and everything are certain")
    func ends() {
        for hash in [Array(repeating: UInt8(0), count: 16), Array(repeating: 255, count: 16)] {
            #expect(Lot.isDrawn(hash, percent: 100) && !Lot.isDrawn(hash, percent: 0))
        }
    }

    @Test(
        "a change is a new version, and two who change at once do not overwrite each other", arguments: Engine.available
    )
    func versions(engine: Engine) async throws {
        try await CallCity.with(engine) { city in
            try await city.sampling.change(0, by: .keeper) { $0.rows = [SamplingRow(percent: 50)] }
            await #expect(throws: RulesMovedOn(version: 1)) {
                try await city.sampling.change(0, by: .keeper) { $0.rows = [] }
            }
            await #expect(throws: NotAllowed.self) {
                try await city.sampling.change(1, by: .caller) { $0.rows = [] }
            }
            let versions: [RuleVersion<SamplingRules>] = try await city.sampling.versions()
            #expect(versions.map(\.version) == [1] && versions[0].table.rows == [SamplingRow(percent: 50)])
            #expect(versions.inForce(at: .testing - .days(1)).version == 0)
            #expect(versions.inForce(at: .testing).version == 1)
        }
    }
}
