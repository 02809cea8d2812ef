import Foundation
import Testing

@testable import Whistle

@Suite("Texts of Whistle")
struct ResourceTests {
    @Test("both catalogues are there")
    func catalogues() {
        for name in ["zh.json", "en.json"] {
            #expect(FileManager.default.fileExists(atPath: "\(WhistleResources.folder)/Words/\(name)"))
        }
    }
}
