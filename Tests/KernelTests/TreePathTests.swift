import Kernel
import Testing

@Suite("Places in a tree")
struct TreePathTests {
    @Test(
        "everything under a node is one range of keys, and nothing else is in it", arguments: [1, 2, 3, 4] as [UInt64])
    func range(_ seed: UInt64) {
        var random = Lehmer(seed: seed)
        let paths: [TreePath] = (0..<150).map { _ in Self.path(&random) }
        for node in paths {
            for other in paths {
                let isInRange: Bool = Array(other.key.utf8).isWithin(Array(node.key.utf8), Array(node.upper.utf8))
                #expect(isInRange == node.contains(other), "\(other) under \(node)")
            }
        }
    }

    @Test("upwards leads from the node to its root, each containing the one before")
    func upwards() {
        let path = TreePath(root: "3201").child("06").child("012")
        #expect(path.upwards.map(\.key) == ["3201/06/012/", "3201/06/", "3201/"])
        #expect(path.depth == 3)
        #expect(path.upwards.allSatisfy { $0.contains(path) })
        #expect(!TreePath(root: "320").contains(path))
        #expect(!TreePath(root: "3201").child("06").contains(TreePath(root: "3201").child("061")))
    }

    /// Keys that share beginnings, as codes do.
    private static func path(_ random: inout Lehmer) -> TreePath {
        var path = TreePath(root: ["3", "32", "320", "3201", "A", "a", "~"].randomElement(using: &random) ?? "3")
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            path = path.child(["0", "00", "001", "01", "9", "Z", "a-b", "."].randomElement(using: &random) ?? "0")
        }
        return path
    }
}

extension [UInt8] {
    /// As both databases compare: byte by byte.
    fileprivate func isWithin(_ low: [UInt8], _ high: [UInt8]) -> Bool {
        !lexicographicallyPrecedes(low) && lexicographicallyPrecedes(high)
    }
}
