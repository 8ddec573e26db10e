/// Tells of most hashes that they are not in a list, without looking (Bloom 1970; blocked by cache line: Putze,
/// Sanders and Singler 2007). 12 bits a hash, seven of them set: about one in a hundred is told wrongly to be there.
struct BloomFilter: Sendable {
  /// Blocks of eight words, which are a cache line.
  private var words: [UInt64]
  private let blocks: UInt64

  init(count: Int) {
    blocks = UInt64(max(1, (count * 12 + 511) / 512))
    words = Array(repeating: 0, count: Int(blocks) * 8)
  }

  mutating func insert(_ hash: UInt128) {
    var bits = UInt64(truncatingIfNeeded: hash)
    let block = self.block(hash)
    for _ in 0..<7 {
      words[block + Int(bits >> 6 & 7)] |= 1 << (bits & 63)
      bits >>= 9
    }
  }

  func mayContain(_ hash: UInt128) -> Bool {
    var bits = UInt64(truncatingIfNeeded: hash)
    let block = self.block(hash)
    for _ in 0..<7 {
      if words[block + Int(bits >> 6 & 7)] & (1 << (bits & 63)) == 0 { return false }
      bits >>= 9
    }
    return true
  }

  /// The high half chooses the block, the low half the bits in it.
  @inline(__always)
  private func block(_ hash: UInt128) -> Int {
    Int(UInt64(truncatingIfNeeded: hash >> 64).multipliedFullWidth(by: blocks).high) * 8
  }
}
