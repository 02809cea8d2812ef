import Kernel

/// What may be changed of a place by hand; its code, level and parent may not.
package struct PlaceChange: Sendable, Hashable, Codable {
    package var name: String
    package var aliases: [String]
    package var urbanRural: UrbanRural?

    package init(name: String, aliases: [String] = [], urbanRural: UrbanRural? = nil) {
        self.name = name
        self.aliases = aliases
        self.urbanRural = urbanRural
    }
}

extension Place {
    package func changed(_ change: PlaceChange) throws(InvalidInput) -> Place {
        var faults: [FieldFault] = []
        let name: String = change.name.trimmed
        let aliases: [String] = change.aliases.map(\.trimmed).filter { !$0.isEmpty }
        if !(1...60).contains(name.count) || name.contains(where: \.isNewline) {
            faults.append(FieldFault("name", "placeName", ["limit": "60"]))
        }
        if aliases.count > 20 || aliases.contains(where: { $0.count > 60 || $0.contains(where: \.isNewline) }) {
            faults.append(FieldFault("aliases", "placeAliases"))
        }
        guard faults.isEmpty else { throw InvalidInput(faults) }
        var place: Place = self
        place.name = name
        place.aliases = aliases
        place.urbanRural = change.urbanRural
        return place
    }
}
