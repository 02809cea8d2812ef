import Kernel

/// A matter as it comes in: what is said, where, by whom, with which photos.
package struct CaseIntake: Sendable, Hashable {
    package var draft: CaseDraft
    /// The point on the map; wins over the draft's place where it lies inside that place.
    package var point: Coordinate?
    /// A place chosen from the tree.
    package var node: Identifier<TerritoryMark>?
    package var reporter: Reporter?
    package var photos: [PhotoHash] = []

    package init(_ draft: CaseDraft, reporter: Reporter? = nil) {
        self.draft = draft
        self.reporter = reporter
    }
}

/// What whoever reports a matter takes away.
package struct ReceivedCase: Sendable, Hashable, Codable {
    package let id: Case.ID
    package let number: CaseNumber
    package let version: Int
    /// The agency the responsibility table names for it, as far as kind and place are known.
    package let proposed: Identifier<AgencyMark>
}
