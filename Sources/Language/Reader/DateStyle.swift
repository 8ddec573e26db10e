/// How much of a day is written, and how.
public enum DateStyle: Sendable, CaseIterable {
  /// `2026-11-22` · `22/11/2026` · `2026. 11. 22.` English takes ISO 8601, which reads one way on every continent.
  case short
  /// `22 Nov 2026` · `22 नव॰ 2026` · `2026년 11월 22일`
  case medium
  /// `22 November 2026` · `22 नवंबर 2026` · `2026년 11월 22일`
  case long
  /// `Sunday, 22 November 2026` · `रविवार, 22 नवंबर 2026` · `2026년 11월 22일 일요일`
  case full
  /// `22 Nov` · `22 नव॰` · `11월 22일`
  case dayMonth
  /// `Sun 22 Nov` · `रवि, 22 नव॰` · `11월 22일 (일)`
  case weekdayDayMonth
  /// `Nov 2026` · `नव॰ 2026` · `2026년 11월`
  case monthYear
}
