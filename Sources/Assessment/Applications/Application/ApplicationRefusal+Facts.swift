import Kernel

extension ApplicationRefusal {
    package var facts: [String: String] {
        switch self {
        case .notNow(let act, let state, let allowed):
            [
                "act": "@application.act.\(act.rawValue)", "state": "@application.state.\(state.rawValue)",
                "allowed": Self.list("application.act", allowed),
            ]
        case .groundNotListed(let ground, let allowed):
            [
                "ground": "@application.ground.\(ground.rawValue)",
                "allowed": Self.list("application.ground", allowed),
            ]
        case .tooManyPhotos(let limit): ["limit": String(limit)]
        case .tooLate(let due): ["due": due]
        case .hasStake(let stake): ["stake": "@application.stake.\(stake.word)"]
        case .movedOn(let version): ["version": String(version)]
        default: [:]
        }
    }

    private static func list<Word: RawRepresentable<String>>(_ family: String, _ words: [Word]) -> String {
        words.isEmpty ? "@application.nothing" : words.map { "@\(family).\($0.rawValue)" }.joined(separator: ",")
    }

    package var fields: [FieldFault] {
        switch self {
        case .text(let field, let fault): [fault.about(field)]
        case .groundNotListed: [FieldFault("ground", "applicationGround")]
        case .tooManyPhotos(let limit): [FieldFault("photos", "applicationPhotos", ["limit": String(limit)])]
        case .unknownPhoto: [FieldFault("photos", "applicationPhoto")]
        default: []
        }
    }
}
