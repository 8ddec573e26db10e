/// The next rows of a file, read by type, without those that repeat an earlier one.
struct ImportBatch: Sendable {
  /// Rows of the file that this batch has dealt with, one way or another.
  var count = 0
  var rows: [ImportRow] = []
  var refused: [(refusal: RowRefusal, raw: CSVRow)] = []
  var duplicates: [(line: Int, key: String)] = []

  /// Reads up to `limit` rows; none at the end.
  /// - Parameter isDrafting: whether to make of each row what it becomes if it is new.
  init(
    _ source: inout ImportRows, _ context: ImportContext, limit: Int, isDrafting: Bool
  ) throws(ByteSourceError) {
    let drafting = isDrafting ? context : nil
    while count < limit, let next = try source.next() {
      count += 1
      do throws(RowRefusal) {
        rows.append(try ImportRow(next.get(), raw: source.current, kind: context.kind, drafting: drafting))
      } catch {
        refused.append((error, source.current))
      }
    }
  }

  /// Drops the rows whose key came before: the first one counts.
  mutating func dropDuplicates(_ seen: inout SeenKeys) {
    rows.removeAll { row in
      if seen.insert(row.key) { return false }
      duplicates.append((row.line, row.label))
      return true
    }
  }
}
