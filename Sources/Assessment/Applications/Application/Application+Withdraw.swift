import Kernel

extension Application {
    /// The agency takes it back before it is judged.
    package func withdrawing(note: String?, under rules: ApplicationRules) throws(ApplicationRefusal)
        -> [ApplicationEvent]
    {
        try must(.withdraw)
        var writer = rules.table.writer(after: texts)
        return [.withdrawn(Leaving(note: try writer.may("note", note)))]
    }
}
