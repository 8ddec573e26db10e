import Foundation
import Kernel

/// Reads the fields of a JSON object or of a form, collecting everything that is wrong with them.
///
/// Each getter gives a harmless value where the field is wrong; `check()` then throws all problems at once,
/// and, for JSON, one for every field that nobody asked for.
public struct Fields: Sendable {
  private let values: [String: JSONValue]
  private let isForm: Bool
  private let prefix: String
  private var asked: Set<String> = ["_csrf"]
  public var validation = Validation()

  init(object: [String: JSONValue], isForm: Bool = false, prefix: String = "") {
    values = object
    self.isForm = isForm
    self.prefix = prefix
  }

  public init(form: Query) {
    let values = Dictionary(form.pairs.map { ($0.name, JSONValue.string($0.value)) }) { first, _ in first }
    self.init(object: values, isForm: true)
  }

  /// Whether the request says anything about the field: a change leaves the others as they are.
  public func has(_ name: String) -> Bool { values[name] != nil }

  /// Text that has to be there, trimmed, 1 to `limit` characters.
  public mutating func text(_ name: String, limit: Int = 200) -> String {
    guard let text = string(name) else {
      validation.require(wrongTypeReported(name), pointer(name), "required")
      return ""
    }
    return validation.text(text, pointer(name), limit: limit)
  }

  /// Text that may be missing, null or empty.
  public mutating func optionalText(_ name: String, limit: Int = 200) -> String? {
    validation.optionalText(string(name), pointer(name), limit: limit)
  }

  /// A date, when there is one.
  public mutating func date(_ name: String) -> LocalDate? { parsed(name, "notADate") { LocalDate($0) } }

  /// A moment, when there is one.
  public mutating func timestamp(_ name: String) -> Timestamp? { parsed(name, "notATimestamp") { Timestamp($0) } }

  /// An id, when there is one.
  public mutating func id<Subject>(_ name: String, of _: Subject.Type = Subject.self) -> ID<Subject>? {
    parsed(name, "unknownReference") { ID<Subject>($0) }
  }

  /// An id that has to be there; nil when it is not, which is then among the problems.
  public mutating func requiredID<Subject>(_ name: String, of _: Subject.Type = Subject.self) -> ID<Subject>? {
    let found = id(name, of: Subject.self)
    validation.require(found != nil || wrongTypeReported(name), pointer(name), "required")
    return found
  }

  /// One of an enumeration's raw values, when there is one.
  public mutating func choice<Choice: RawRepresentable<String>>(_ name: String, of _: Choice.Type = Choice.self)
    -> Choice?
  {
    parsed(name, "notAChoice") { Choice(rawValue: $0) }
  }

  /// Text that `read` understands, when there is any.
  public mutating func parsed<Value>(_ name: String, _ code: String, _ read: (String) -> Value?) -> Value? {
    guard let text = string(name), !text.isEmpty else { return nil }
    guard let value = read(text.trimmed) else {
      validation.add(pointer(name), code)
      return nil
    }
    return value
  }

