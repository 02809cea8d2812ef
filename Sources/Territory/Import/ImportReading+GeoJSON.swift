import Foundation
import Kernel

extension ImportReading {
    /// Reads a GeoJSON FeatureCollection (RFC 7946); `system` is what its positions are in.
    package init(geoJSON bytes: [UInt8], system: CoordinateSystem) {
        self.init()
        let file: GeoJSONFile? = try? JSONDecoder().decode(GeoJSONFile.self, from: Data(bytes))
        guard let file, file.type == "FeatureCollection" else {
            unreadable()
            return
        }
        for (index, entry) in file.features.enumerated() {
            guard case .read(let feature) = entry else {
                faults.append(ImportFault(.badGeometry, line: index + 1))
                continue
            }
            take(feature, line: index + 1, system: system)
        }
    }

    private mutating func take(_ feature: GeoJSONFile.Feature, line: Int, system: CoordinateSystem) {
        var row = ImportRow(line: line, system: system)
        for column in ImportRow.Column.allCases {
            row.values[column] = feature.properties?[column.rawValue]?.text
        }
        switch feature.geometry {
        case .areas(let polygons): row.polygons = polygons
        case .point(let point):
            row.values[.longitude] = String(point.longitude)
            row.values[.latitude] = String(point.latitude)
        case nil: break
        }
        take(row)
    }
}
