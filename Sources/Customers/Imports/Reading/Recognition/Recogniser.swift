import Kernel

/// Tells what a file holds by the names of its columns and its first values, and proposes its mapping.
///
/// It never guesses: what the file does not say becomes a question.
public struct Recogniser: Sendable {
  /// The least that the columns must say for a kind.
  static let leastScore = 4
  /// How far the best kind must be ahead of the next.
  static let leastLead = 2

  /// The name of the system that the external ids of the file come from.
  public let source: String

  public init(source: String = "csv") { self.source = source }

  /// Recognises a file by its beginning; `kind` is given when a person has said it.
  ///
  /// `format` is what a person has said of the file: what it answers is not asked.
  public func recognise(
    _ preview: CSVPreview, kind: ImportKind? = nil, format: TableFormat = TableFormat()
  ) -> Recognition {
    if let problem = preview.headerProblem { return unrecognised(preview.dialect, .unreadable(problem)) }
    if let problem = preview.rows.first(where: { $0.problem?.code == .notUTF8 })?.problem {
      return unrecognised(preview.dialect, .unreadable(problem))
    }
    return recognise(
      header: preview.header, rows: preview.rows, dialect: preview.dialect, kind: kind, format: format)
  }

  /// Recognises a file by its header and some of its rows.
  public func recognise(
    header: [String], rows: [CSVRow], dialect: CSVDialect = CSVDialect(), kind: ImportKind? = nil,
    format: TableFormat = TableFormat()
  ) -> Recognition {
    guard header.contains(where: { !$0.isEmpty }) else { return unrecognised(dialect, .emptyFile) }
    let columns = ColumnSample.columns(header: header, rows: rows)
    let proposals = ImportKind.allCases.map { ColumnProposal(kind: $0, columns: columns) }
    if let chosen = proposals.first(where: { $0.kind == kind }) {
      return recognition(chosen, confidence: 1, columns, dialect, format)
    }
    let complete = proposals.filter { $0.missing.isEmpty }.sorted { $0.score > $1.score }
    guard let best = complete.first, best.score >= Self.leastScore else {
      return unrecognised(dialect, nearest(of: proposals))
    }
    let rivals = complete.dropFirst().filter { $0.score > best.score - Self.leastLead }
    if !rivals.isEmpty { return unrecognised(dialect, .severalKinds([best.kind] + rivals.map(\.kind))) }
    let next = complete.dropFirst().first?.score ?? 0
    let confidence = Double(best.score) / Double(best.score + next) * min(1, Double(best.score) / 8)
    return recognition(best, confidence: confidence, columns, dialect, format)
  }

  private func recognition(
    _ proposal: ColumnProposal, confidence: Double, _ columns: [ColumnSample], _ dialect: CSVDialect,
    _ format: TableFormat
  ) -> Recognition {
    // The numbers of a workbook have a decimal point whatever its people see.
    let isWorkbook = dialect.sheet != nil
    let formats = FormatEvidence(
      targets: proposal.targets, columns: columns, delimiter: isWorkbook ? UInt8(ascii: ",") : dialect.delimiter,
      dateOrder: format.dateOrder)
    let mapping = ImportMapping(
      kind: proposal.kind, source: source, columns: proposal.mappings(columns.map(\.name)),
      dateOrder: formats.dateOrder, decimalMark: formats.decimalMark,
      delimiter: isWorkbook ? nil : String(UnicodeScalar(dialect.delimiter)), encoding: format.encoding,
      sheet: format.sheet)
    var questions = formats.questions
    questions += proposal.contested.map { .severalColumns($0.key, columns: $0.columns) }
    if !proposal.missing.isEmpty { questions.insert(.missingFields(proposal.missing), at: 0) }
    return Recognition(
      kind: proposal.kind, confidence: confidence, mapping: mapping, dialect: dialect, questions: questions)
  }

  /// The kind that most columns speak for, and what it lacks.
  private func nearest(of proposals: [ColumnProposal]) -> RecognitionQuestion {
    guard let nearest = proposals.max(by: { $0.score < $1.score }), nearest.score >= Self.leastScore - 1 else {
      return .unknownKind(nearest: nil, missing: [])
    }
    return .unknownKind(nearest: nearest.kind, missing: nearest.missing)
  }

  private func unrecognised(_ dialect: CSVDialect, _ question: RecognitionQuestion) -> Recognition {
    Recognition(kind: nil, confidence: 0, mapping: nil, dialect: dialect, questions: [question])
  }
}
