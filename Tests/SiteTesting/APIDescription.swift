import Site

/// Looks an OpenAPI document over for what generators of clients stumble on.
package struct APIDescription {
    package let document: JSON

    package init(_ document: JSON) { self.document = document }

    /// Every fault in words; empty for a sound document.
    package var faults: [String] { general + operations.flatMap { wrong($0) } + unresolved(document, at: "#") }

    private struct Operation {
        let method: String
        let path: String
        let content: JSON
    }

    private var operations: [Operation] {
        document["paths"].members.flatMap { path, item in
            item.members.map { Operation(method: $0.key, path: path, content: $0.value) }
        }
    }

    private var general: [String] {
        var faults: [String] = []
        if document["openapi"].text?.hasPrefix("3.1") != true { faults.append("openapi is not 3.1") }
        for name in ["title", "version"] where document["info"][name].text == nil {
            faults.append("info.\(name) is missing")
        }
        let names: [String] = operations.compactMap { $0.content["operationId"].text }
        if names.count != operations.count { faults.append("an operation has no operationId") }
        let twice: [String] = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
        return faults + twice.map { "operationId \($0) is said twice" }
    }

    private func wrong(_ operation: Operation) -> [String] {
        let address = "\(operation.method) \(operation.path)"
        var faults: [String] = []
        let parameters: [JSON] = operation.content["parameters"].list
        let declared = Set(parameters.filter { $0["in"] == "path" }.compactMap { $0["name"].text })
        let used = Set(
            operation.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) })
        if declared != used { faults.append("\(address): path parameters differ") }
        if parameters.contains(where: { $0["schema"] == .null || $0["name"].text == nil }) {
            faults.append("\(address): a parameter has no name or schema")
        }
        let keys: [String] = parameters.map { "\($0["in"].text ?? "") \($0["name"].text ?? "")" }
        if Set(keys).count != keys.count { faults.append("\(address): a parameter is said twice") }
        if operation.content["responses"].members.isEmpty { faults.append("\(address): no responses") }
        if operation.method == "get", operation.content["requestBody"] != .null {
            faults.append("\(address): GET with a body")
        }
        if (operation.content["summary"].text ?? "").isEmpty { faults.append("\(address): no summary") }
        return faults
    }

    private func unresolved(_ json: JSON, at place: String) -> [String] {
        var faults: [String] = []
        if let reference = json["$ref"].text, !resolves(reference) {
            faults.append("\(place): \(reference) does not resolve")
        }
        for (name, member) in json.members { faults += unresolved(member, at: "\(place)/\(name)") }
        for item in json.list { faults += unresolved(item, at: place) }
        return faults
    }

    private func resolves(_ reference: String) -> Bool {
        guard reference.hasPrefix("#/") else { return false }
        return reference.dropFirst(2).split(separator: "/").reduce(document) { $0[String($1)] } != .null
    }
}
