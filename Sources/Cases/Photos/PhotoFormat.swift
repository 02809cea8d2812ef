/// The kinds of pictures that are taken in, told by their first bytes, never by a name.
package enum PhotoFormat: String, Sendable, CaseIterable {
    case jpeg, png, webp, heic

    package init?(sniffing bytes: some Collection<UInt8>) {
        let head: [UInt8] = Array(bytes.prefix(16))
        if head.starts(with: [0xff, 0xd8, 0xff]) {
            self = .jpeg
        } else if head.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
            self = .png
        } else if head.count >= 12, head[0..<4].elementsEqual("RIFF".utf8), head[8..<12].elementsEqual("WEBP".utf8) {
            self = .webp
        } else if head.count >= 12, head[4..<8].elementsEqual("ftyp".utf8),
            Self.heicBrands.contains(Array(head[8..<12]))
        {
            self = .heic
        } else {
            return nil
        }
    }

    private static let heicBrands: Set<[UInt8]> = Set(
        ["heic", "heix", "mif1", "msf1", "heim", "heis"].map { Array($0.utf8) })
}
