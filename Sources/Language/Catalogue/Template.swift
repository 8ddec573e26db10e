/// A text of the catalogue, cut into literal parts and placeholders.
///
/// `{name}` is a value, `{name|을/를}` a value and its Korean particle, `{|을/를}` the particle for whatever stands
/// before it: `「{name}」{|을/를}`.
struct Template: Sendable, Equatable {
  enum Part: Sendable, Equatable {
    case text(String)
    case value(String)
    case particle(KoreanParticle)
  }

  let parts: [Part]
  /// Whether every brace has its partner and something sensible between them.
  let isWellFormed: Bool

  init(_ source: String) {
    var parts: [Part] = []
    var isWellFormed = true
    var rest = Substring(source)
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}") else { break }
      let inside = rest[rest.index(after: open)..<close]
      if let placeholder = Self.placeholder(inside) {
        parts.append(contentsOf: placeholder)
      } else {
        parts.append(.text(String(rest[...close])))
        isWellFormed = false
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    let strayBrace = rest.contains { $0 == "{" || $0 == "}" }
    self.parts = parts
    self.isWellFormed = isWellFormed && !strayBrace
  }

  /// The text; a placeholder without a value stays as it is written.
  func filled(with arguments: [String: String]) -> String {
    if parts.count == 1, case .text(let text) = parts[0] { return text }
    return parts.reduce(into: "") { result, part in
      switch part {
      case .text(let text): result += text
      case .value(let name): result += arguments[name] ?? "{\(name)}"
      case .particle(let particle): result += particle.form(after: result)
      }
    }
  }

  /// The names of the values.
  var names: Set<String> {
    Set(
      parts.compactMap { part in
        if case .value(let name) = part { name } else { nil }
      })
  }

  private static func placeholder(_ inside: Substring) -> [Part]? {
    let pieces = inside.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(pieces[0])
    let isName = !name.isEmpty && name.utf8.allSatisfy(\.isNameByte)
    guard pieces.count == 2 else { return isName ? [.value(name)] : nil }
    guard let particle = KoreanParticle(pieces[1]), isName || name.isEmpty else { return nil }
    return (isName ? [.value(name)] : []) + [.particle(particle)]
  }
}

extension UInt8 {
  fileprivate var isNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
