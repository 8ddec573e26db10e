import Spreadsheets

/// Reads the rows of a sheet as those of a file of separated values, with the line numbers of the sheet.
struct SheetRows: RowReader {
  private let reader: XLSXReader
  private let limits: CSVLimits
  /// The number of columns of the first row, which no other may exceed; nil before it was read.
  private var width: Int?

  init(_ reader: XLSXReader, limits: CSVLimits = CSVLimits()) {
    self.reader = reader
    self.limits = limits
  }

  mutating func read(into row: inout CSVRow) throws(ByteSourceError) -> Bool {
    while let next = try nextRow() {
      let cells = next.cells.filter { !$0.text.allSatisfy(\.isWhitespace) }
      guard let last = cells.last else { continue }
      row.reset(line: next.number)
      let columns = width ?? last.column + 1
      width = columns
      if columns > limits.columns {
        row.problem = problem(.tooManyColumns, next.number, ["limit": String(limits.columns)])
      } else if last.column >= columns {
        row.problem = problem(
          .raggedRow, next.number, ["expected": String(columns), "found": String(last.column + 1)])
        fill(&row, cells, min(last.column + 1, limits.columns))
      } else {
        fill(&row, cells, columns)
      }
      return true
    }
    return false
  }

  private func nextRow() throws(ByteSourceError) -> XLSXRow? {
    do throws(XLSXError) { return try reader.next() } catch { throw .workbook(error) }
  }

  private func fill(_ row: inout CSVRow, _ cells: [XLSXRow.Cell], _ columns: Int) {
    var next = 0
    for column in 0..<columns {
      if next < cells.count, cells[next].column == column {
        append(cells[next].text, to: &row)
        next += 1
      }
      row.ends.append(row.bytes.count)
    }
  }

  private func append(_ text: String, to row: inout CSVRow) {
    guard row.problem == nil else { return }
    if text.utf8.count > limits.fieldBytes {
      row.problem = problem(.fieldTooLong, row.line, ["limit": String(limits.fieldBytes)])
    } else if row.bytes.count + text.utf8.count > limits.rowBytes {
      row.problem = problem(.rowTooLong, row.line, ["limit": String(limits.rowBytes)])
    } else if text.utf8.contains(0) {
      row.problem = problem(.nulByte, row.line)
    } else {
      row.bytes.append(contentsOf: text.utf8)
    }
  }

  private func problem(_ code: RowProblemCode, _ line: Int, _ arguments: [String: String] = [:]) -> RowProblem {
    RowProblem(line: line, code: code, arguments: arguments)
  }
}
