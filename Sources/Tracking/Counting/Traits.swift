import Customers
import Foundation
import Identity
import Kernel
import Language
import Web

/// What an identify or group call says of its subject (Segment, "Spec: Identify, Group", reserved traits).
struct Traits: Sendable {
  private let values: [String: JSONValue]

  /// - Parameter json: an object; anything else has no traits.
  init(json: [UInt8]) {
    if case .object(let values)? = JSONValue(parsing: json) { self.values = values } else { values = [:] }
  }

  /// A text, trimmed, at most 200 characters; nil for what is none.
  func text(_ names: String...) -> String? {
    for name in names {
      guard case .string(let text)? = values[name] else { continue }
      let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
      let clean = String(String.UnicodeScalarView(trimmed.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }))
      if !clean.isEmpty { return String(clean.prefix(200)).precomposedStringWithCanonicalMapping }
    }
    return nil
  }

  /// An address in lower case.
  var email: String? { text("email").flatMap(EmailAddress.init)?.key }

  /// A whole number that is not negative.
  func count(_ names: String...) -> Int? {
    for name in names {
      switch values[name] {
      case .number(let number): if let whole = Int("\(number)"), whole >= 0 { return whole }
      case .string(let text): if let number = Int(text), number >= 0 { return number }
      default: continue
      }
    }
    return nil
  }

  /// Texts, numbers and yes or no under the names that nothing else takes, the first fifty.
  func others(than taken: Set<String>) -> [String: String] {
    var others: [String: String] = [:]
    for (name, value) in values.sorted(by: { $0.key < $1.key }) where !taken.contains(name) && others.count < 50 {
      let text: String? =
        switch value {
        case .string: self.text(name)
        case .number(let number): "\(number)"
        case .bool(let isTrue): isTrue ? "true" : "false"
        default: nil
        }
      if let text, name.utf8.count <= 100 { others[name] = text }
    }
    return others
  }

  /// Same traits, same number.
  static func hash(_ json: [UInt8]) -> Int64 {
    json.withUnsafeBytes { Int64(truncatingIfNeeded: Sodium.shortHash($0, key: (1, 2))) }
  }
}