  /// A whole number within `range`, when there is one.
  public mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let decimal = number(name) else { return nil }
    guard let integer = Int("\(decimal)") else {
      validation.add(pointer(name), "notAWholeNumber")
      return nil
    }
    guard range.contains(integer) else {
      let bounds = ["from": String(range.lowerBound), "to": String(range.upperBound)]
      validation.add(pointer(name), "outOfRange", bounds)
      return nil
    }
    return integer
  }

  /// A number, when there is one. Forms write it as text with a full stop.
  public mutating func number(_ name: String) -> Decimal? {
    asked.insert(name)
    switch values[name] {
    case nil, .null: return nil
    case .number(let value): return value
    case .hugeNumber:
      validation.add(pointer(name), "notANumber")
      return nil
    case .string(let text) where isForm:
      if text.trimmed.isEmpty { return nil }
      guard text.trimmed.wholeMatch(of: /[+-]?[0-9]{1,18}(\.[0-9]{1,12})?/) != nil,
        let value = Decimal(string: text.trimmed, locale: Locale(identifier: "en_US_POSIX"))
      else {
        validation.add(pointer(name), "notANumber")
        return nil
      }
      return value
    default:
      wrongType(name, "number")
      return nil
    }
  }

  /// Yes or no; a form's box that is not ticked is no.
  public mutating func flag(_ name: String) -> Bool? {
    asked.insert(name)
    switch values[name] {
    case nil: return isForm ? false : nil
    case .null: return nil
    case .bool(let value): return value
    case .string(let text) where isForm: return ["on", "yes", "true", "1"].contains(text)
    default:
      wrongType(name, "boolean")
      return nil
    }
  }

  /// A list of texts of 1 to 200 characters; a form separates them by commas.
  public mutating func texts(_ name: String, most: Int = 100) -> [String]? {
    asked.insert(name)
    let list: [JSONValue]
    switch values[name] {
    case nil, .null: return nil
    case .array(let items): list = items
    case .string(let text) where isForm:
      list = text.split(separator: ",").map { .string(String($0).trimmed) }.filter { $0 != .string("") }
    default:
      wrongType(name, "array")
      return nil
    }
    validation.require(list.count <= most, pointer(name), "tooMany", ["limit": String(most)])
    return list.prefix(most).enumerated().compactMap { index, item in
      guard case .string(let text) = item else {
        validation.add("\(pointer(name))/\(index)", "wrongType", ["wanted": "string"])
        return nil
      }
      return validation.text(text, "\(pointer(name))/\(index)", limit: 200)
    }
  }

  /// A list of ids; what is no id is among the problems by its place.
  public mutating func ids<Subject>(
    _ name: String, of _: Subject.Type = Subject.self, most: Int
  ) -> [ID<Subject>]? {
    texts(name, most: most).map { list in
      list.enumerated().compactMap { index, text in
        let id = ID<Subject>(text)
        if id == nil { validation.add("\(pointer(name))/\(index)", "unknownReference") }
        return id
      }
    }
  }

  /// The value as it came, for parts that have a form of their own.
  public mutating func value(_ name: String) -> JSONValue? {
    asked.insert(name)
    return values[name]
  }

  /// The objects of a list, each to be read by `read`; the problems' pointers lead into the list.
  public mutating func objects<Item>(_ name: String, most: Int, _ read: (inout Fields) -> Item) -> [Item]? {
    guard let value = value(name) else { return nil }
    guard case .array(let items) = value else {
      wrongType(name, "array")
      return nil
    }
    validation.require(items.count <= most, pointer(name), "tooMany", ["limit": String(most)])
    return items.prefix(most).enumerated().compactMap { index, item in
      guard case .object(let object) = item else {
        validation.add("\(pointer(name))/\(index)", "wrongType", ["wanted": "object"])
        return nil
      }
      var fields = Fields(object: object, prefix: "\(pointer(name))/\(index)")
      let result = read(&fields)
      fields.reportUnknown()
      fields.validation.problems.forEach { validation.add($0.pointer, $0.code, $0.arguments) }
      return result
    }
  }

  /// The items of a list, to be read one by one, each with problems of its own; nil for one that is no object.
  public mutating func items(_ name: String, most: Int) -> [Fields?]? {
    guard let value = value(name) else { return nil }
    guard case .array(let items) = value else {
      wrongType(name, "array")
      return nil
    }
    validation.require(items.count <= most, pointer(name), "tooMany", ["limit": String(most)])
    return items.prefix(most).map { item in
      guard case .object(let object) = item else { return nil }
      return Fields(object: object)
    }
  }

  /// Throws everything that was wrong, fields that nobody asked for among it.
  public mutating func check() throws(Problem) {
    reportUnknown()
    try validation.check()
  }

  private mutating func reportUnknown() {
    guard !isForm else { return }
    for name in values.keys.sorted() where !asked.contains(name) { validation.add(pointer(name), "unknownField") }
  }

  private mutating func string(_ name: String) -> String? {
    asked.insert(name)
    switch values[name] {
    case nil, .null: return nil
    case .string(let text): return text
    default:
      wrongType(name, "string")
      return nil
    }
  }

  private mutating func wrongType(_ name: String, _ wanted: String) {
    validation.add(pointer(name), "wrongType", ["wanted": wanted])
  }

  private func wrongTypeReported(_ name: String) -> Bool {
    validation.problems.contains { $0.pointer == pointer(name) }
  }

  /// RFC 6901: `~` and `/` within a name are written `~0` and `~1`.
  private func pointer(_ name: String) -> String {
    "\(prefix)/\(name.replacing("~", with: "~0").replacing("/", with: "~1"))"
  }
}
