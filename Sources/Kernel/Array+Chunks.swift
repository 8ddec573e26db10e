extension Array {
  /// The elements in pieces of `count`, the last one shorter: for lists that are too long for one statement.
  @inlinable
  public func chunks(of count: Int) -> [[Element]] {
    stride(from: 0, to: self.count, by: count).map { Array(self[$0..<Swift.min($0 + count, self.count)]) }
  }

  /// As `chunks`, the last one filled up with its last element: lists of one length need one prepared statement.
  @inlinable
  public func filledChunks(of count: Int) -> [[Element]] {
    chunks(of: count).map { some in
      some.last.map { some + Array(repeating: $0, count: count - some.count) } ?? some
    }
  }
}
