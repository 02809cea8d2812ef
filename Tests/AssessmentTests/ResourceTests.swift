import Foundation
import Testing

@testable import Assessment

@Suite("Texts of Assessment")
struct ResourceTests {
    @Test("both catalogues are there")
    func catalogues() {
        for name in ["zh.json", "en.json"] {
            #expect(FileManager.default.fileExists(atPath: "\(AssessmentResources.folder)/Words/\(name)"))
        }
    }
}
