import Kernel

extension Application {
    /// The agency takes it back before it is judged.
    package func withdrawing(note: String?, under rules: ApplicationRules) throws(ApplicationRefusal)
        -> [ApplicationEvent]
    {
        try must(.withdraw)
        return [.withdrawn(Leaving(note: try .may("note", note, after: texts, rules.table)))]
    }
}
