import Kernel

/// The city itself: its name in both languages, and whether it is a demonstration.
package struct CityRecord: Sendable, Hashable {
    package let names: [Language: String]
    package let isDemonstration: Bool

    package init(names: [Language: String], isDemonstration: Bool) {
        self.names = names
        self.isDemonstration = isDemonstration
    }
}
