import Kernel
import Storage

extension TerritoryDesk {
    /// The components whose codes stand in a text, such as an address somebody says.
    func components(in text: String) async throws -> [Component] {
        let codes: [String] = ComponentCode.codes(in: text)
        guard !codes.isEmpty else { return [] }
        return try await database.read { try Component.find(codes: codes.prefix(5), in: $0) }
    }
}
