/// How a file writes its dates and numbers, gathered from the values of the first rows.
struct FormatEvidence: Sendable {
  private(set) var dateOrder: DateOrder?
  private(set) var decimalMark = DecimalMark.point
  private(set) var questions: [RecognitionQuestion] = []

  init(targets: [ColumnTarget], columns: [ColumnSample], delimiter: UInt8, dateOrder: DateOrder? = nil) {
    let typed = zip(targets, columns).compactMap { target, column in target.type.map { ($0, column) } }
    if let dateOrder {
      self.dateOrder = dateOrder
    } else {
      decideDates(typed.filter { [.date, .timestamp].contains($0.0) }.map(\.1))
    }
    decideNumbers(typed.filter { $0.0.isNumber }.map(\.1), isCommaFree: delimiter != UInt8(ascii: ","))
  }

  private mutating func decideDates(_ columns: [ColumnSample]) {
    let evidence = columns.map { column in (column.name, Set(column.values.compactMap(DateText.evidence))) }
    let all = evidence.reduce(into: Set<DateEvidence>()) { $0.formUnion($1.1) }
    func names(_ kinds: DateEvidence...) -> [String] {
      evidence.filter { !$0.1.isDisjoint(with: kinds) }.map(\.0)
    }
    switch (all.contains(.dayFirst), all.contains(.monthFirst)) {
    case (true, true): questions.append(.mixedDateOrder(columns: names(.dayFirst, .monthFirst)))
    case (true, false): dateOrder = .dayMonthYear
    case (false, true): dateOrder = .monthDayYear
    case (false, false): if all.contains(.either) { questions.append(.dateOrder(columns: names(.either))) }
    }
  }

  /// Decides for the mark that some value shows; asks where commas are certainly not delimiters and none does.
  private mutating func decideNumbers(_ columns: [ColumnSample], isCommaFree: Bool) {
    var seen: Set<NumberEvidence> = []
    var unsure: [String] = []
    for column in columns {
      let evidence = Set(column.values.compactMap(NumberEvidence.init))
      seen.formUnion(evidence)
      if evidence.contains(.either) { unsure.append(column.name) }
    }
    switch (seen.contains(.point), seen.contains(.comma)) {
    case (true, false): decimalMark = .point
    case (false, true): decimalMark = .comma
    case (true, true): questions.append(.decimalMark(columns: columns.map(\.name)))
    case (false, false): if isCommaFree && !unsure.isEmpty { questions.append(.decimalMark(columns: unsure)) }
    }
  }
}

/// What one number says about the decimal mark.
enum NumberEvidence: Hashable {
  case point, comma
  /// One mark with three digits behind it: a fraction or thousands.
  case either

  /// Nil when the number has no mark, or is none.
  init?(_ text: String) {
    let marks = text.utf8.filter { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    guard let last = marks.last, text.utf8.contains(where: { (48...57).contains($0) }) else { return nil }
    let isPoint = last == UInt8(ascii: ".")
    if Set(marks).count == 2 {
      self = isPoint ? .point : .comma
    } else if marks.count > 1 {
      self = isPoint ? .comma : .point
    } else {
      let parts = text.split(separator: isPoint ? "." : ",", omittingEmptySubsequences: false)
      let whole = parts[0].utf8.filter { (48...57).contains($0) }
      let fraction = parts[1].utf8.prefix { (48...57).contains($0) }
      let couldGroup = fraction.count == 3 && (1...3).contains(whole.count) && whole != [48]
      self = couldGroup ? .either : isPoint ? .point : .comma
    }
  }
}

extension ImportFieldType {
  fileprivate var isNumber: Bool {
    switch self {
    case .number, .duration, .integer, .money: true
    default: false
    }
  }
}
