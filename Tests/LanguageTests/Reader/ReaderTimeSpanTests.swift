import Kernel
import Language
import Testing

@Suite struct ReaderTimeSpanTests {
  private let english = Reader(language: .english)
  private let hindi = Reader(language: .hindi)
  private let korean = Reader(language: .korean)
  private let now = Timestamp(milliseconds: 1_795_341_900_000)  // 2026-11-22T10:05:00Z

  @Test(arguments: [
    (0, "just now", "अभी-अभी", "방금 전"), (-44, "just now", "अभी-अभी", "방금 전"),
    (-45, "1 minute ago", "1 मिनट पहले", "1분 전"), (-3599, "59 minutes ago", "59 मिनट पहले", "59분 전"),
    (-3600, "1 hour ago", "1 घंटे पहले", "1시간 전"), (-86_399, "23 hours ago", "23 घंटे पहले", "23시간 전"),
    (-86_400, "1 day ago", "1 दिन पहले", "1일 전"), (-259_200, "3 days ago", "3 दिन पहले", "3일 전"),
    (-1_209_600, "2 weeks ago", "2 सप्ताह पहले", "2주 전"), (-7_776_000, "2 months ago", "2 माह पहले", "2개월 전"),
    (-94_694_400, "3 years ago", "3 वर्ष पहले", "3년 전"), (30, "in a moment", "कुछ ही पलों में", "잠시 후"),
    (7200, "in 2 hours", "2 घंटे में", "2시간 후"), (172_800, "in 2 days", "2 दिन में", "2일 후"),
  ])
  func `how long ago or ahead`(seconds: Int, inEnglish: String, inHindi: String, inKorean: String) {
    let moment = now + .seconds(seconds)
    #expect(english.relative(moment, to: now) == inEnglish)
    #expect(hindi.relative(moment, to: now) == inHindi)
    #expect(korean.relative(moment, to: now) == inKorean)
  }

  @Test(arguments: [
    ("2026-11-22", "today", "आज", "오늘"), ("2026-11-21", "yesterday", "बीता कल", "어제"),
    ("2026-11-23", "tomorrow", "आने वाला कल", "내일"), ("2026-11-12", "10 days ago", "10 दिन पहले", "10일 전"),
    ("2026-12-13", "in 3 weeks", "3 सप्ताह में", "3주 후"), ("2027-11-21", "in 11 months", "11 माह में", "11개월 후"),
    ("2024-11-22", "2 years ago", "2 वर्ष पहले", "2년 전"),
  ])
  func `how far a day is from today`(
    day: String, inEnglish: String, inHindi: String, inKorean: String
  ) throws {
    let day = try #require(LocalDate(day))
    let today = try #require(LocalDate("2026-11-22"))
    #expect(english.relative(day, to: today) == inEnglish)
    #expect(hindi.relative(day, to: today) == inHindi)
    #expect(korean.relative(day, to: today) == inKorean)
  }

  @Test func `the ends of time do not overflow`() {
    let ends = [Timestamp(milliseconds: .min), Timestamp(milliseconds: .max)]
    for moment in ends {
      for other in ends { #expect(!english.relative(moment, to: other).isEmpty) }
      #expect(!korean.dateTime(moment).isEmpty)
    }
  }

  @Test(arguments: [
    (0, "0 seconds", "0s", "0 सेकंड", "0초"), (45, "45 seconds", "45s", "45 सेकंड", "45초"),
    (3600, "1 hour", "1h", "1 घंटा", "1시간"), (3723, "1 hour 2 minutes", "1h 2m", "1 घंटा 2 मिनट", "1시간 2분"),
    (86_461, "1 day", "1d", "1 दिन", "1일"), (180_000, "2 days 2 hours", "2d 2h", "2 दिन 2 घंटे", "2일 2시간"),
    (-60, "1 minute", "1m", "1 मिनट", "1분"),
  ])
  func `spans show their two largest units`(
    seconds: Int, inEnglish: String, short: String, inHindi: String, inKorean: String
  ) {
    #expect(english.duration(.seconds(seconds)) == inEnglish)
    #expect(english.duration(.seconds(seconds), short: true) == short)
    #expect(hindi.duration(.seconds(seconds)) == inHindi)
    #expect(korean.duration(.seconds(seconds)) == inKorean)
  }

  @Test func `lists end in the word of the language`() {
    #expect(english.list([]) == "")
    #expect(english.list(["A"]) == "A")
    #expect(english.list(["A", "B", "C"]) == "A, B and C")
    #expect(hindi.list(["A", "B"]) == "A और B")
    #expect(korean.list(["A", "B", "C"]) == "A, B 및 C")
    #expect(korean.alternatives(["A", "B"]) == "A 또는 B")
  }
}
