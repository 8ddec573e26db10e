/// The name of an element or attribute without its prefix, as a number that is quick to compare.
struct XMLName: Equatable {
  private let hash: UInt64

  init(_ name: StaticString) {
    hash = name.withUTF8Buffer { $0.reduce(Self.start) { ($0 ^ UInt64($1)) &* Self.prime } }
  }

  init(_ name: UnsafePointer<CChar>) {
    // FNV-1a, begun anew behind a prefix.
    var hash = Self.start
    var next = name
    while next.pointee != 0 {
      let byte = UInt8(bitPattern: next.pointee)
      hash = byte == UInt8(ascii: ":") ? Self.start : (hash ^ UInt64(byte)) &* Self.prime
      next += 1
    }
    self.hash = hash
  }

  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3
}

/// The attributes of an element, valid during the call that brings them.
struct XMLAttributes {
  /// Names and values in turn, ended by nil.
  let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of an attribute; of names that differ in their prefix the first.
  subscript(name: XMLName) -> UnsafePointer<CChar>? {
    guard var next = pairs else { return nil }
    while let found = next[0] {
      if XMLName(found) == name { return next[1] }
      next += 2
    }
    return nil
  }

  func text(_ name: XMLName) -> String? { self[name].map { String(cString: $0) } }

  func number(_ name: XMLName) -> Int? { text(name).flatMap { Int($0) } }

  /// Whether the attribute says yes.
  func isTrue(_ name: XMLName) -> Bool { text(name).map { $0 == "1" || $0 == "true" } ?? false }
}
