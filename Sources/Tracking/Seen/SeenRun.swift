/// What is kept in memory of a sorted list of hashes: enough to know where one would stand.
struct SeenRun: Sendable {
  let id: Int64
  let level: Int
  /// The first hash of each block.
  private(set) var firsts: [UInt128] = []
  private(set) var count = 0
  private var filter: BloomFilter

  init(id: Int64, level: Int, count: Int) {
    self.id = id
    self.level = level
    filter = BloomFilter(count: count)
  }

  /// A list that is in memory whole.
  init(id: Int64, level: Int, sorted hashes: [UInt128]) {
    self.init(id: id, level: level, count: hashes.count)
    for start in stride(from: 0, to: hashes.count, by: SeenStore.blockLength) {
      add(block: hashes[start..<min(start + SeenStore.blockLength, hashes.count)])
    }
  }

  /// Takes note of the next block.
  mutating func add(block: some Collection<UInt128>) {
    guard let first = block.first else { return }
    firsts.append(first)
    count += block.count
    for hash in block { filter.insert(hash) }
  }

  /// The block in which the hash stands, if it is in this list at all; nil when it certainly is not.
  func block(of hash: UInt128) -> Int? {
    guard filter.mayContain(hash) else { return nil }
    var (low, high) = (0, firsts.count)
    while low < high {
      let middle = (low + high) / 2
      if firsts[middle] <= hash { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
