import Customers
import Kernel

@testable import Storage

/// Reads the small part of SQL that filters compile to, with its three-valued logic: an engine for tests
/// that need none.
struct FakeCondition {
  private let tokens: [Substring]
  private let row: [String: SQLValue]
  private var values: ArraySlice<SQLValue>
  private var position = 0

  init(_ sql: SQL, row: [String: SQLValue]) {
    let spaced = sql.text.replacing("(", with: " ( ").replacing(")", with: " ) ").replacing(",", with: " , ")
    tokens = spaced.split(separator: " ")
    self.row = row
    values = sql.values[...]
  }

  mutating func isTrue() -> Bool { alternatives() == true && position == tokens.count }

  static func row(_ facts: FilterFacts, _ context: FilterContext) -> [String: SQLValue] {
    let columns = [
      "name": "name_folded", "stage": "stage", "health": "health", "arr": "arr_minor", "seats.used": "seats_used",
      "last_seen": "last_seen_at", "renewal": "renewal_on", "churned": "is_churned", "owner": "owner_id",
    ]
    var row: [String: SQLValue] = [:]
    for (key, fact) in facts.values {
      if let column = columns[key] { row[column] = value(fact, column, context) }
    }
    row["currency"] = context.currency.sqlValue
    row["name_folded"] = .text(context.fold(facts.name))
    return row
  }

  private static func value(_ fact: FilterFact, _ column: String, _ context: FilterContext) -> SQLValue {
    switch fact {
    case .text(let text): text.sqlValue
    case .words(let words): (words.first ?? "").sqlValue
    case .number(let number): number.sqlValue
    case .money(let amount): amount.sqlValue
    case .day(let day): column == "last_seen_at" ? day.start(in: context.timeZone).sqlValue : day.sqlValue
    case .moment(let moment): moment.sqlValue
    case .flag(let flag): .bool(flag)
    case .person(let person): person.sqlValue
    }
  }

  private var next: Substring? { position < tokens.count ? tokens[position] : nil }

  private mutating func take(_ words: String...) -> Bool {
    guard tokens[position...].prefix(words.count).elementsEqual(words, by: { $0 == $1 }) else { return false }
    position += words.count
    return true
  }

  private mutating func alternatives() -> Bool? {
    var result = conjunction()
    while take("OR") {
      let right = conjunction()
      result = result == true || right == true ? true : (result == nil || right == nil ? nil : false)
    }
    return result
  }

  private mutating func conjunction() -> Bool? {
    var result = test()
    while take("AND") {
      let right = test()
      result = result == false || right == false ? false : (result == nil || right == nil ? nil : true)
    }
    return result
  }

  private mutating func test() -> Bool? {
    guard take("(") else { return comparison() }
    let inner = alternatives()
    _ = take(")")
    return take("IS", "NOT", "TRUE") ? inner != true : inner
  }

  private mutating func comparison() -> Bool? {
    let left = operand()
    if take("IS", "NOT", "NULL") { return left != .null }
    if take("IS", "NULL") { return left == .null }
    if take("IS", "TRUE") { return left == .bool(true) }
    if take("IS", "FALSE") { return left == .bool(false) }
    if take("IN", "(") { return list(contains: left) }
    let sign = next ?? ""
    position += 1
    let right = operand()
    if sign == "LIKE" { position += 2 }
    guard left != .null, right != .null else { return nil }
    return sign == "LIKE" ? Self.isLike(left, right) : Self.holds(sign, left, right)
  }

  private mutating func list(contains left: SQLValue) -> Bool? {
    var found = false
    repeat { if operand() == left { found = true } } while take(",")
    _ = take(")")
    return left == .null ? nil : found
  }

  private mutating func operand() -> SQLValue {
    let token = next ?? ""
    position += 1
    if token == "\u{1}" { return values.popFirst() ?? .null }
    if let number = Int64(token) { return .integer(number) }
    return row[String(token)] ?? .null
  }

  private static func holds(_ sign: Substring, _ left: SQLValue, _ right: SQLValue) -> Bool {
    if case (.text, .text) = (left, right) { return sign == "=" && left == right }
    let order: (Double, Double)? =
      switch (left, right) {
      case (.integer(let left), .integer(let right)): (Double(left), Double(right))
      case (.real(let left), .real(let right)): (left, right)
      default: nil
      }
    guard let (first, second) = order else { return false }
    return switch sign {
    case "=": first == second
    case "<": first < second
    case "<=": first <= second
    case ">": first > second
    default: first >= second
    }
  }

  /// Only patterns `%…%` with escaped signs come here.
  private static func isLike(_ left: SQLValue, _ right: SQLValue) -> Bool {
    guard case .text(let text) = left, case .text(let pattern) = right else { return false }
    let plain = pattern.dropFirst().dropLast().replacing("\\%", with: "%").replacing("\\_", with: "_")
    return text.contains(plain)
  }
}
