import Kernel

/// The names of months and weekdays (CLDR 46).
struct CalendarNames {
  /// January first.
  let months: [String]
  let shortMonths: [String]
  /// Monday first.
  let weekdays: [String]
  let shortWeekdays: [String]

  static func of(_ language: LanguageCode) -> CalendarNames {
    switch language {
    case .english: english
    case .hindi: hindi
    case .korean: korean
    }
  }

  private static let english = CalendarNames(
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ],
    shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    shortWeekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])

  private static let hindi = CalendarNames(
    months: [
      "जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्तूबर", "नवंबर", "दिसंबर",
    ],
    shortMonths: ["जन॰", "फ़र॰", "मार्च", "अप्रैल", "मई", "जून", "जुल॰", "अग॰", "सित॰", "अक्तू॰", "नव॰", "दिस॰"],
    weekdays: ["सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"],
    shortWeekdays: ["सोम", "मंगल", "बुध", "गुरु", "शुक्र", "शनि", "रवि"])

  private static let korean = CalendarNames(
    months: (1...12).map { "\($0)월" },
    shortMonths: (1...12).map { "\($0)월" },
    weekdays: ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"],
    shortWeekdays: ["월", "화", "수", "목", "금", "토", "일"])
}
