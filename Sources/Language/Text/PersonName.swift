import Foundation
import Kernel

/// A person's name in its two parts, written and shortened as its own script asks.
public struct PersonName: Sendable, Hashable {
  public let given: String
  /// Empty when there is none, as for many people in India.
  public let family: String

  public init(given: String, family: String) {
    self.given = given.trimmed
    self.family = family.trimmed
  }

  /// Takes a whole name apart: `김민준`, `Anna Maria Smith`, `Smith, Anna`, `प्रिया शर्मा`.
  public init(_ whole: String) {
    let name = whole.trimmed
    let parts = name.split(whereSeparator: \.isWhitespace)
    if let comma = name.firstIndex(of: ",") {
      self.init(given: String(name[name.index(after: comma)...]), family: String(name[..<comma]))
    } else if name.isHangul {
      self.init(korean: parts)
    } else {
      self.init(
        given: parts.dropLast(parts.count > 1 ? 1 : 0).joined(separator: " "),
        family: parts.count > 1 ? String(parts[parts.count - 1]) : "")
    }
  }

  /// The whole name: family first and without a space in Hangul, given name first in other scripts.
  public var display: String {
    if isHangul { return family + given }
    return [given, family].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The name as one writes about somebody politely: with 님 for Korean readers, else as it is.
  ///
  /// Hindi adds no जी by itself: it would sound wrong in a list and about somebody who left.
  public func polite(in language: LanguageCode) -> String {
    language == .korean && !display.isEmpty ? "\(display) 님" : display
  }

  private var isHangul: Bool { (family + given).isHangul }

  private init(korean parts: [Substring]) {
    if parts.count > 1 {
      self.init(given: parts.dropFirst().joined(), family: String(parts[0]))
      return
    }
    let name = parts.first ?? ""
    let familyLength = name.count > 2 && Self.longFamilyNames.contains(String(name.prefix(2))) ? 2 : 1
    let hasFamily = (2...5).contains(name.count)
    self.init(
      given: String(hasFamily ? name.dropFirst(familyLength) : name),
      family: hasFamily ? String(name.prefix(familyLength)) : "")
  }

  /// Korean family names of two syllables (Statistics Korea, 2015).
  private static let longFamilyNames: Set<String> = [
    "남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방", "망절", "어금",
  ]
}

extension String {
  /// Whether there are letters and all are Hangul syllables.
  var isHangul: Bool {
    let letters = precomposedStringWithCanonicalMapping.unicodeScalars.filter { !$0.properties.isWhitespace }
    return !letters.isEmpty && letters.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
  }
}
