import Kernel

/// 利害关系: why somebody may not judge an application.
package enum Stake: Sendable, Hashable {
    case filedIt
    /// Their agency has or had the case in hand, or asked for the judgement.
    case ownAgency(TreePath)
    /// Their agency stands above such an agency.
    case above(TreePath)
    /// Their agency stands under such an agency.
    case under(TreePath)
    case tookTheCall
    case actedOnTheCase
    /// They judged it before: as the first of two, or as the judge an appeal is against.
    case judgedBefore
    /// A colleague of the judge the appeal is against.
    case colleagueJudged
    /// An appeal goes one level up.
    case notHigher

    package var word: String {
        switch self {
        case .filedIt: "filedIt"
        case .ownAgency: "ownAgency"
        case .above: "above"
        case .under: "under"
        case .tookTheCall: "tookTheCall"
        case .actedOnTheCase: "actedOnTheCase"
        case .judgedBefore: "judgedBefore"
        case .colleagueJudged: "colleagueJudged"
        case .notHigher: "notHigher"
        }
    }

    /// The agency it comes from.
    package var agency: TreePath? {
        switch self {
        case .ownAgency(let path), .above(let path), .under(let path): path
        default: nil
        }
    }
}
