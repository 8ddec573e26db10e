extension HTML {
  /// A sentence with its figures set bold: "weekly users <b>31</b> → <b>9</b> (<b>−12</b>)".
  ///
  /// A figure begins with a digit or with a sign or currency mark before one, and runs to the last digit or per cent sign.
  public static func figures(in sentence: String) -> HTML {
    var pieces: [HTML] = []
    var plain = ""
    var rest = sentence[...]
    while let first = rest.first {
      let figure = rest.leadingFigure
      if figure.isEmpty {
        plain.append(first)
        rest = rest.dropFirst()
      } else {
        pieces += ["\(plain)", "<b>\(String(figure))</b>"]
        plain = ""
        rest = rest[figure.endIndex...]
      }
    }
    pieces.append("\(plain)")
    return join(pieces)
  }
}

extension Substring {
  /// The figure this text begins with; empty when it begins with none.
  fileprivate var leadingFigure: Substring {
    let digits = drop(while: \.isFigurePrefix)
    guard let first = digits.first, first.isNumber else { return prefix(0) }
    let body = digits.prefix { $0.isNumber || $0.isFigureSeparator }
    let figure = self[startIndex..<body.endIndex]
    let tail = figure.reversed().prefix { ",. ".contains($0) }.count
    return figure.dropLast(tail)
  }
}

extension Character {
  fileprivate var isFigurePrefix: Bool { isCurrencySymbol || "+−-".contains(self) }
  fileprivate var isFigureSeparator: Bool { ",.%’\u{00A0}\u{202F}".contains(self) }
}
