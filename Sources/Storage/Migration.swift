/// One step of the schema. Steps are only ever added; each runs once, in the order given.
package struct Migration: Sendable {
    package let name: String
    let steps: @Sendable (Engine) -> [SQL]

    /// Statements in the subset both engines speak.
    package init(_ name: String, _ statements: [SQL]) {
        self.name = name
        steps = { _ in statements }
    }

    /// For the rare step in which the engines differ.
    package init(_ name: String, by steps: @escaping @Sendable (Engine) -> [SQL]) {
        self.name = name
        self.steps = steps
    }
}
