import Kernel

/// One field of a form as its partial shows it: what was typed or stood there, and what was wrong with it.
package struct FormField: Sendable {
    package struct Choice: Sendable {
        let value: String
        let label: String
        let chosen: Bool
    }

    /// Unique on the page, where several forms may have a field of the same name.
    let id: String
    let name: String
    let value: String?
    let error: String?
    let required: Bool
    let maxLength: Int?
    let choices: [Choice]
    let chosen: Bool

    /// `choices` are pairs of value and label; `form` is named when the page has several forms.
    package init(
        _ name: String, _ call: Call, form: String? = nil, value: String? = nil, required: Bool = false,
        maxLength: Int? = nil, choices: [(value: String, label: String)] = []
    ) {
        let current: String? = call.refused.map { $0.entered[name] ?? "" } ?? value
        id = form.map { "\($0)-\(name)" } ?? name
        self.name = name
        self.value = current
        self.required = required
        self.maxLength = maxLength
        self.choices = choices.map { Choice(value: $0.value, label: $0.label, chosen: $0.value == current) }
        error = call.fault(of: name)
        chosen = current == "1"
    }
}

/// The field that finds a place by address or on a map.
package struct PlaceField: Sendable {
    let id: String
    let name: String
    let value: String?
    let error: String?
    let required: Bool
    let latitude: String?
    let longitude: String?
    let centreLatitude: String
    let centreLongitude: String
    let boundary: String?
    let madeUp: Bool

    /// `boundary`: the address of the GeoJSON that draws the city when there are no tiles.
    package init(
        _ name: String, _ call: Call, form: String? = nil, address: String? = nil, at point: Coordinate? = nil,
        centre: Coordinate, boundary: String? = nil, required: Bool = false, madeUp: Bool = false
    ) {
        let entered: [String: String]? = call.refused?.entered
        id = form.map { "\($0)-\(name)" } ?? name
        self.name = name
        self.required = required
        self.boundary = boundary
        self.madeUp = madeUp
        value = entered?[name] ?? address
        latitude = entered?["latitude"] ?? point.map { String($0.latitude) }
        longitude = entered?["longitude"] ?? point.map { String($0.longitude) }
        centreLatitude = String(centre.latitude)
        centreLongitude = String(centre.longitude)
        error = call.fault(of: name) ?? call.fault(of: "latitude") ?? call.fault(of: "longitude")
    }
}

/// The field that takes photos.
package struct PhotosField: Sendable {
    let id: String
    let name: String
    let error: String?
    let limit: Int
    let megabytes: Int

    package init(_ name: String, _ call: Call, form: String? = nil, limit: Int, megabytes: Int) {
        id = form.map { "\($0)-\(name)" } ?? name
        self.name = name
        self.limit = limit
        self.megabytes = megabytes
        error = call.fault(of: name)
    }
}

/// Where a list that is paged by key goes on; addresses keep the filters.
package struct Pager: Sendable {
    let summary: String
    let previous: String?
    let next: String?

    package init(summary: String, previous: String? = nil, next: String? = nil) {
        self.summary = summary
        self.previous = previous
        self.next = next
    }
}

extension Call {
    /// What was wrong with a field of the form that is shown again.
    package func fault(of field: String) -> String? {
        refused?.fault.fields.first { $0.field == field }.map { say("field.\($0.code)", $0.facts) }
    }
}
