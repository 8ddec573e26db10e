extension String {
  /// With the digits of Devanagari as ASCII, and every kind of blank and minus as the plain one.
  var withPlainDigits: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var plain = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x966...0x96F: plain.append(Unicode.Scalar(UInt8(scalar.value - 0x966 + 48)))
      case 0xFF10...0xFF19: plain.append(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 48)))
      case 0xA0, 0x2009, 0x202F, 0x3000: plain.append(" ")
      case 0x2212: plain.append("-")
      case 0x2019: plain.append("'")
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }
}
