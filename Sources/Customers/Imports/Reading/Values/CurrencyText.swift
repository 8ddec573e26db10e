import Kernel

/// Reads currencies: codes as of ISO 4217, signs, and the words that price lists use.
enum CurrencyText {
  /// The active codes of ISO 4217 list one (2024) that name money people pay with.
  static let codes: Set<String> = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF \
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG \
    HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA \
    MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD \
    RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX \
    USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
    """.split(separator: " ").map(String.init))

  /// For each sign or word the currencies that use it, the likeliest first.
  private static let signs: [String: [String]] = [
    "$": ["USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"], "US$": ["USD"], "€": ["EUR"], "£": ["GBP", "EGP"],
    "¥": ["JPY", "CNY"], "￥": ["JPY", "CNY"], "円": ["JPY"], "₩": ["KRW"], "￦": ["KRW"], "원": ["KRW"],
    "₹": ["INR"], "RS": ["INR", "PKR", "LKR", "NPR"], "RS.": ["INR", "PKR", "LKR", "NPR"], "रु": ["INR", "NPR"],
    "रु.": ["INR", "NPR"], "रुपये": ["INR", "NPR"], "रूपये": ["INR", "NPR"], "A$": ["AUD"], "C$": ["CAD"],
    "S$": ["SGD"], "달러": ["USD"], "डॉलर": ["USD"],
  ]

  /// The currency that `text` names; where several share a sign, `expected` if it is one of them.
  static func parse(_ text: String, expected: Currency? = nil) -> Currency? {
    let word = text.uppercased()
    if codes.contains(word) { return Currency(word) }
    guard let candidates = signs[word] else { return nil }
    if let expected, candidates.contains(expected.code) { return expected }
    return candidates.first.flatMap { Currency($0) }
  }
}
