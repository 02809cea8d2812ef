import Foundation
import Kernel
import Site

/// A file of components, read row by row into drafts and faults.
package struct ComponentReading: Sendable {
    package internal(set) var drafts: [ComponentDraft] = []
    package internal(set) var faults: [ComponentFault] = []
    private let kinds: ComponentKinds

    package init(_ kinds: ComponentKinds) { self.kinds = kinds }

    package init(_ file: [UInt8], _ options: ComponentOptions, _ kinds: ComponentKinds) {
        self.init(kinds)
        switch options.format {
        case .csv: read(csv: file, options.system)
        case .geojson: read(geoJSON: file, options.system)
        }
        if drafts.count > ComponentOptions.mostRows {
            drafts = []
            faults = [ComponentFault(.tooManyRows, line: 0, facts: ["limit": String(ComponentOptions.mostRows)])]
        }
    }

    private mutating func read(csv bytes: [UInt8], _ system: CoordinateSystem) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return faults.append(ComponentFault(.unreadable, line: 0))
        }
        var columns: [ComponentRow.Column?]?
        let broken: Int? = CSVRows(text).each { line, fields in
            guard let known = columns else {
                columns = fields.map { ComponentRow.Column(rawValue: $0.trimmed.lowercased()) }
                return
            }
            guard fields.count == known.count else {
                let facts: [String: String] = ["count": String(fields.count), "expected": String(known.count)]
                return faults.append(ComponentFault(.wrongColumnCount, line: line, facts: facts))
            }
            var row = ComponentRow(line: line, system: system)
            for (column, field) in zip(known, fields) {
                if let column { row.values[column] = field }
            }
            take(row)
        }
        if let broken { faults.insert(ComponentFault(.badQuoting, line: broken), at: 0) }
        guard columns?.contains(.code) ?? false else {
            drafts = []
            faults = [ComponentFault(.missingColumn, line: 1, facts: ["column": ComponentRow.Column.code.rawValue])]
            return
        }
    }

    private mutating func read(geoJSON bytes: [UInt8], _ system: CoordinateSystem) {
        let file: GeoJSONFile? = try? JSONDecoder().decode(GeoJSONFile.self, from: Data(bytes))
        guard let file, file.type == "FeatureCollection" else {
            return faults.append(ComponentFault(.unreadable, line: 0))
        }
        for (index, entry) in file.features.enumerated() {
            guard case .read(let feature) = entry, case .point(let point) = feature.geometry else {
                faults.append(ComponentFault(.badGeometry, line: index + 1))
                continue
            }
            var row = ComponentRow(line: index + 1, system: system)
            for column in ComponentRow.Column.allCases {
                row.values[column] = feature.properties?[column.rawValue]?.text
            }
            row.values[.longitude] = String(point.longitude)
            row.values[.latitude] = String(point.latitude)
            take(row)
        }
    }

    /// One row: as a draft, as faults, or both.
    mutating func take(_ row: ComponentRow) {
        guard let text = row[.code] else { return fault(.missingCode, row) }
        guard let code = try? ComponentCode.stored(text) else { return fault(.badCode, row, text) }
        let system: CoordinateSystem = system(row)
        var draft = ComponentDraft(line: row.line, code: code, source: system)
        if let word = row[.kind] {
            draft.kind = kinds[written: word]
            if draft.kind == nil { fault(.unknownKind, row, word) }
        }
        draft.name = row[.name]
        if let name = draft.name, name.count > Component.longestName { fault(.longName, row, name) }
        draft.point = point(row, system)
        draft.agency = row[.agency]
        if let text = row[.since] {
            draft.since = Day(text)
            if draft.since == nil { fault(.badDay, row, text) }
        }
        draft.isMadeUp = flag(row)
        drafts.append(draft)
    }

    private mutating func system(_ row: ComponentRow) -> CoordinateSystem {
        guard let word = row[.system] else { return row.system }
        if let system = CoordinateSystem(rawValue: word.lowercased()) { return system }
        fault(.badSystem, row, word)
        return row.system
    }

    private mutating func point(_ row: ComponentRow, _ system: CoordinateSystem) -> Coordinate? {
        guard row[.longitude] != nil || row[.latitude] != nil else { return nil }
        guard let x = number(.longitude, row), let y = number(.latitude, row) else { return nil }
        let point = Coordinate(longitude: x, latitude: y, in: system)
        if !point.isValid { fault(.badPoint, row, "\(x), \(y)") }
        return point.isValid ? point : nil
    }

    private mutating func number(_ column: ComponentRow.Column, _ row: ComponentRow) -> Double? {
        let text: String = row[column] ?? ""
        if let number = Double(text), number.isFinite { return number }
        fault(.badNumber, row, text)
        return nil
    }

    private mutating func flag(_ row: ComponentRow) -> Bool? {
        guard let text = row[.madeUp] else { return nil }
        switch text.lowercased() {
        case "1", "true", "yes": return true
        case "0", "false", "no": return false
        default:
            fault(.badFlag, row, text)
            return nil
        }
    }

    private mutating func fault(_ kind: ComponentFault.Kind, _ row: ComponentRow, _ value: String? = nil) {
        let facts: [String: String] = value.map { ["value": String($0.prefix(60))] } ?? [:]
        faults.append(
            ComponentFault(kind, line: row.line, code: row[.code].map { String($0.prefix(40)) }, facts: facts))
    }
}

/// One row of a file of either format, its fields still text.
struct ComponentRow {
    enum Column: String, CaseIterable {
        case code, kind, name, longitude, latitude, since
        case system = "coordinate_system"
        case agency = "agency_code"
        case madeUp = "made_up"
    }

    let line: Int
    /// The system of points whose row names none.
    let system: CoordinateSystem
    var values: [Column: String] = [:]

    init(line: Int, system: CoordinateSystem) {
        self.line = line
        self.system = system
    }

    subscript(column: Column) -> String? {
        guard let text = values[column]?.trimmed, !text.isEmpty else { return nil }
        return text
    }
}
