import Kernel
import Site

/// The proposed agency and why, as a page shows it.
struct ProposalMark: Sendable {
    let agency: String
    let why: String
    let warning: String?
    /// Who should help, by name; nil when nobody is named.
    let helpers: String?
    let supports: [Identifier<AgencyMark>]
}

/// Says why the responsibility table names an agency.
struct CaseProposalWords {
    let call: Call
    let names: CaseNames

    init(_ call: Call, _ names: CaseNames) {
        self.call = call
        self.names = names
    }

    func mark(_ proposal: CaseProposal) -> ProposalMark {
        let warning: String? = proposal.ground.rule == .row ? nil : call.say("page.proposal.fallback")
        return ProposalMark(
            agency: proposal.name, why: why(proposal.ground), warning: warning,
            helpers: proposal.supports.isEmpty
                ? nil
                : call.say(
                    "page.proposal.supports",
                    ["agencies": proposal.supports.map { names.agency($0.id) }.joined(separator: ", ")]),
            supports: proposal.supports.map(\.id))
    }

    /// As the log kept it.
    func why(_ ground: DispatchGround) -> String {
        let sentence: String =
            switch ground.rule {
            case .row: row(ground.category, ground.territory)
            case .district: call.say("page.proposal.district", ["place": names.place(ground.territory)])
            case .centre: call.say("page.proposal.centre")
            }
        guard let proposed = ground.instead else { return sentence }
        return call.say("page.proposal.instead", ["agency": names.agency(proposed), "why": sentence])
    }

    private func row(_ category: TreePath?, _ territory: TreePath?) -> String {
        let about: String = category.map { names.wholeCategory($0) } ?? call.say("page.proposal.everyCategory")
        let place: String = territory.map { names.place($0) } ?? call.say("page.proposal.wholeCity")
        return call.say("page.proposal.row", ["category": about, "place": place])
    }
}
