/// What a picture may be.
package struct PhotoRules: Sendable, Hashable {
    package var mostBytes: Int = 20 * 1_024 * 1_024
    /// Judged by the header, before anything is decoded: a small file can be a very large picture.
    package var mostPixels: Int = 100_000_000
    /// The longer side of what is kept.
    package var edge: Int = 2_560
    package var thumbnailEdge: Int = 360

    package init() {}
}
