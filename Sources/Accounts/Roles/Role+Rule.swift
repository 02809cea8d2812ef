import Kernel

extension Role {
    /// A role may not join powers that exclude each other.
    package func mustBePure() throws(AccountRefusal) {
        let powers: [Power] = Power.allCases.filter(self.powers.contains)
        if powers.count > 1 { throw .roleMixes(powers[0], powers[1]) }
    }

    /// Whether someone who holds these roles may hold this one too; refused with the two powers that exclude each other.
    package func mustFit(_ held: [Role]) throws(AccountRefusal) {
        try mustBePure()
        guard let asked = powers.first else { return }
        for power in Power.allCases where power != asked && held.contains(where: { $0.powers.contains(power) }) {
            throw .powersExclude(held: power, asked: asked)
        }
    }
}
