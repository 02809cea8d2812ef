import Kernel
import Storage
import Territory

extension CaseComponent {
    /// Writes down that a case is about a component, or about none, on the streams of the components concerned.
    package static func name(
        _ component: Component.ID?, by naming: ComponentNaming, in tx: Transaction
    ) throws {
        let before: Component.ID? = try find(of: naming.file, in: tx)?.component
        guard before != component else { return }
        if let before { try ComponentLog.released(before, by: naming, in: tx) }
        guard let component else { return try remove(of: naming.file, in: tx) }
        try CaseComponent(
            file: naming.file, component: component, since: naming.at, by: naming.author.person
        ).save(in: tx)
        try ComponentLog.named(component, by: naming, in: tx)
    }
}
