import Kernel

/// Ids that say the moment of their own row and are the same for the same seed.
///
/// UUIDv7 with all other bits random (RFC 9562, 5.7). Not `IDSource`: its clock never goes back, and history is not
/// written in the order of time.
struct DemoIDs: Sendable {
  private var random: DemoRandom

  init(seed: UInt64) { random = DemoRandom(seed: seed, .ids) }

  mutating func make<Subject>(_: Subject.Type = Subject.self, at moment: Timestamp) -> ID<Subject> {
    ID(
      high: UInt64(truncatingIfNeeded: moment.milliseconds) << 16 | 0x7000 | random.bits() & 0xFFF,
      low: random.bits() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
  }
}
