import Kernel

/// A kind of component as the demonstration city has it: how common, whose, and by which words people speak of it.
struct DemoComponentKind: Sendable {
    let word: String
    let weight: Double
    /// The code of the responsible agency.
    let agency: String
    let sayings: [String]

    static let all: [DemoComponentKind] = [
        DemoComponentKind(word: "streetLamp", weight: 30, agency: "D03", sayings: ["路灯"]),
        DemoComponentKind(word: "sewerCover", weight: 14, agency: "D08", sayings: ["窨井盖", "井盖", "污水井"]),
        DemoComponentKind(word: "rainCover", weight: 8, agency: "D08", sayings: ["雨水井", "积水"]),
        DemoComponentKind(word: "wasteBin", weight: 18, agency: "D01", sayings: ["垃圾"]),
        DemoComponentKind(word: "streetTree", weight: 20, agency: "D22", sayings: ["大树", "树枝", "行道树"]),
        DemoComponentKind(word: "fireHydrant", weight: 6, agency: "D20", sayings: ["消火栓", "消防栓"]),
        DemoComponentKind(word: "trafficBarrier", weight: 4, agency: "D07", sayings: ["护栏"]),
    ]

    /// The categories of cases that may be about a component.
    static let categories: [String] = [
        "城乡建设/城市建设和市政管理/城市公共设施", "城乡建设/城市建设和市政管理/基础设施", "城乡建设/城市建设和市政管理/园林绿化",
        "城乡建设/城市建设和市政管理/环境卫生", "城乡建设/城市建设和市政管理/园林绿化环卫", "交通运输/建设管理/设施维护",
    ]

    /// The kind a text speaks of first.
    static func spoken(in text: String) -> DemoComponentKind? {
        let found = all.compactMap { kind in
            kind.sayings.compactMap { text.firstRange(of: $0)?.lowerBound }.min().map { (kind, $0) }
        }
        return found.min { $0.1 < $1.1 }?.0
    }
}
