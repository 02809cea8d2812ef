import Kernel
import Storage

extension ResponsibilityDesk {
    /// What is wrong with the table today and in the days to come.
    package func review(in city: ReviewedCity) async throws -> ResponsibilityReview {
        let today: Day = zone.day(of: clock.now)
        let table: ResponsibilityTable = try await table(on: today)
        return await Self.judge(table, try await coming(from: today), city)
    }

    /// The rows that hold on a day or later.
    package func coming(from day: Day) async throws -> [Responsibility] {
        try await database.read { try Responsibility.valid(from: day, in: $0) }
    }

    package func gaps(in city: ReviewedCity, _ filter: GapFilter) async throws -> [ResponsibilityGap] {
        await Self.gaps(try await table(at: clock.now), city, filter)
    }

    @concurrent private static func judge(
        _ table: ResponsibilityTable, _ coming: [Responsibility], _ city: ReviewedCity
    ) async -> ResponsibilityReview {
        ResponsibilityReview(table, coming: coming, in: city)
    }

    @concurrent private static func gaps(
        _ table: ResponsibilityTable, _ city: ReviewedCity, _ filter: GapFilter
    ) async -> [ResponsibilityGap] {
        table.gaps(in: city, filter)
    }
}
