import Kernel

/// Chooses a language by `Accept-Language` (RFC 9110, section 12.5.4).
enum AcceptLanguage {
  /// The language we have that the header wants most; nil when it wants none of ours.
  static func best(_ header: String?) -> LanguageCode? {
    guard let header else { return nil }
    let wishes = header.split(separator: ",").prefix(20).compactMap { wish -> (LanguageCode, Double)? in
      let parts = wish.split(separator: ";").map { $0.trimmingBlanks }
      guard let tag = parts.first, let code = LanguageCode(rawValue: tag.prefix(2).lowercased()) else { return nil }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      return quality > 0 ? (code, quality) : nil
    }
    return wishes.enumerated().max { ($0.element.1, -$0.offset) < ($1.element.1, -$1.offset) }?.element.0
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring { drop { $0 == " " } }
}
