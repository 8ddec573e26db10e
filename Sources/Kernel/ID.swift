/// A kind of thing that has ids: gives the prefix that its ids carry outside the program.
public protocol IDPrefixed {
  /// Three or four lowercase letters, such as `acc`; unique in the whole program.
  static var idPrefix: String { get }
}

/// The id of one `Subject`: a UUIDv7 (RFC 9562), 16 bytes inside, `acc_` + 26 characters outside.
///
/// Ids sort by the time they were made, inside (bytes) and outside (text) alike.
public struct ID<Subject: IDPrefixed>: Hashable, Sendable {
  /// The first eight bytes, most significant first: 48 bits of milliseconds, version, 12 random bits.
  public let high: UInt64
  /// The last eight bytes: variant and 62 random bits.
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads the 16 bytes as stored; nil when there are not exactly 16.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    for (index, byte) in bytes.enumerated() {
      if index < 8 { words.0 = words.0 << 8 | UInt64(byte) } else { words.1 = words.1 << 8 | UInt64(byte) }
    }
    self.init(high: words.0, low: words.1)
  }

  /// The 16 bytes, most significant first, as both database engines keep and sort them.
  public var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
      for index in 0..<8 {
        buffer[index] = UInt8(truncatingIfNeeded: high >> UInt64(56 - 8 * index))
        buffer[8 + index] = UInt8(truncatingIfNeeded: low >> UInt64(56 - 8 * index))
      }
      count = 16
    }
  }

  /// The moment at which this id was made, as its first 48 bits say.
  public var madeAt: Timestamp { Timestamp(milliseconds: Int64(high >> 16)) }
}

extension ID: Comparable {
  public static func < (left: ID, right: ID) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }
}

extension ID: CustomStringConvertible, LosslessStringConvertible {
  /// `acc_` and 26 characters of Crockford's base 32 in lowercase.
  public var description: String { "\(Subject.idPrefix)_\(Base32.encode(high: high, low: low))" }

  /// Reads the outside form; nil for another prefix, another length or another alphabet.
  public init?(_ text: String) {
    let prefix = "\(Subject.idPrefix)_"
    guard text.hasPrefix(prefix), let words = Base32.decode(text.utf8.dropFirst(prefix.utf8.count)) else {
      return nil
    }
    self.init(high: words.high, low: words.low)
  }
}

extension ID: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = ID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an id")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
