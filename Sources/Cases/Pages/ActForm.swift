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
    let key: String?
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
    var day: FormField?
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
    case judgeReturn, rule, judgeExtension, judgeDeferral, sign, contact, delegate, reply, refuseReply, answerOrder,
        resume
    case verify, followUp, missed, classify, locate, dispatch, accept
    case askForInformation, provideInformation, askVerification, answer, askReturn, askExtension, askDeferral
    case withdrawAssignment, close, redo, remind, supervise, merge, unmerge, alertEmergency, notAccept, attach, reveal
    case withdraw

    /// Long texts are kept on the device until they are sent.
    var keepsDraft: Bool { [.reply, .answer, .askForInformation, .provideInformation, .answerOrder].contains(self) }

    func draft(of number: CaseNumber) -> String { "case-\(number)-\(rawValue)" }

    /// A step of the case's way, rather than something beside it.
    var isMain: Bool {
        switch self {
        case .judgeReturn, .rule, .judgeExtension, .judgeDeferral, .sign, .reply, .verify, .followUp, .dispatch, .close:
            true
        default: false
        }
    }

    var isGrave: Bool { self == .notAccept || self == .withdraw }
}
