import Kernel

/// The rows of a sheet, as they are read: `xl/worksheets/sheet1.xml`.
final class SheetPart: XMLHandler {
  /// A cell before its shared text is looked up.
  enum Value {
    case text(String)
    case shared(Int)
  }

  struct Row {
    let number: Int
    var cells: [(column: Int, value: Value)] = []
  }

  private enum Kind { case number, shared, text, yesNo, error }

  /// Rows that were read and not yet taken.
  private(set) var rows: [Row] = []
  private let limits: XLSXLimits
  private let styles: [NumberStyle]
  private let numbers: CellNumber

  private var row: Row?
  private var lastNumber = 0
  private var column = -1
  private var kind = Kind.number
  private var style = NumberStyle.number
  private var value: [UInt8] = []
  private var isInValue = false
  private var phonetics = 0

  init(limits: XLSXLimits, styles: [NumberStyle], numbers: CellNumber) {
    self.limits = limits
    self.styles = styles
    self.numbers = numbers
  }

  /// Takes the rows that were read since the last time.
  func take() -> [Row] {
    defer { rows.removeAll(keepingCapacity: true) }
    return rows
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(XLSXError) {
    switch name {
    case Self.cell: try beginCell(attributes)
    case Self.value: isInValue = true
    case Self.text: isInValue = phonetics == 0
    case Self.row: try beginRow(attributes)
    case Self.phonetic: phonetics += 1
    default: break
    }
  }

  func end(_ name: XMLName) throws(XLSXError) {
    switch name {
    case Self.cell: try endCell()
    case Self.value, Self.text: isInValue = false
    case Self.row:
      if let row, !row.cells.isEmpty { rows.append(row) }
      row = nil
    case Self.phonetic: phonetics -= 1
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XLSXError) {
    guard isInValue else { return }
    guard value.count + bytes.count <= limits.textBytes else { throw .tooLarge }
    value.append(contentsOf: bytes)
  }

  private func beginRow(_ attributes: XMLAttributes) throws(XLSXError) {
    let number = attributes.number(Self.reference) ?? lastNumber + 1
    guard number > lastNumber, number <= 1_048_576 else { throw .damaged }
    lastNumber = number
    row = Row(number: number)
    column = -1
  }

  private func beginCell(_ attributes: XMLAttributes) throws(XLSXError) {
    let place = try attributes[Self.reference].map(Self.column) ?? column + 1
    guard place > column, place < 16_384 else { throw .damaged }
    column = place
    kind = attributes[Self.type].map(Self.kind) ?? .number
    let index = attributes.number(Self.styleOfCell) ?? 0
    style = styles.indices.contains(index) ? styles[index] : .number
    value.removeAll(keepingCapacity: true)
  }

  private func endCell() throws(XLSXError) {
    guard !value.isEmpty else { return }
    let text = CellText.decoded(value[...])
    switch kind {
    case .error: return
    case .text: append(.text(text))
    case .number: append(.text(numbers.text(text, style)))
    case .yesNo: append(.text(text == "1" || text == "true" ? "true" : "false"))
    case .shared:
      guard let index = Int(text), index >= 0 else { throw .damaged }
      append(.shared(index))
    }
  }

  private func append(_ value: Value) { row?.cells.append((column, value)) }

  /// The kind of a cell by its attribute `t`: `b`, `d`, `e`, `inlineStr`, `n`, `s` or `str`.
  private static func kind(_ text: UnsafePointer<CChar>) -> Kind {
    switch (UInt8(bitPattern: text[0]), text[0] == 0 ? 0 : text[1]) {
    case (UInt8(ascii: "s"), 0): .shared
    case (UInt8(ascii: "b"), _): .yesNo
    case (UInt8(ascii: "e"), _): .error
    case (UInt8(ascii: "n"), _): .number
    default: .text
    }
  }

  /// The column of a place as `AB12`, from 0.
  private static func column(_ place: UnsafePointer<CChar>) throws(XLSXError) -> Int {
    var (column, next) = (0, place)
    while case let letter = UInt8(bitPattern: next.pointee) & 0xDF, (65...90).contains(letter), column < 16_384 {
      column = column * 26 + Int(letter - 64)
      next += 1
    }
    guard column > 0 else { throw .damaged }
    return column - 1
  }

  private static let cell = XMLName("c")
  private static let row = XMLName("row")
  private static let value = XMLName("v")
  private static let text = XMLName("t")
  private static let phonetic = XMLName("rPh")
  private static let reference = XMLName("r")
  private static let type = XMLName("t")
  private static let styleOfCell = XMLName("s")
}
