import Crypto
import Kernel

/// An event on its way into the log, or out of it to be checked.
struct EventEntry {
    let stream: EventStream
    let version: Int
    let event: NewEvent
    let author: Author
    let at: Instant

    /// SHA-256 over the predecessor's hash and this entry. Each field has a fixed length or is led by its length, so
    /// that equal bytes mean equal entries.
    func hash(after previous: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = previous
        bytes.reserveCapacity(previous.count + 160 + event.body.utf8.count)
        bytes += stream.id.bytes
        bytes.append(number: version)
        bytes.append(number: at.milliseconds)
        bytes.append(text: stream.kind)
        bytes.append(text: event.kind)
        bytes.append(text: author.kind.rawValue)
        bytes.append(optional: author.person?.bytes)
        bytes.append(optional: author.agency?.bytes)
        bytes.append(optional: event.because.map { Array($0.utf8) })
        bytes.append(text: event.body)
        return Array(SHA256.hash(data: bytes))
    }
}

extension EventRecord {
    var entry: EventEntry {
        EventEntry(
            stream: stream, version: version, event: NewEvent(kind: kind, body: body, because: because), author: author,
            at: at)
    }
}

extension [UInt8] {
    /// Eight bytes, the highest first.
    mutating func append(number: some FixedWidthInteger) {
        let value = UInt64(truncatingIfNeeded: number)
        for shift in stride(from: 56, through: 0, by: -8) { append(UInt8(truncatingIfNeeded: value >> UInt64(shift))) }
    }

    mutating func append(text: String) {
        append(number: text.utf8.count)
        append(contentsOf: text.utf8)
    }

    /// Nothing and the empty are told apart.
    mutating func append(optional bytes: [UInt8]?) {
        append(bytes == nil ? 0 : 1)
        guard let bytes else { return }
        append(number: bytes.count)
        append(contentsOf: bytes)
    }
}
