/// 哨种: why agencies are called, which decides how soon they must be there.
package enum WhistleKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Many residents are concerned, and the place itself has no power over the matter.
    case manyResidents
    case jointEnforcement
    case emergency
}

/// How far a whistle has come.
package enum WhistleState: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nobody is there yet.
    case raised
    case underway
    case closed
}

/// Why an agency says that it need not come.
package enum DeclineReason: String, Sendable, Hashable, Codable, CaseIterable {
    case notOurDuty, wrongTerritory, alreadySolved, raiserCanDoItself
}

/// What the coordinator made of a refusal, or what became of it otherwise.
package enum Ruling: String, Sendable, Hashable, Codable, CaseIterable {
    case upheld, overruled
    /// The agency came before anybody judged.
    case withdrawn
}

/// How somebody showed that they are there.
package enum CheckInMethod: String, Sendable, Hashable, Codable, CaseIterable {
    case phone, code, vouched
}
