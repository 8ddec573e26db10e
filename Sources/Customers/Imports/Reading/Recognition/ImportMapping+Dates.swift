extension ImportMapping {
  /// Decides how the dates of a file are read where its mapping does not say it.
  ///
  /// - Returns: the question that a person must answer, when the file does not show it either.
  mutating func decideDates(_ preview: CSVPreview) -> RecognitionQuestion? {
    guard dateOrder == nil else { return nil }
    let samples = ColumnSample.columns(header: preview.header, rows: preview.rows)
    let evidence = FormatEvidence(targets: targets(in: preview.header), columns: samples, delimiter: 0)
    dateOrder = evidence.dateOrder
    return evidence.questions.first { question in
      switch question {
      case .dateOrder, .mixedDateOrder: true
      default: false
      }
    }
  }

  /// The first value of a column of dates that could be read with the day or the month first.
  func ambiguousDate(in preview: CSVPreview) -> String? {
    let samples = ColumnSample.columns(header: preview.header, rows: preview.rows)
    for (target, sample) in zip(targets(in: preview.header), samples)
    where [.date, .timestamp].contains(target.type) {
      if let text = sample.values.first(where: { DateText.evidence($0) == .either }) { return text }
    }
    return nil
  }

  /// What each column of the header is, the n-th of a name for its n-th mention.
  private func targets(in header: [String]) -> [ColumnTarget] {
    var rest = columns
    return header.map { name in
      guard let place = rest.firstIndex(where: { $0.column.trimmed == name.trimmed }) else { return .ignore }
      return rest.remove(at: place).target
    }
  }
}
