extension Field {
    /// The JSON schema of the field.
    var schema: JSON {
        switch kind {
        case .text(let max): ["type": "string", "maxLength": .number(Double(max))]
        case .word(let words): ["type": "string", "enum": .list(words.map { .text($0) })]
        case .integer(let range):
            [
                "type": "integer", "minimum": .number(Double(range.lowerBound)),
                "maximum": .number(Double(range.upperBound)),
            ]
        case .number(let range):
            ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
        case .flag: ["type": "boolean"]
        case .day: ["type": "string", "format": "date"]
        case .instant: ["type": "string", "format": "date-time"]
        case .id: ["type": "string", "format": "uuid"]
        case .texts(let max): ["type": "array", "items": ["type": "string"], "maxItems": .number(Double(max))]
        case .photo: ["type": "string", "format": "binary"]
        case .photos(let max):
            ["type": "array", "items": ["type": "string", "format": "binary"], "maxItems": .number(Double(max))]
        }
    }

    var isPhoto: Bool {
        switch kind {
        case .photo, .photos: true
        default: false
        }
    }
}
