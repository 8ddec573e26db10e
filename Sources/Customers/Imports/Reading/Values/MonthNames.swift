/// The names of the months in English and Hindi; Korean counts them.
enum MonthNames {
  private static let english = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let hindi = [
    "जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर",
  ].map(HeaderName.fold)

  static func canContain(_ scalar: Unicode.Scalar) -> Bool {
    (0x900...0x963).contains(scalar.value) || scalar.isASCII && scalar.properties.isAlphabetic
  }

  /// 1 to 12 for a name, or its first three letters or more in English.
  static func number(of word: ArraySlice<Unicode.Scalar>) -> Int? {
    let folded = HeaderName.fold(String(String.UnicodeScalarView(word)))
    if let index = hindi.firstIndex(of: folded) { return index + 1 }
    guard folded.utf8.count >= 3 else { return nil }
    return english.firstIndex { $0.hasPrefix(folded) }.map { $0 + 1 } ?? (folded == "sept" ? 9 : nil)
  }
}
