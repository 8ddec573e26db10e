import Kernel

extension MappedRow {
  /// A hash of everything that the row says; its line does not matter.
  var contentHash: Int64 {
    var hash = StableHash()
    for entry in values.entries {
      hash.add(entry.key.rawValue)
      entry.value.add(to: &hash)
    }
    hash.add("metrics")
    for (key, value) in metrics.sorted(by: { $0.key < $1.key }) {
      hash.add(key)
      hash.add(value.bitPattern)
    }
    hash.add("attributes")
    for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
      hash.add(key)
      value.add(to: &hash)
    }
    return hash.value
  }
}

extension ImportValue {
  fileprivate func add(to hash: inout StableHash) {
    switch self {
    case .text(let text): hash.add(text)
    case .number(let number): hash.add(number.bitPattern)
    case .integer(let number): hash.add(number)
    case .money(let money):
      hash.add(money.minorUnits)
      hash.add(money.currency.code)
    case .currency(let currency): hash.add(currency.code)
    case .date(let date): hash.add(Int64(date.daysSinceEpoch))
    case .moment(let moment): hash.add(moment.timestamp.milliseconds)
    case .boolean(let boolean): hash.add(byte: boolean ? 1 : 0)
    }
  }

  /// As it stands in the attributes of accounts and subscriptions.
  var attributeText: String {
    switch self {
    case .text(let text): text
    case .number(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : "\(number)"
    case .integer(let number): String(number)
    case .money(let money): "\(money.minorUnits) \(money.currency.code)"
    case .currency(let currency): currency.code
    case .date(let date): date.description
    case .moment(let moment): moment.hasTime ? moment.timestamp.description : moment.day.description
    case .boolean(let boolean): boolean ? "true" : "false"
    }
  }
}

extension [String: ImportValue] {
  /// The values as texts, by the names of their columns.
  var texts: [String: String] { mapValues(\.attributeText) }
}
