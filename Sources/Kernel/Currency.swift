/// A currency by its ISO 4217 code.
public struct Currency: Hashable, Sendable {
  /// Three capital letters.
  public let code: String

  /// Nil unless `code` is three ASCII capitals.
  public init?(_ code: String) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
    self.code = code
  }

  private init(trusted code: String) { self.code = code }

  public static let usd = Currency(trusted: "USD")
  public static let inr = Currency(trusted: "INR")
  public static let krw = Currency(trusted: "KRW")
  public static let eur = Currency(trusted: "EUR")

  /// Digits after the decimal mark (ISO 4217, list one, 2024: those that differ from two).
  public var minorDigits: Int {
    switch code {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
      "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }
}

extension Currency: CustomStringConvertible {
  public var description: String { code }
}

extension Currency: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let currency = Currency(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an ISO 4217 code")
    }
    self = currency
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
