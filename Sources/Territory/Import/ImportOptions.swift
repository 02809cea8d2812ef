import Kernel

/// How an import file is to be understood.
package struct ImportOptions: Sendable, Hashable, Codable {
    /// What a gap or overlap between areas means.
    package enum Coverage: String, Sendable, Hashable, Codable, CaseIterable {
        /// It is a fault; nothing is stored.
        case refused
        /// It is told and the file is stored as it is.
        case accepted
    }

    package enum Format: String, Sendable, Hashable, Codable, CaseIterable {
        case csv, geojson
    }

    package var format: Format
    package var system: CoordinateSystem
    package var coverage: Coverage
    /// Square metres below which a gap or overlap is drawing noise.
    package var tolerance: Double

    package init(
        _ format: Format, system: CoordinateSystem = .wgs84, coverage: Coverage = .refused, tolerance: Double = 25
    ) {
        self.format = format
        self.system = system
        self.coverage = coverage
        self.tolerance = tolerance
    }

    package static let largestFile = 64 * 1024 * 1024
}
