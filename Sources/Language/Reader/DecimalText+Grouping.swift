import Kernel

extension DecimalText {
  /// The digits with commas and a decimal point, without a sign: `12,34,567.5` for Hindi, else `1,234,567.5`.
  func grouped(in language: LanguageCode) -> String {
    let outerGroup = language == .hindi ? 2 : 3
    var bytes: [UInt8] = []
    bytes.reserveCapacity(whole.count * 4 / 3 + fraction.count + 2)
    for (index, digit) in whole.enumerated() {
      let remaining = whole.count - index
      let startsGroup = remaining == 3 || (remaining > 3 && (remaining - 3) % outerGroup == 0)
      if index > 0, startsGroup { bytes.append(UInt8(ascii: ",")) }
      bytes.append(digit + 48)
    }
    if !fraction.isEmpty {
      bytes.append(UInt8(ascii: "."))
      bytes.append(contentsOf: fraction.map { $0 + 48 })
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// U+2212 for a value below zero that is still so after rounding.
  var minus: String { isNegative && !isZero ? "\u{2212}" : "" }

  /// The minus sign, or a plus sign for a value above zero.
  var sign: String { isZero ? "" : isNegative ? "\u{2212}" : "+" }
}
