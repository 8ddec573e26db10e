import Kernel

/// The mapping of a header to the fields of one kind, with how much it speaks for that kind.
struct ColumnProposal: Sendable {
  let kind: ImportKind
  private(set) var targets: [ColumnTarget]
  private(set) var score = 0
  /// Fields that several columns claim alike.
  private(set) var contested: [(key: ImportFieldKey, columns: [String])] = []

  init(kind: ImportKind, columns: [ColumnSample]) {
    self.kind = kind
    targets = Array(repeating: .ignore, count: columns.count)
    let names = columns.map { Self.names(of: $0.name) }
    var taken: Set<Int> = []
    for isClear in [true, false] {
      for entry in HeaderSynonyms.table(of: kind) where !has(entry.key) {
        let wanted = isClear ? entry.clear : entry.vague
        let matching = names.indices.filter { !taken.contains($0) && !wanted.isDisjoint(with: names[$0]) }
        guard let first = matching.first else { continue }
        targets[first] = .field(entry.key)
        taken.insert(first)
        score += isClear ? entry.weight : 1
        if matching.count > 1 { contested.append((entry.key, matching.map { columns[$0].name })) }
      }
    }
    fillRest(columns, taken)
  }

  /// The required fields that no column fills.
  var missing: [[ImportFieldKey]] {
    ImportMapping(kind: kind, columns: mappings(Array(repeating: "", count: targets.count))).missing
  }

  func has(_ key: ImportFieldKey) -> Bool { targets.contains(.field(key)) }

  /// The entries of the mapping under the names of the columns.
  func mappings(_ names: [String]) -> [ColumnMapping] {
    zip(names, targets).map { name, target in
      let isMoney = target.type == .money
      return ColumnMapping(column: name, target: target, currency: isMoney ? Self.currency(in: name) : nil)
    }
  }

  /// Makes metrics or attributes of the columns that are no field.
  private mutating func fillRest(_ columns: [ColumnSample], _ taken: Set<Int>) {
    let takesMetrics = kind == .usage && !(has(.metric) && has(.value))
    var keys: Set<String> = []
    var metrics = 0
    for (index, column) in columns.enumerated() where !taken.contains(index) {
      let key = HeaderName.key(column.name)
      guard !key.isEmpty, keys.insert(key).inserted else { continue }
      if takesMetrics && column.isNumeric && MetricGuess.isPlausible(column.name) {
        targets[index] = .metric(MetricGuess.metric(for: column.name))
        metrics += 1
      } else {
        targets[index] = .attribute(column.name, column.type)
      }
    }
    score += [0, 2, 3][min(2, metrics)]
  }

  /// The folded name, and without a currency at its end.
  private static func names(of name: String) -> Set<String> {
    let words = HeaderName.words(name)
    guard words.count > 1, CurrencyText.codes.contains(words[words.count - 1].uppercased()) else {
      return [HeaderName.fold(name)]
    }
    return [HeaderName.fold(name), words.dropLast().joined()]
  }

  private static func currency(in name: String) -> Currency? {
    let words = HeaderName.words(name)
    guard words.count > 1 else { return nil }
    return words.last.flatMap { CurrencyText.codes.contains($0.uppercased()) ? Currency($0.uppercased()) : nil }
  }
}
