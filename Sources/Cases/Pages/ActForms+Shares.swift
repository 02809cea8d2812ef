import Agencies
import Calendar
import Kernel
import Site

extension ActForms {
    /// Which share is meant, where there are several.
    func shareFields(_ act: SeatAct) -> [ActField] {
        let draw = FieldDraw(act: act, call: call, isBack: act == returned, rules: rules)
        if act == .answerOrder {
            let orders: [Order] = SeatShares(file, officer).orders
            return orders.isEmpty ? [] : [draw.select("order", orders.map(choice), nil)]
        }
        let shares: [Assignment] = SeatShares(file, officer, rules, call.now).shares(for: act)
        guard shares.count > 1 else { return [] }
        return [draw.select("assignment", shares.map { (String($0.number), names.agency($0.agency.id)) }, nil)]
    }

    private func choice(_ order: Order) -> (value: String, label: String) {
        (String(order.number), "\(call.word(order.kind).capitalFirst): \((texts[order.text] ?? "").summary)")
    }

    func jointFields(_ act: SeatAct, _ draw: FieldDraw) -> [ActField] {
        switch act {
        case .rule:
            [
                draw.agency(names, blank: nil, value: file.live?.agency.id), draw.area("note"),
                draw.select(
                    "establish",
                    RulingReach.allCases.map { ($0.rawValue, call.say("page.field.establish.\($0.rawValue)")) },
                    nil, blank: "page.field.establish.none"),
            ]
        case .delegate: delegation(draw)
        case .contact: [draw.radio("reached", draw.yesNo("reached")), draw.note()]
        case .askExtension: [draw.text("amount", hint: unit), draw.area("note")]
        case .askDeferral:
            [
                draw.radio("cause", call.options(DeferralRequest.Cause.self, "deferral")), draw.area("measure"),
                draw.day("review"),
            ]
        case .supervise:
            [
                draw.area("text"), draw.text("days", isRequired: false),
                draw.agency(names, blank: "page.field.support.none", named: "with"),
            ]
        case .remind, .answerOrder: [draw.area("text")]
        case .alertEmergency: [draw.radio("service", call.options(EmergencyService.self, "emergency")), draw.note()]
        default: [draw.area("note")]
        }
    }

    /// Days, hours or minutes: what the limit is written in, and how many at most.
    private var unit: String? {
        let shares: [Assignment] = SeatShares(file, officer, rules, call.now).shares(for: .askExtension)
        return shares.first.map { call.say("page.field.amount.unit", ["limit": call.word($0.reply.limit)]) }
    }

    /// Those below first: that is where a share is usually passed to.
    private func delegation(_ draw: FieldDraw) -> [ActField] {
        let from: Assignment? = SeatShares(file, officer, rules, call.now).shares(for: .delegate).first
        let below: [Agency] = names.agencies.values.filter { agency in
            agency.isActive && from.map { $0.agency.path.contains(agency.path) && $0.agency.id != agency.id } ?? false
        }
        let others: [Agency] = names.agencies.values.filter { one in one.isActive && !below.contains { $0.id == one.id }
        }
        let options = (below.sorted { $0.path < $1.path } + others.sorted { $0.path < $1.path })
            .map { (value: $0.id.description, label: $0.name) }
        return [
            draw.select("agency", options, nil, blank: FieldDraw.choose),
            draw.radio("part", call.options(Assignment.Part.self, "part"), value: Assignment.Part.lead.rawValue),
            draw.note(),
        ]
    }
}

extension Call {
    func word(_ value: Order.Kind) -> String { say("case.order.\(value.rawValue)") }
    func word(_ value: Assignment.Part) -> String { say("case.part.\(value.rawValue)") }
    func word(_ value: DeferralRequest.Cause) -> String { say("case.deferral.\(value.rawValue)") }
    func word(_ value: EmergencyService) -> String { say("case.emergency.\(value.rawValue)") }
    func word(_ value: ServiceClock) -> String { say("case.clock.\(value.rawValue)") }
}
