extension HTML {
  /// A sentence with its figures set bold: "weekly users <b>31</b> → <b>9</b> (<b>−12</b>)".
  ///
  /// A figure begins with a digit or with a sign or currency mark before one, and runs to the last digit or per cent sign.
  public static func figures(in sentence: String) -> HTML {
    let scalars = sentence.unicodeScalars
    var html = HTML.empty
    var plain = scalars.startIndex
    var index = plain
    while index < scalars.endIndex {
      if let end = scalars.endOfFigure(at: index) {
        html += "\(String(scalars[plain..<index]))<b>\(String(scalars[index..<end]))</b>"
        (plain, index) = (end, end)
      } else {
        index = scalars.index(after: index)
      }
    }
    return html + "\(String(scalars[plain...]))"
  }
}

extension String.UnicodeScalarView {
  /// Where the figure that begins here ends; nil when none begins here.
  fileprivate func endOfFigure(at start: Index) -> Index? {
    var index = start
    while index < endIndex, self[index].isBeforeFigure { index = self.index(after: index) }
    guard index < endIndex, self[index].isNumber else { return nil }
    var end = index
    while index < endIndex {
      let scalar = self[index]
      guard scalar.isNumber || scalar.isWithinFigure else { break }
      index = self.index(after: index)
      // A separator at the end belongs to the sentence.
      if scalar.isNumber || scalar == "%" || scalar == "’" { end = index }
    }
    return end
  }
}

extension Unicode.Scalar {
  fileprivate var isNumber: Bool {
    isASCII ? ("0"..."9").contains(self) : properties.numericType != nil
  }

  fileprivate var isBeforeFigure: Bool {
    switch self {
    case "+", "−", "-": true
    default: self == "$" || (!isASCII && properties.generalCategory == .currencySymbol)
    }
  }

  fileprivate var isWithinFigure: Bool {
    switch self {
    case ",", ".", "%", "’", "\u{00A0}", "\u{202F}": true
    default: false
    }
  }
}
