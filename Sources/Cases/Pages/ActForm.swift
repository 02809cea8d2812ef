import Kernel
import Site

/// One thing that can be done to a case, as the fold at the right shows it.
struct ActForm: Sendable {
    struct Button: Sendable {
        let word: String
        let look: String
        /// Told to the handler when one form offers two ways.
        let decision: String?
    }

    let act: String
    let title: String
    let key: String
    let path: String
    let version: Int
    let open: Bool
    let grave: Bool
    let refusal: String?
    let explanation: String?
    let proposal: ProposalMark?
    /// Cases that may be the same matter.
    let candidates: [OwnCaseLine]
    let hasCandidates: Bool
    /// The name of the draft that is kept on the device while it is written.
    let draft: String?
    let fields: [ActField]
    let buttons: [Button]
    let hasPhotosField: Bool
}

/// A field of such a form; exactly one of its kinds is there.
struct ActField: Sendable {
    let title: String
    var hint: String?
    var blank: String?
    var text: FormField?
    var area: FormField?
    var select: FormField?
    var radio: FormField?
    var category: FormField?
    var place: PlaceField?
    var photos: PhotosField?

    init(_ title: String) { self.title = title }
}

/// The acts the seats offer: those of the case, and those beside its course.
enum SeatAct: String, CaseIterable, Sendable {
    case judgeReturn, sign, reply, verify, followUp, missed, classify, locate, dispatch, accept
    case askForInformation, provideInformation, askVerification, answer, askReturn, withdrawAssignment, close, redo
    case merge, notAccept, attach, reveal, withdraw

    /// The letter that opens it; `j` and `k` move through lists.
    var key: String {
        switch self {
        case .judgeReturn: "g"
        case .sign: "s"
        case .reply: "r"
        case .verify: "v"
        case .followUp: "f"
        case .missed: "u"
        case .classify: "c"
        case .locate: "l"
        case .dispatch: "d"
        case .accept: "a"
        case .askForInformation: "i"
        case .provideInformation: "y"
        case .askVerification: "o"
        case .answer: "h"
        case .askReturn: "b"
        case .withdrawAssignment: "t"
        case .close: "x"
        case .redo: "e"
        case .merge: "m"
        case .notAccept: "n"
        case .attach: "p"
        case .reveal: "w"
        case .withdraw: "z"
        }
    }

    /// The address below the case.
    var path: String {
        switch self {
        case .judgeReturn: "return/judgement"
        case .askReturn: "return"
        case .followUp: "follow-up"
        case .missed: "follow-up/missed"
        case .askForInformation: "question"
        case .provideInformation: "information"
        case .askVerification: "verification"
        case .verify: "verification/result"
        case .withdrawAssignment: "take-back"
        case .notAccept: "not-accept"
        default: rawValue
        }
    }

    /// Long texts are kept on the device until they are sent.
    var keepsDraft: Bool { [.reply, .answer, .askForInformation, .provideInformation].contains(self) }

    func draft(of number: CaseNumber) -> String { "case-\(number)-\(rawValue)" }

    /// A step of the case's way, rather than something beside it.
    var isMain: Bool {
        switch self {
        case .judgeReturn, .sign, .reply, .verify, .followUp, .dispatch, .close: true
        default: false
        }
    }

    var isGrave: Bool { self == .notAccept || self == .withdraw }
}
