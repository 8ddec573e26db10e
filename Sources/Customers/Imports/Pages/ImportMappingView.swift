import Kernel

/// What the page shows on which columns are matched to fields.
struct ImportMappingView: Sendable {
  let upload: ImportUpload
  let preview: CSVPreview
  /// What the person has said of how the file is written.
  let format: TableFormat
  let header: [String]
  /// The first values of each column.
  let samples: [[String]]
  /// Nil when nothing speaks for any kind; then the page asks for it.
  let mapping: ImportMapping?
  let questions: [RecognitionQuestion]
  /// Whether the mapping is the one of the last import of such a file.
  let isKept: Bool
  /// What the workspace has defined: columns of a file of accounts may fill it.
  let attributes: AttributeDefinitions

  init(
    upload: ImportUpload, preview: CSVPreview, kind: ImportKind?, format: TableFormat, last: ImportMapping?,
    attributes: AttributeDefinitions = .none
  ) {
    self.attributes = attributes
    self.upload = upload
    self.preview = preview
    self.format = format
    header = preview.header
    let rows = preview.rows.filter { $0.problem == nil }.prefix(3)
    samples = preview.header.indices.map { index in rows.map { $0.trimmed(index) } }
    let found = Recogniser().recognise(preview, kind: kind, format: format)
    let decided = upload.mapping.flatMap { kind == nil || $0.kind == kind ? $0 : nil }
    let former = last.flatMap { kind == nil || $0.kind == kind ? $0 : nil }
    mapping = decided ?? former ?? found.mapping
    isKept = decided == nil && former != nil
    questions = decided == nil && former == nil ? found.questions : []
  }

  /// A date of the file that could be read with the day or the month first.
  var ambiguousDate: String? { mapping?.ambiguousDate(in: preview) }

  /// The values with which the form begins.
  var values: [String: String] {
    guard let mapping else { return [:] }
    var values = [
      "source": mapping.source, "dateOrder": mapping.dateOrder?.rawValue ?? "",
      "decimalMark": mapping.decimalMark.rawValue,
    ]
    var rest = mapping.columns
    for (index, name) in header.enumerated() {
      guard let place = rest.firstIndex(where: { $0.column.trimmed == name.trimmed }) else { continue }
      let known = mapping.kind == .accounts ? attributes : .none
      values["column\(index)"] = ImportMappingForm.text(rest.remove(at: place).target, known)
    }
    return values
  }
}
