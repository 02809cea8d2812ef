import Kernel
import Storage

extension WhistleDesk {
    package func acknowledge(
        _ target: WhistleTarget, _ number: CalledAgency.Number, by officer: Officer
    ) async throws -> WhistleFile {
        try await act(on: target, as: .called(number), by: officer) { file, _ in try file.acknowledging(number) }
    }

    /// 报到 by what the officer's own phone says.
    package func checkIn(
        _ target: WhistleTarget, _ number: CalledAgency.Number, with fix: PhoneFix, by officer: Officer
    ) async throws -> WhistleFile {
        let arrival = Arrival(name: officer.name, person: officer.id, .phone(fix))
        return try await act(on: target, as: .called(number), by: officer) { file, moment in
            try file.checkingIn(arrival, of: number, at: moment.now, under: moment.rules)
        }
    }

    /// 报到 by the code that the raiser shows.
    package func checkIn(
        _ target: WhistleTarget, _ number: CalledAgency.Number, code: String, by officer: Officer
    ) async throws -> WhistleFile {
        try await mustKnow(code, at: target.number, as: number, by: officer)
        let arrival = Arrival(name: officer.name, person: officer.id, .code)
        return try await act(on: target, as: .called(number), by: officer) { file, moment in
            try file.checkingIn(arrival, of: number, at: moment.now, under: moment.rules)
        }
    }

    /// 报到 of somebody the raiser sees before them.
    package func vouch(
        _ target: WhistleTarget, _ number: CalledAgency.Number, for name: String, by officer: Officer
    ) async throws -> WhistleFile {
        let arrival = Arrival(name: name, person: nil, .vouched)
        return try await act(on: target, as: .raiser, by: officer) { file, moment in
            try file.checkingIn(arrival, of: number, at: moment.now, under: moment.rules)
        }
    }

    /// The code of this minute, for the raiser alone.
    package func code(of number: WhistleNumber, by officer: Officer) async throws -> ShownCode {
        let now: Instant = clock.now
        let id: WhistleFile.ID = try await database.read { tx in
            guard let id = try WhistleFile.id(of: number, in: tx) else { throw WhistleRefusal.noSuchWhistle }
            let file: WhistleFile = try .open(id, in: tx)
            try officer.must(be: .raiser, at: file)
            try file.mustBeOpen()
            return id
        }
        return ShownCode(code: codes.code(of: id, at: now), changesAt: codes.nextChange(after: now))
    }

    private enum Trial: Sendable {
        case right, wrong
        case tooMany(wait: Span)
    }

    /// A wrong code is remembered even though the check-in comes to nothing.
    private func mustKnow(
        _ code: String, at number: WhistleNumber, as part: CalledAgency.Number, by officer: Officer
    ) async throws {
        let trial: Trial = try await database.write { [self, now = clock.now] tx in
            guard let id = try WhistleFile.lock(number, in: tx) else { throw WhistleRefusal.noSuchWhistle }
            try officer.must(be: .called(part), at: .open(id, in: tx))
            let rules: WhistleRuleTable = try rules(in: tx).table
            let span: Span = .minutes(rules.wrongCodesWithin)
            guard try WrongCode.count(of: officer.id, at: id, since: now - span, in: tx) < rules.wrongCodes else {
                return .tooMany(wait: span)
            }
            if codes.accepts(code, for: id, at: now) { return .right }
            try WrongCode.note(officer.id, at: id, now, in: tx)
            return .wrong
        }
        switch trial {
        case .right: return
        case .wrong: throw WhistleRefusal.wrongCode
        case .tooMany(let span): throw WhistleRefusal.tooManyCodes(wait: span)
        }
    }
}

/// What the raiser shows on the spot.
package struct ShownCode: Sendable, Hashable {
    package let code: String
    package let changesAt: Instant
}
