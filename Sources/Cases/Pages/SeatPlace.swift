import Kernel
import Site

/// From which list a case was opened, so that the list stays beside it and is gone back to.
enum SeatPlace: String, CaseIterable, Sendable {
    case none, queue, work, followUps

    /// `from=queue` in the address.
    init(_ call: Call) {
        self = call.queried("from").flatMap(Self.init(rawValue:)) ?? .none
    }

    var path: String {
        switch self {
        case .none: "/cases"
        case .queue: "/queue"
        case .work: "/work"
        case .followUps: "/follow-ups"
        }
    }

    var permission: Permission {
        switch self {
        case .none: .viewCases
        case .queue: .dispatchCases
        case .work: .handleCases
        case .followUps: .followUpCases
        }
    }
}

/// A list and which of its views, as an address carries it along.
struct SeatTrail: Sendable {
    let seat: SeatPlace
    let view: SeatView?

    init(_ call: Call) {
        let seat = SeatPlace(call)
        let name: String? = call.queried("view")
        let views: [SeatView] = SeatView.all(seat)
        self.seat = seat
        view = views.first { $0.name == name } ?? views.first
    }

    init(_ view: SeatView) {
        seat = view.seat
        self.view = view
    }

    static let none = SeatTrail()

    private init() {
        seat = .none
        view = nil
    }

    var query: String { view.map { "?from=\(seat.rawValue)&view=\($0.name)" } ?? "" }
    var listPath: String { view.map { "\(seat.path)?view=\($0.name)" } ?? seat.path }
}

extension Call {
    /// A word of the address, also on the way of a form, whose own fields are in the body.
    func queried(_ name: String) -> String? {
        query.split(separator: "&").first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }
}
