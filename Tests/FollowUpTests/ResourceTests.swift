import Foundation
import Testing

@testable import FollowUp

@Suite("Texts of FollowUp")
struct ResourceTests {
    @Test("both catalogues are there")
    func catalogues() {
        for name in ["zh.json", "en.json"] {
            #expect(FileManager.default.fileExists(atPath: "\(FollowUpResources.folder)/Words/\(name)"))
        }
    }
}
