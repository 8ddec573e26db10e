/// How the number of a cell is to be read.
enum NumberStyle: Equatable {
  case number
  /// Days since the beginning of the workbook's calendar, with or without a time of day.
  case date
  /// A part of a day, without a date.
  case time

  /// A format that every spreadsheet knows by its number (ECMA-376 part 1, 18.8.30, with the East Asian ones).
  init(builtIn id: Int) {
    switch id {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
    case 18...21, 32...35, 45, 47, 55, 56: self = .time
    default: self = .number
    }
  }

  /// A format by its code, as `yyyy-mm-dd` or `[$-409]d. mmm. yyyy;@`.
  init(code: String) {
    let letters = Self.letters(of: code)
    // Hours and minutes that go on beyond a day, as `[h]:mm`, are a length of time: a number.
    if letters.contains("y") || letters.contains("d") || letters.contains("e") {
      self = .date
    } else if letters.contains("m") && !letters.contains("h") && !letters.contains("s") {
      self = .date
    } else if letters.contains("h") || letters.contains("s") && letters.contains("m") {
      self = .time
    } else {
      self = .number
    }
  }

  /// The letters of the first section that stand for parts of a date, in lower case: without quoted text, escapes,
  /// colours and conditions.
  private static func letters(of code: String) -> Set<Character> {
    var letters: Set<Character> = []
    var (isQuoted, inBrackets, skips) = (false, false, false)
    // `General` and `0.00E+00` are formats of numbers.
    let code = ["general", "e+", "e-"].reduce(code.lowercased()) { $0.replacing($1, with: "") }
    for character in code {
      if skips {
        skips = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if inBrackets {
        inBrackets = character != "]"
      } else {
        switch character {
        case "\"": isQuoted = true
        case "[": inBrackets = true
        case "\\", "_", "*": skips = true
        case ";": return letters
        default: if "ydmhse".contains(character) { letters.insert(character) }
        }
      }
    }
    return letters
  }
}
