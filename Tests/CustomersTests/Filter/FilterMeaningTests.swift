import Customers
import Kernel
import Testing

/// What filters say of `Shop.facts`: health 49.5, ARR $50,000, last seen 31 days ago, renewal in 90 days.
@Suite struct FilterMeaningTests {
  @Test(arguments: [
    "", "stage:onboarding", "STAGE:Onboarding", "चरण:ऑनबोर्डिंग", "단계:온보딩", "stage:churned,onboarding", "stage:any",
    "-stage:none", "stage!=churned", "arr>=50000", "arr>=50,000", "arr<=₹50k", "arr:\"50,000\"", "arr:40k..60k",
    "arr:..50000 arr:50000..", "arr=५००००", "arr<1लाख", "arr=5만", "health<50", "स्वास्थ्य<50", "건강점수<50",
    "건강_점수<50", "\"건강 점수\"<50", "health:49.5", "health:49..50", "seats.used<50%", "seats.used:40", "seats.used=40%",
    "last_seen>30d", "last-seen>=31d", "LAST_SEEN>5w OR last_seen<2m", "last_seen=31d", "last_seen<32दिन",
    "마지막_활동>4주", "last_seen:30d..40d", "last_seen:..40d", "last_seen:40d.. OR last_seen:30d..",
    "last_seen:2026-10", "last_seen<2026-11", "last_seen:2026", "last_seen:2026/10/22", "last_seen<today",
    "last_seen:2026-10-01..2026-10-31", "renewal<91d", "renewal<=90d", "renewal:90d", "renewal=90d", "-renewal<90d",
    "renewal<3개월 OR renewal>2개월", "renewal>2026", "renewal:today..90d", "renewal<9999-12-31", "renewal>=0001-01-01",
    "churned:no", "-churned:yes", "छूटा:नहीं", "churned:아니오", "owner:me", "owner:मैं", "담당_매니저:나", "owner:Asha,me",
    "owner!=Asha", "owner:any", "tag:pilot", "tag:eu,x", "tag!=x", "parent:none", "-parent:acc_1", "parent!=acc_1",
    "acme", "\"50%\"", "name:CORP", "name=\"acme 50% corp\"", "acme या nothing", "(nothing OR corp) acme",
    "-(acme nothing)", "parent:acc_1,none",
  ])
  func `holds`(text: String) throws { #expect(try Shop.matches(text)) }

  @Test(arguments: [
    "stage:churned", "stage:none", "-stage:any", "arr>50000", "arr:50,001", "health>=49.6", "health:none",
    "last_seen<31d",
    "last_seen>31d", "last_seen>2026-10", "renewal<90d", "renewal:2026", "renewal>9999-12-31", "churned:yes",
    "owner:none", "owner:Asha", "tag:none", "tag:pil", "parent:any", "nothing", "a_me", "name=acme", "acme nothing",
    "seats.used<40%", "seats.used>40%", "parent:acc_1",
  ])
  func `does not hold`(text: String) throws { #expect(try !Shop.matches(text)) }

  @Test(arguments: ["renewal<90d", "renewal<=1y", "renewal:30d"])
  func `a renewal that has passed is not within the next days`(text: String) throws {
    let passed = FilterFacts(name: "", ["renewal": .day(Shop.day("2026-11-21"))])
    let today = FilterFacts(name: "", ["renewal": .day(Shop.day("2026-11-22"))])
    #expect(try !Shop.matches(text, passed))
    #expect(try Shop.matches(text, today))
  }

  @Test func `days begin in the viewer's zone`() throws {
    // Midnight in Seoul is 15:00 UTC of the day before.
    let last = Timestamp(milliseconds: Shop.day("2026-11-21").utcStart.milliseconds + 15 * 3_600_000 - 1)
    let first = Timestamp(milliseconds: last.milliseconds + 1)
    #expect(try Shop.matches("last_seen:today", FilterFacts(name: "", ["last_seen": .moment(first)])))
    #expect(try !Shop.matches("last_seen:today", FilterFacts(name: "", ["last_seen": .moment(last)])))
    #expect(try Shop.matches("last_seen:yesterday", FilterFacts(name: "", ["last_seen": .moment(last)])))
  }

  @Test func `what is not known does not hold, and its negation does`() throws {
    let empty = FilterFacts(name: "", [:])
    for text in ["health<50", "stage:onboarding", "last_seen>30d", "churned:no", "owner:me", "tag:pilot"] {
      #expect(try !Shop.matches(text, empty), "\(text)")
      #expect(try Shop.matches("-\(text)", empty), "-\(text)")
    }
  }

  @Test func `amounts have the currency's own decimals`() throws {
    func amounts(_ currency: Currency) throws -> FilterComparison? {
      let context = Shop.context(currency: currency)
      let bound = try FilterCompiler.bind("arr:1500", fields: Shop.fields, context: context)
      guard case .comparison(_, let comparison) = bound else { return nil }
      return comparison
    }
    #expect(try amounts(.usd) == .money([FilterBounds(lower: 150_000, upper: 150_000)]))
    #expect(try amounts(.krw) == .money([FilterBounds(lower: 1500, upper: 1500)]))
  }
}
