/// The columns of a prepared statement's result, with an index from names that is filled once per statement.
///
/// Code reads the same columns in the same order for every row. So the places of the source that ask (each
/// name literal has its own address) are remembered in the order in which they ask: the usual access costs one
/// comparison of addresses, whatever the number of columns.
final class ResultColumns {
  let names: [String]
  /// The table each column comes from, where the engine knows: only for messages.
  let tables: [String?]

  private var asked: [(address: UnsafePointer<UInt8>, index: Int)] = []
  private var next = 0

  init(names: [String], tables: [String?]) {
    self.names = names
    self.tables = tables
  }

  /// Called when the statement stands on a new row.
  func startRow() { next = 0 }

  /// The index of the leftmost column of this name.
  func index(of name: StaticString) -> Int? {
    guard name.hasPointerRepresentation else { return index(of: name.description) }
    if next < asked.count, asked[next].address == name.utf8Start {
      defer { next += 1 }
      return asked[next].index
    }
    return remember(name)
  }

  func index(of name: String) -> Int? { names.firstIndex(of: name) }

  private func remember(_ name: StaticString) -> Int? {
    if let place = asked.firstIndex(where: { $0.address == name.utf8Start }) {
      next = place + 1
      return asked[place].index
    }
    guard let index = index(of: name.description) else { return nil }
    asked.append((name.utf8Start, index))
    next = asked.count
    return index
  }
}
