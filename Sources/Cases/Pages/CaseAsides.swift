import Site

/// What other capabilities show beside a case: asked for each case page that staff open; nil when there is nothing to
/// show. Handed over in Minhu.
package typealias CaseAsides = @Sendable (Call, Case) async throws -> Aside?
