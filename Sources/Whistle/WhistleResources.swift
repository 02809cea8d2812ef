import Foundation

/// Where the texts of this capability lie.
package enum WhistleResources {
    package static var folder: String { Bundle.module.resourcePath ?? Bundle.module.bundlePath }
}
