import Foundation

extension Transaction {
  /// Those of the texts that may be in a column: all of them, or none when it has nothing from the least to the
  /// greatest of them. New keys that ascend, as most sources number, are so found to be new by one look.
  ///
  /// Where the engine orders texts by a language, least and greatest are not known here: then all of them.
  /// - Parameter rows: `table WHERE …`, of which an index has the column next.
  public func candidates(_ texts: [String], in column: SQL, of rows: SQL) throws -> [String] {
    guard dialect.ordersTextByBytes, var least = texts.first else { return texts }
    var greatest = least
    for text in texts {
      if text.isBytewiseBefore(least) { least = text }
      if greatest.isBytewiseBefore(text) { greatest = text }
    }
    let hasAny = try exists("SELECT 1 FROM \(rows) AND \(column) BETWEEN \(least) AND \(greatest) LIMIT 1")
    return hasAny ? texts : []
  }
}

extension String {
  /// `<` of strings is by scalars in normal form, which is another order for texts that are not in it.
  fileprivate func isBytewiseBefore(_ other: String) -> Bool {
    let order = utf8.withContiguousStorageIfAvailable { bytes in
      other.utf8.withContiguousStorageIfAvailable { others -> Bool in
        guard let start = bytes.baseAddress, let other = others.baseAddress else { return bytes.count < others.count }
        let order = memcmp(start, other, min(bytes.count, others.count))
        return order == 0 ? bytes.count < others.count : order < 0
      }
    }
    return (order ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
}
