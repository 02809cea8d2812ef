/// A page taken apart just far enough to find links, forms, fields and texts in it.
package struct Markup: Sendable {
    package struct Element: Sendable, Equatable {
        package let name: String
        package let attributes: [String: String]
        /// All text inside, with single spaces.
        package let text: String
        /// Where it stands: an element lies inside another when its range does.
        package let range: Range<Int>
    }

    package struct Link: Sendable, Equatable {
        package let text: String
        package let address: String
    }

    package struct Form: Sendable {
        package let action: String
        package let method: String
        package let fields: [(String, String)]
    }

    package let elements: [Element]

    package init(_ html: String) { elements = MarkupReader.read(html) }

    package func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }
    package func first(where matches: (Element) -> Bool) -> Element? { elements.first(where: matches) }
    package func element(id: String) -> Element? { elements.first { $0.attributes["id"] == id } }

    /// Elements of this class.
    package func all(class name: String) -> [Element] {
        elements.filter { ($0.attributes["class"] ?? "").split(separator: " ").contains { $0 == name } }
    }

    /// The text a person sees.
    package var text: String { all("body").first?.text ?? elements.first?.text ?? "" }
    package var title: String { all("title").first?.text ?? "" }
    package var headings: [String] { elements.filter { ["h1", "h2", "h3"].contains($0.name) }.map(\.text) }

    package var links: [Link] {
        all("a").compactMap { link in link.attributes["href"].map { Link(text: link.text, address: $0) } }
    }

    package var forms: [Form] {
        all("form").map { form in
            let inside: [Element] = elements.filter { form.range.contains($0.range.lowerBound) }
            return Form(
                action: form.attributes["action"] ?? "", method: (form.attributes["method"] ?? "get").lowercased(),
                fields: inside.compactMap { sent($0) })
        }
    }

    package func form(_ action: String) -> Form? { forms.first { $0.action == action } }

    /// What stands in a field: an input's value, a text area's text, the chosen option.
    package func value(of field: String) -> String? {
        elements.lazy.compactMap { sent($0) }.first { $0.0 == field }?.1
    }

    /// Name and value as a form would send them; nil for what is not a field or not checked.
    private func sent(_ element: Element) -> (String, String)? {
        guard let name = element.attributes["name"], element.attributes["disabled"] == nil else { return nil }
        switch element.name {
        case "input":
            let type: String = element.attributes["type"] ?? "text"
            if ["submit", "button", "file", "image", "reset"].contains(type) { return nil }
            if ["checkbox", "radio"].contains(type), element.attributes["checked"] == nil { return nil }
            return (name, element.attributes["value"] ?? (type == "checkbox" ? "on" : ""))
        case "textarea": return (name, element.text)
        case "select":
            let options: [Element] = all("option").filter { element.range.contains($0.range.lowerBound) }
            let chosen: Element? = options.first { $0.attributes["selected"] != nil } ?? options.first
            return chosen.map { (name, $0.attributes["value"] ?? $0.text) }
        default: return nil
        }
    }
}
