import Cases
import Kernel

/// What a phone says of itself when its owner checks in.
package struct PhoneFix: Sendable, Hashable {
    package let point: Coordinate
    /// Metres.
    package let accuracy: Double
    package let time: Instant?

    package init(point: Coordinate, accuracy: Double, time: Instant?) {
        self.point = point
        self.accuracy = accuracy
        self.time = time
    }
}

/// Somebody at the place: by name, and by what it is shown.
package struct Arrival: Sendable, Hashable {
    package enum Showing: Sendable, Hashable {
        case phone(PhoneFix)
        /// The code was right; the desk has looked.
        case code
        case vouched
    }

    package let name: String
    /// Nil for somebody the raiser vouches for.
    package let person: Identifier<Visitor>?
    package let showing: Showing

    package init(name: String, person: Identifier<Visitor>?, _ showing: Showing) {
        self.name = name
        self.person = person
        self.showing = showing
    }
}

extension WhistleFile {
    package func acknowledging(_ number: CalledAgency.Number) throws(WhistleRefusal) -> [WhistleEvent] {
        try mustBeOpen()
        let agency: CalledAgency = try must(number)
        guard agency.standing == .called || agency.standing == .late || agency.standing == .absent,
            agency.acknowledgedAt == nil
        else { throw .notNow(agency.standing) }
        return [.acknowledged(number)]
    }

    /// 报到: somebody of an agency called is there. The city's clock counts, whatever the phone's says.
    package func checkingIn(
        _ arrival: Arrival, of number: CalledAgency.Number, at now: Instant, under rules: WhistleRules
    ) throws(WhistleRefusal) -> [WhistleEvent] {
        try mustBeOpen()
        let agency: CalledAgency = try must(number)
        guard agency.isBound else { throw .notNow(agency.standing) }
        if let person = arrival.person, agency.presences.contains(where: { $0.person == person }) {
            throw .checkedInAlready
        }
        let proof: CheckInProof = try proof(arrival.showing, at: now, under: rules)
        var writer = TextWriter<WhistleRefusal>(after: texts, longest: WhistleRules.longestText)
        let name: WrittenText = try writer.must("name", arrival.name)
        guard name.body.count <= 50 else { throw .text(field: "name", .tooLong(most: 50)) }
        let checkIn = WhistleEvent.checkedIn(CheckIn(of: number, person: arrival.person, name: name, proof: proof))
        // A refusal stops the clock only as long as the agency keeps away.
        guard agency.standing == .declined, agency.due < now else { return [checkIn] }
        return [.becameLate(late(agency, under: rules)), checkIn]
    }

    private func proof(_ showing: Arrival.Showing, at now: Instant, under rules: WhistleRules) throws(WhistleRefusal)
        -> CheckInProof
    {
        switch showing {
        case .code: return CheckInProof(.code)
        case .vouched: return CheckInProof(.vouched)
        case .phone(let fix):
            guard let point = place.point else { throw .noPoint }
            guard fix.point.isValid, fix.accuracy.isFinite, fix.accuracy >= 0 else { throw .noPosition }
            guard fix.accuracy <= Double(rules.table.worstAccuracy) else {
                throw .tooInexact(limit: rules.table.worstAccuracy)
            }
            let distance: Double = point.distance(to: fix.point)
            let reach: Double = Double(radius) + min(fix.accuracy, Double(rules.table.accuracyCredit))
            guard distance <= reach else { throw .tooFar(metres: Int(distance.rounded()), radius: radius) }
            let isWrong: Bool? = fix.time.map { time in
                let skew: Span = time < now ? now - time : time - now
                return .minutes(rules.table.clockTolerance) < skew
            }
            return CheckInProof(
                .phone, distance: Int(distance.rounded()), accuracy: Int(fix.accuracy.rounded()), phoneTime: fix.time,
                phoneClockIsWrong: isWrong)
        }
    }
}

extension CalledAgency {
    mutating func acknowledge(at now: Instant) {
        acknowledgedAt = now
        if standing == .called { standing = .acknowledged }
    }

    mutating func take(_ fact: CheckIn, at now: Instant) {
        if standing == .declined { decline?.ruling = .withdrawn }
        standing = .present
        arrivedAt = arrivedAt ?? now
        presences.append(Presence(person: fact.person, name: fact.name.number, proof: fact.proof, at: now))
    }
}
