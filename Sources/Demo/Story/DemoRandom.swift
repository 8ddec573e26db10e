import Kernel

/// Random draws that are the same on every machine: whole-number and IEEE arithmetic, no mathematical library,
/// and none of the standard library's `random(in:)`, whose results may change with the compiler.
struct DemoRandom: Sendable {
  /// What the draws are for: each purpose has a stream of its own, so that a longer list of notes changes no usage.
  enum Purpose: UInt64 {
    case fates, names, profile, story, contacts, subscriptions, usage, timeline, tickets, tasks, tags, stages, churn,
      ids
  }

  private var generator: SeededRandom

  init(seed: UInt64, _ purpose: Purpose, index: Int = 0) {
    var mixer = SeededRandom(seed: seed ^ purpose.rawValue &* 0xA24B_AED4_963E_E407)
    generator = SeededRandom(seed: mixer.next() ^ UInt64(truncatingIfNeeded: index) &* 0x9FB2_1C65_1E98_DF25)
  }

  mutating func bits() -> UInt64 { generator.next() }

  /// From 0 to just under 1.
  mutating func unit() -> Double { Double(generator.next() >> 11) * 0x1p-53 }

  mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(unit() * Double(range.count))
  }

  mutating func double(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// About normal, mean 0, deviation 1: the sum of four uniform draws (Irwin and Hall), scaled.
  mutating func noise() -> Double { (unit() + unit() + unit() + unit() - 2) * 1.732_050_807_568_877_2 }

  /// A whole number, never negative, of this mean: binomial of eight draws when small, about normal when large.
  mutating func count(mean: Double) -> Double {
    guard mean > 0 else { return 0 }
    guard mean < 4 else { return max(0, (mean + noise() * mean.squareRoot()).rounded()) }
    var count = 0.0
    for _ in 0..<8 where chance(mean / 8) { count += 1 }
    return count
  }

  /// One of `items`, which is not empty.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[int(0...items.count - 1)] }

  /// The items in another order (Fisher and Yates).
  mutating func shuffled<Item>(_ items: [Item]) -> [Item] {
    var items = items
    for index in items.indices.dropLast() { items.swapAt(index, int(index...items.count - 1)) }
    return items
  }
}
