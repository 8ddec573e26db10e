/// The keys of the rows of one file, 16 bytes each: two keys share a mark once in 10²⁰ files of a million rows.
struct SeenKeys: Sendable {
  private var marks: Set<UInt128> = []

  /// False when the key came before.
  mutating func insert(_ key: String) -> Bool {
    var (first, second) = (StableHash(), StableHash())
    first.add(key)
    second.add(byte: 2)
    second.add(key)
    return marks.insert(UInt128(first.bits) << 64 | UInt128(second.bits)).inserted
  }
}
