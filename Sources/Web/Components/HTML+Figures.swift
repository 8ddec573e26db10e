extension HTML {
  /// A sentence with its figures set bold: "weekly users <b>31</b> → <b>9</b> (<b>−12</b>)".
  ///
  /// A figure begins with a digit or with a sign or currency mark before one, and runs to the last digit or per cent sign.
  /// Digits of what is `named` are none.
  public static func figures(in sentence: String) -> HTML {
    let scalars = sentence.unicodeScalars
    var html = HTML.empty
    var plain = scalars.startIndex
    var index = plain
    while index < scalars.endIndex {
      if scalars[index] == FigureNames.first {
        let end = scalars[index...].firstIndex(of: FigureNames.last) ?? scalars.endIndex
        html += "\(String(scalars[plain..<index]))\(String(scalars[scalars.index(after: index)..<end]))"
        index = end < scalars.endIndex ? scalars.index(after: end) : end
        plain = index
      } else if let end = scalars.endOfFigure(at: index) {
        html += "\(String(scalars[plain..<index]))<b>\(String(scalars[index..<end]))</b>"
        (plain, index) = (end, end)
      } else {
        index = scalars.index(after: index)
      }
    }
    return html + "\(String(scalars[plain...]))"
  }
}

/// What stands around a name in a sentence whose figures are set bold: the isolates of Unicode, which show nothing.
private enum FigureNames {
  static let first: Unicode.Scalar = "\u{2068}"
  static let last: Unicode.Scalar = "\u{2069}"
}

extension String {
  /// A name, or a date, whose digits are no figures to `HTML.figures(in:)`.
  public var named: String { "\(FigureNames.first)\(self)\(FigureNames.last)" }
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
