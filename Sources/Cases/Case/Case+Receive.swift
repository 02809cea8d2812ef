import Kernel

/// What is known of a case when it comes in, as people said it.
package struct CaseDraft: Sendable, Hashable {
    package var kind: CaseKind
    package var channel: CaseChannel
    package var urgency: Urgency = .normal
    package var standing: ReporterStanding
    package var description: String
    package var address: String?
    package var category: TreePath?
    package var place: CasePlace?
    package var photos: Int = 0

    package init(kind: CaseKind, channel: CaseChannel, standing: ReporterStanding, description: String) {
        self.kind = kind
        self.channel = channel
        self.standing = standing
        self.description = description
    }
}

extension CaseDraft {
    fileprivate var matter: CaseMatter { CaseMatter(kind, urgency, category) }
}

/// The first event of every case.
package struct Receipt: Sendable, Hashable, Codable {
    let number: CaseNumber
    let kind: CaseKind
    let channel: CaseChannel
    let urgency: Urgency
    let standing: ReporterStanding
    let receiver: CaseAgency
    let category: TreePath?
    let place: CasePlace?
    let description: WrittenText
    let address: WrittenText?
    let photos: Int?
    let dispatchDue: Term

    private enum CodingKeys: String, CodingKey {
        case number, kind, channel, urgency, standing, category, place, address, photos
        case receiver = "by"
        case description = "text"
        case dispatchDue = "due"
    }
}

extension Case {
    /// 受理: takes a matter in; whoever receives it owns it until another agency has signed.
    package static func receiving(
        _ draft: CaseDraft, as number: CaseNumber, by receiver: CaseAgency, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        guard draft.photos <= rules.mostPhotos else { throw .tooManyPhotos(limit: rules.mostPhotos) }
        var writer = TextWriter<CaseRefusal>(longest: rules.longestText)
        let description: WrittenText = try writer.must("description", draft.description)
        return [
            .received(
                Receipt(
                    number: number, kind: draft.kind, channel: draft.channel, urgency: draft.urgency,
                    standing: draft.standing, receiver: receiver, category: draft.category, place: draft.place,
                    description: description, address: try writer.may("address", draft.address),
                    photos: draft.photos.orNil, dispatchDue: rules.term(.dispatch, for: draft.matter, from: now)))
        ]
    }
}

extension Int {
    /// Nothing is not written down.
    var orNil: Int? { self == 0 ? nil : self }
}
