import Foundation
import Synchronization

/// Reads the rows of one sheet of an XLSX workbook, one after the other, in flat memory.
///
/// Cells come as text: texts as they stand, numbers with the 15 digits that a spreadsheet shows, dates as
/// `2025-04-03` or `2025-04-03T14:30:00`, yes and no as `true` and `false`, formulas by the value that was computed
/// last, errors as nothing. What the format allows and an import has no use for is refused: macros, passwords,
/// document types in XML, and whatever unpacks beyond `XLSXLimits`.
public final class XLSXReader: Sendable {
  /// The names of the sheets that a person sees, in their order.
  public let sheets: [String]
  /// The name of the sheet that is read.
  public let sheet: String
  private let rows: Mutex<SheetRows>

  /// Opens the sheet of this name, or the first one that is not hidden.
  public init(path: String, sheet: String? = nil, limits: XLSXLimits = XLSXLimits()) throws(XLSXError) {
    let workbook = try Workbook(path: path, limits: limits)
    sheets = workbook.sheets.map(\.name)
    let rows = try SheetRows(workbook, sheet: sheet)
    self.sheet = rows.name
    self.rows = Mutex(rows)
  }

  /// The next row that holds something; nil at the end.
  public func next() throws(XLSXError) -> XLSXRow? {
    try rows.withLock { rows throws(XLSXError) in try rows.next() }
  }

  /// Whether a file that begins so is a workbook, readable or not: a ZIP file, or the format of Excel 97 to 2003.
  ///
  /// Eight bytes are enough.
  public static func looksLikeWorkbook(_ head: some Collection<UInt8>) -> Bool {
    XLSXPackage.looksLikeWorkbook(head)
  }
}

/// What a workbook says about itself, read before its rows.
private final class Workbook {
  let package: XLSXPackage
  let limits: XLSXLimits
  /// Sheets with rows that are not hidden; all of them where every one is hidden.
  private(set) var sheets: [(name: String, part: String)] = []
  private(set) var begins1904 = false
  private(set) var styles: [NumberStyle] = []
  private(set) var texts: SharedTexts

  init(path: String, limits: XLSXLimits) throws(XLSXError) {
    self.limits = limits
    package = try XLSXPackage(path: path, limits: limits)
    texts = SharedTexts(limits: limits)
    let types = ContentTypesPart()
    try package.read("[Content_Types].xml", with: types)
    if types.hasMacros { throw .macros }
    guard types.isWorkbook else { throw .notAWorkbook }
    let roots = RelationshipsPart()
    try package.read("_rels/.rels", with: roots)
    try read(Self.path(roots.target(ofType: "officeDocument") ?? "xl/workbook.xml", in: ""))
  }

  private func read(_ main: String) throws(XLSXError) {
    let folder = main.split(separator: "/").dropLast().joined(separator: "/")
    let name = main.split(separator: "/").last ?? ""
    let (workbook, links) = (WorkbookPart(), RelationshipsPart())
    try package.read(main, with: workbook)
    try package.read("\(folder)/_rels/\(name).rels", with: links)
    begins1904 = workbook.begins1904
    let found = workbook.sheets.filter { links.byID[$0.relationship]?.type.hasSuffix("/worksheet") == true }
    let shown = found.contains { !$0.isHidden } ? found.filter { !$0.isHidden } : found
    sheets = shown.map { ($0.name, Self.path(links.byID[$0.relationship]?.target ?? "", in: folder)) }
    if let target = links.target(ofType: "styles") {
      let part = StylesPart()
      try package.read(Self.path(target, in: folder), with: part)
      styles = part.styles
    }
    if let target = links.target(ofType: "sharedStrings") {
      try package.read(Self.path(target, in: folder), with: texts)
    }
  }

  /// The name of the part to which a relationship leads: from the root, or from the folder of its source.
  private static func path(_ target: String, in folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/")
    for part in target.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}

/// The rows of one sheet that is being read.
private final class SheetRows {
  let name: String
  private let sheet: SheetPart
  private let stream: PartStream
  private let texts: SharedTexts
  private var ready: [SheetPart.Row] = []
  private var position = 0
  private var isAtEnd = false

  init(_ workbook: Workbook, sheet wanted: String?) throws(XLSXError) {
    let chosen = wanted.map { name in workbook.sheets.first { $0.name == name } } ?? workbook.sheets.first
    guard let chosen else { throw .noSuchSheet(wanted ?? "") }
    name = chosen.name
    texts = workbook.texts
    sheet = SheetPart(
      limits: workbook.limits, styles: workbook.styles, numbers: CellNumber(begins1904: workbook.begins1904))
    stream = try workbook.package.open(chosen.part, with: sheet)
  }

  func next() throws(XLSXError) -> XLSXRow? {
    while position == ready.count {
      if isAtEnd { return nil }
      isAtEnd = try !stream.advance()
      ready = sheet.take()
      position = 0
    }
    defer { position += 1 }
    let row = ready[position]
    return XLSXRow(
      number: row.number,
      cells: row.cells.map { cell in
        switch cell.value {
        case .text(let text): XLSXRow.Cell(column: cell.column, text: text)
        case .shared(let index): XLSXRow.Cell(column: cell.column, text: texts[index])
        }
      })
  }
}
