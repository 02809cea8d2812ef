/// Leaves of the category list as their names from the top, joined by `/`.
enum CategoryName {
    static func all(in folder: DemoFolder) throws -> [String] {
        let file = "taxonomy/hotline_categories.csv"
        return try folder.lists(file).dropFirst().map { names in
            guard names.count == 3 else { throw DemoFault.unreadable(file: file, detail: "\(names)") }
            return names.joined(separator: "/")
        }
    }

    /// What people say when they mean a category, by its names.
    static func sayings(in folder: DemoFolder) throws -> [String: [String]] {
        let lines: [[String]] = try folder.lists("taxonomy/everyday_words.csv").dropFirst().filter { $0.count == 2 }
        return Dictionary(lines.map { ($0[0], $0[1].split(separator: " ").map(String.init)) }) { first, _ in first }
    }

    /// The last name that says something; `other` names what is left over in a branch.
    static func spoken(_ path: String, without other: String) -> String {
        path.split(separator: "/").last { $0 != other }.map(String.init) ?? path
    }
}
