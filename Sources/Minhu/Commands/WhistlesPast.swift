import Kernel
import Whistle

extension City {
    /// The past of the demonstration city's whistles, after that of its cases.
    func foundWhistles(seed: UInt64, _ count: Int) async throws {
        let words: Words = try Self.words()
        try await WhistleFounder(whistles, seed: seed, say: { words($0, .chinese) }).found(count)
    }
}
