import Foundation

/// Where Site's templates, words and assets lie.
package enum SiteResources {
    package static var folder: String { Bundle.module.resourcePath ?? Bundle.module.bundlePath }
}
