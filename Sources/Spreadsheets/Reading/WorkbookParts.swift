import Foundation

/// Which other parts a part names: `_rels/*.rels`.
final class RelationshipsPart: XMLHandler {
  struct Relationship {
    let type: String
    let target: String
  }

  private(set) var byID: [String: Relationship] = [:]

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == XMLName("Relationship"), byID.count < 10_000, let id = attributes.text(XMLName("Id")),
      let type = attributes.text(XMLName("Type")), let target = attributes.text(XMLName("Target"))
    else { return }
    byID[id] = Relationship(type: type, target: target)
  }

  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// The target of the first relationship of a type, by the last word of it.
  func target(ofType type: String) -> String? {
    byID.sorted { $0.key < $1.key }.first { $0.value.type.hasSuffix("/\(type)") }?.value.target
  }
}

/// What the parts are: `[Content_Types].xml`.
final class ContentTypesPart: XMLHandler {
  private(set) var hasMacros = false
  private(set) var isWorkbook = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard let type = attributes.text(XMLName("ContentType"))?.lowercased() else { return }
    if type.contains("macroenabled") || type.contains("vbaproject") { hasMacros = true }
    if type.contains("spreadsheetml.sheet.main") || type.contains("spreadsheetml.template.main") { isWorkbook = true }
  }

  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The sheets and the calendar of a workbook: `xl/workbook.xml`.
final class WorkbookPart: XMLHandler {
  struct Sheet {
    let name: String
    let relationship: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  /// Whether days are counted from 1904-01-01, as on old Macs.
  private(set) var begins1904 = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == XMLName("workbookPr") { begins1904 = attributes.isTrue(XMLName("date1904")) }
    guard name == XMLName("sheet"), sheets.count < 10_000, let title = attributes.text(XMLName("name")),
      let relationship = attributes.text(XMLName("id"))
    else { return }
    let isHidden = (attributes.text(XMLName("state")) ?? "visible") != "visible"
    sheets.append(Sheet(name: title, relationship: relationship, isHidden: isHidden))
  }

  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// How cells are shown, as far as it says which numbers are dates: `xl/styles.xml`.
final class StylesPart: XMLHandler {
  private var codes: [Int: String] = [:]
  private var isInCells = false
  /// For each style of cells how its numbers are to be read.
  private(set) var styles: [NumberStyle] = []

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == XMLName("cellXfs") { isInCells = true }
    if name == XMLName("numFmt"), codes.count < 100_000, let id = attributes.number(XMLName("numFmtId")) {
      codes[id] = attributes.text(XMLName("formatCode"))
    }
    if name == XMLName("xf"), isInCells, styles.count < 100_000 {
      let id = attributes.number(XMLName("numFmtId")) ?? 0
      styles.append(codes[id].map { NumberStyle(code: $0) } ?? NumberStyle(builtIn: id))
    }
  }

  func end(_ name: XMLName) { if name == XMLName("cellXfs") { isInCells = false } }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
