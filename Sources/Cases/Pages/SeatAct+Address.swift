extension SeatAct {
    /// The letter that opens it; `j` and `k` move through lists. What is rare has none.
    var key: String? { Self.keys[self] }

    private static let keys: [SeatAct: String] = [
        .judgeReturn: "g", .rule: "g", .judgeExtension: "g", .judgeDeferral: "g", .sign: "s", .reply: "r",
        .verify: "v", .followUp: "f", .missed: "u", .classify: "c", .locate: "l", .dispatch: "d", .accept: "a",
        .askForInformation: "i", .provideInformation: "y", .askVerification: "o", .answer: "h", .askReturn: "b",
        .withdrawAssignment: "t", .close: "x", .redo: "e", .merge: "m", .notAccept: "n", .attach: "p", .reveal: "w",
        .withdraw: "z",
    ]

    /// The address below the case.
    var path: String { Self.paths[self] ?? rawValue }

    private static let paths: [SeatAct: String] = [
        .judgeReturn: "return/judgement", .rule: "return/ruling", .askReturn: "return", .askExtension: "extension",
        .judgeExtension: "extension/judgement", .askDeferral: "deferral", .judgeDeferral: "deferral/judgement",
        .refuseReply: "reply/refusal", .followUp: "follow-up", .missed: "follow-up/missed",
        .askForInformation: "question", .provideInformation: "information", .askVerification: "verification",
        .verify: "verification/result", .withdrawAssignment: "take-back", .notAccept: "not-accept",
        .answerOrder: "order/answer", .alertEmergency: "emergency",
    ]
}
