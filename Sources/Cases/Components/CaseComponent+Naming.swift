import Kernel
import Storage
import Territory

extension CaseComponent {
    /// Writes down that a case is about a component, or about none, on the streams of the components concerned.
    package static func name(
        _ component: Component.ID?, of file: Case.ID, by author: Author, at now: Instant, in tx: Transaction
    ) throws {
        let before: Component.ID? = try find(of: file, in: tx)?.component
        guard before != component else { return }
        if let before { try ComponentLog.released(before, by: file, author, at: now, in: tx) }
        guard let component else { return try remove(of: file, in: tx) }
        try CaseComponent(file: file, component: component, since: now, by: author.person).save(in: tx)
        try ComponentLog.named(component, by: file, author, at: now, in: tx)
    }
}
