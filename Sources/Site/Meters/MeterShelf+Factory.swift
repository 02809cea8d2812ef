import CoreMetrics

extension MeterShelf: MetricsFactory {
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        ShelfMeter(shelf: self, name: Name(label, dimensions))
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        ShelfMeter(shelf: self, name: Name(label, dimensions))
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        ShelfMeter(shelf: self, name: Name(label, dimensions))
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        ShelfMeter(shelf: self, name: Name(label, dimensions))
    }

    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}
}

/// One meter; what it is used as decides what it does.
private final class ShelfMeter: CounterHandler, MeterHandler, RecorderHandler, TimerHandler {
    private let shelf: MeterShelf
    private let name: MeterShelf.Name

    init(shelf: MeterShelf, name: MeterShelf.Name) {
        self.shelf = shelf
        self.name = name
    }

    func increment(by amount: Int64) { shelf.add(Double(amount), to: name) }
    func reset() { shelf.reset(name) }
    func set(_ value: Int64) { shelf.set(Double(value), of: name) }
    func set(_ value: Double) { shelf.set(value, of: name) }
    func increment(by amount: Double) { shelf.add(amount, to: name) }
    func decrement(by amount: Double) { shelf.add(-amount, to: name) }
    func record(_ value: Int64) { shelf.add(Double(value), to: name) }
    func record(_ value: Double) { shelf.add(value, to: name) }
    /// Told in seconds.
    func recordNanoseconds(_ duration: Int64) { shelf.add(Double(duration) / 1e9, to: name) }
}
