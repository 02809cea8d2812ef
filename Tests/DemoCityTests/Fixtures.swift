import DemoCity
import Foundation
import Kernel

/// The repository's own `Demo/` folder.
let demoFolder = DemoFolder(
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Demo"))

let noon = Instant(milliseconds: 1_795_406_400_000)
let today = Zone.shanghai.day(of: noon)
