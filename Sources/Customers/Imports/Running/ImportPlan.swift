import Kernel

/// Which files are imported in which order and how, or why they cannot be.
struct ImportPlan: Sendable {
  struct Step: Sendable {
    let file: ImportFile
    let mapping: ImportMapping
    let table: TableFile
    let dialect: CSVDialect
    let header: [String]
  }

  /// Accounts first, then what belongs to them.
  private(set) var steps: [Step] = []
  /// The reports of files that cannot be imported as they are.
  private(set) var refused: [ImportFileReport] = []

  init(_ files: [ImportFile], source: String, currency: Currency) {
    for file in files { add(file, source, currency) }
    let order = ImportKind.allCases
    steps.sort { left, right in
      let (first, second) = (order.firstIndex(of: left.mapping.kind), order.firstIndex(of: right.mapping.kind))
      return (first ?? 0, left.file.name) < (second ?? 0, right.file.name)
    }
  }

  private mutating func add(_ file: ImportFile, _ source: String, _ currency: Currency) {
    do {
      let format = file.mapping.map { file.format.or(TableFormat($0)) } ?? file.format
      let table = TableFile(path: file.path, format: format)
      let preview = try table.preview()
      let found = Recogniser(source: source).recognise(preview, kind: file.mapping?.kind ?? file.kind, format: format)
      guard preview.headerProblem == nil,
        var mapping = file.mapping?.with(file.format) ?? (found.isReady ? found.mapping : nil)
      else {
        return refuse(file, kind: found.kind, found.questions.map { ImportFileReport.Failure($0) })
      }
      if let question = mapping.decideDates(preview) {
        return refuse(file, kind: mapping.kind, [ImportFileReport.Failure(question)])
      }
      _ = try RowMapper(mapping: mapping, header: preview.header, currency: currency)
      steps.append(
        Step(file: file, mapping: mapping, table: table, dialect: preview.dialect, header: preview.header))
    } catch let problem as Problem {
      let failures = problem.fields.map { ImportFileReport.Failure(code: $0.code, arguments: $0.arguments) }
      refuse(file, kind: file.mapping?.kind, failures)
    } catch let error as ByteSourceError {
      refuse(file, kind: nil, [ImportFileReport.Failure(code: error.code)])
    } catch {
      refuse(file, kind: nil, [ImportFileReport.Failure(code: ByteSourceError.cannotRead.code)])
    }
  }

  private mutating func refuse(_ file: ImportFile, kind: ImportKind?, _ failures: [ImportFileReport.Failure]) {
    var report = ImportFileReport(file: file.name, kind: kind)
    report.failures = failures
    refused.append(report)
  }
}

extension ByteSourceError: ProblemConvertible {
  public var problem: Problem { .invalid("/file", code) }

  /// The words stand under `imports.question.<code>`, those of workbooks under `problem.field.<code>`.
  var code: String {
    switch self {
    case .cannotOpen: "cannotOpen"
    case .cannotRead: "cannotRead"
    case .workbook(let error): error.code
    }
  }
}
