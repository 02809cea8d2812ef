import Kernel

/// One row of a file of either format, its fields still text.
struct ImportRow {
    enum Column: String, CaseIterable {
        case code, parent, name, level, longitude, latitude, aliases
        case urbanRural = "urban_rural_code"
        case madeUp = "made_up"
        case boundaryMadeUp = "boundary_made_up"
    }

    let line: Int
    var values: [Column: String] = [:]
    var polygons: [[Boundary.Ring]]?
    /// The system of its coordinates.
    var system: CoordinateSystem

    subscript(column: Column) -> String? {
        guard let text = values[column]?.trimmed, !text.isEmpty else { return nil }
        return text
    }
}

extension ImportReading {
    /// Takes over one row: as a draft, as faults, or both, so that children of a faulty row are not called orphans.
    mutating func take(_ row: ImportRow) {
        guard let code = row[.code] else { return faults.append(ImportFault(.missingCode, line: row.line)) }
        guard let level = level(of: row, code) else { return }
        if AddressLexicon.isContainer(name: row[.name], code: code, level: level) {
            skipped += 1
            return
        }
        do {
            var draft = PlaceDraft(line: row.line, code: try PlaceCode.stored(code, at: level), level: level)
            draft.parents = Self.parents(row[.parent], of: draft)
            draft.source = row.system
            fill(&draft, from: row)
            drafts.append(draft)
        } catch {
            faults.append(ImportFault(error == .codeRange ? .codeRange : .badCode, line: row.line, place: code))
        }
    }

    private mutating func level(of row: ImportRow, _ code: String) -> PlaceLevel? {
        let word: String? = row[.level]
        let level: PlaceLevel? = word.map { PlaceLevel(word: $0) } ?? PlaceCode.level(of: code)
        if level == nil {
            faults.append(ImportFault(.badLevel, line: row.line, place: code, facts: ["level": word ?? ""]))
        }
        return level
    }

    /// The parent's code as given and, where it is padded with zeros, cut to the levels a parent may have.
    private static func parents(_ text: String?, of draft: PlaceDraft) -> [String] {
        guard let text else { return [] }
        let levels: [PlaceLevel] = draft.level.parents + [PlaceCode.level(of: text)].compactMap(\.self)
        return levels.compactMap { try? PlaceCode.stored(text, at: $0) } + [text]
    }

    private mutating func fill(_ draft: inout PlaceDraft, from row: ImportRow) {
        draft.name = row[.name]
        if let name = draft.name, name.count > 60 { fault(.longName, row, draft, ["limit": "60"]) }
        if let text = row[.urbanRural] {
            draft.urbanRural = Int(text).flatMap(UrbanRural.init(rawValue:))
            if draft.urbanRural == nil { fault(.badUrbanRural, row, draft, ["value": text]) }
        }
        draft.isMadeUp = flag(.madeUp, row, draft)
        draft.isBoundaryMadeUp = flag(.boundaryMadeUp, row, draft) ?? draft.isMadeUp
        draft.centre = centre(row, draft)
        if let text = row[.aliases] { draft.aliases = aliases(text, row, draft) }
        if let polygons = row.polygons { draft.boundary = boundary(polygons, row, draft) }
    }

    private mutating func flag(_ column: ImportRow.Column, _ row: ImportRow, _ draft: PlaceDraft) -> Bool? {
        guard let text = row[column] else { return nil }
        switch text.lowercased() {
        case "1", "true", "yes": return true
        case "0", "false", "no": return false
        default:
            fault(.badFlag, row, draft, ["column": column.rawValue, "value": text])
            return nil
        }
    }

    private mutating func centre(_ row: ImportRow, _ draft: PlaceDraft) -> Coordinate? {
        guard row[.longitude] != nil || row[.latitude] != nil else { return nil }
        guard let x = number(.longitude, row, draft), let y = number(.latitude, row, draft) else { return nil }
        let point = Coordinate(longitude: x, latitude: y, in: row.system)
        if !point.isValid { fault(.badNumber, row, draft, ["column": "longitude, latitude", "value": "\(x), \(y)"]) }
        return point.isValid ? point : nil
    }

    private mutating func number(_ column: ImportRow.Column, _ row: ImportRow, _ draft: PlaceDraft) -> Double? {
        let text: String = row[column] ?? ""
        if let number = Double(text), number.isFinite { return number }
        fault(.badNumber, row, draft, ["column": column.rawValue, "value": text])
        return nil
    }

    private mutating func aliases(_ text: String, _ row: ImportRow, _ draft: PlaceDraft) -> [String] {
        let list: [String] = text.split(separator: "|").map { String($0).trimmed }.filter { !$0.isEmpty }
        let fits: Bool = list.count <= 20 && list.allSatisfy { $0.count <= 60 && !$0.contains(where: \.isNewline) }
        if !fits { fault(.badAlias, row, draft) }
        return fits ? list : []
    }

    private mutating func boundary(_ rings: [[Boundary.Ring]], _ row: ImportRow, _ draft: PlaceDraft) -> Boundary? {
        let stored: [[Boundary.Ring]] = rings.map { polygon in
            polygon.map { ring in
                ring.map { Coordinate(longitude: $0.longitude, latitude: $0.latitude, in: row.system) }
            }
        }
        if let flaw = Boundary.flaw(in: stored) {
            fault(.invalidBoundary, row, draft, ["reason": flaw.kind.rawValue], at: flaw.at)
        }
        return Boundary(polygons: stored)
    }

    private mutating func fault(
        _ kind: ImportFault.Kind, _ row: ImportRow, _ draft: PlaceDraft, _ facts: [String: String] = [:],
        at spot: Coordinate? = nil
    ) {
        let shown: [String: String] = facts.mapValues { String($0.prefix(60)) }
        faults.append(ImportFault(kind, line: row.line, place: draft.code, at: spot, facts: shown))
    }
}
