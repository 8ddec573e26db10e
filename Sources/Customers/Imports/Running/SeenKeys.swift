/// The keys of the rows of one file, 16 bytes each: two keys share a mark once in 10²⁰ files of a million rows.
struct SeenKeys: Sendable {
  private var marks: Set<UInt128> = []

  /// False when the key came before.
  mutating func insert(_ key: String) -> Bool {
    let first = UInt64(bitPattern: StableHash.of([key]))
    let second = UInt64(bitPattern: StableHash.of(["second", key]))
    return marks.insert(UInt128(first) << 64 | UInt128(second)).inserted
  }
}
