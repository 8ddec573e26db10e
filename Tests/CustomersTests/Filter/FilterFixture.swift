import Customers
import Foundation
import Kernel
import Storage

/// A made-up subject with one field of each type: the worked example of a room's fields.
enum Shop {
  static let fields = FilterFields<Shop>(
    freeText: FilterColumn.text("name_folded"),
    [
      FilterField(
        "name", FilterNames("name", hindi: "नाम", korean: "이름"), .text, condition: FilterColumn.text("name_folded")),
      FilterField(
        "stage", FilterNames("stage", hindi: "चरण", korean: "단계"),
        .choice([
          FilterChoice("onboarding", FilterNames("onboarding", hindi: "ऑनबोर्डिंग", korean: "온보딩")),
          FilterChoice("churned", FilterNames("churned", hindi: "छूटा हुआ", korean: "이탈")),
        ]), condition: FilterColumn.text("stage")),
      FilterField(
        "health", FilterNames("health", hindi: "स्वास्थ्य", korean: "건강점수", "건강 점수"), .number,
        permission: .healthRead, condition: FilterColumn.number("health")),
      FilterField("arr", FilterNames("ARR"), .money, condition: FilterColumn.money("arr_minor", in: "currency")),
      FilterField(
        "seats.used", FilterNames("seats.used", hindi: "उपयोग में सीटें", korean: "사용 좌석"), .percent,
        condition: FilterColumn.number("seats_used")),
      FilterField(
        "last_seen", FilterNames("last seen", hindi: "अंतिम गतिविधि", korean: "마지막 활동"), .date(.past),
        condition: FilterColumn.timestamp("last_seen_at")),
      FilterField(
        "renewal", FilterNames("renewal", hindi: "नवीनीकरण", korean: "갱신"), .date(.future),
        condition: FilterColumn.date("renewal_on")),
      FilterField(
        "churned", FilterNames("churned", hindi: "छूटा", korean: "이탈"), .boolean,
        condition: FilterColumn.boolean("is_churned")),
      FilterField(
        "owner", FilterNames("owner", hindi: "प्रभारी", korean: "담당 매니저"), .person,
        condition: FilterColumn.person("owner_id")),
      FilterField(
        "tag", FilterNames("tag", hindi: "टैग", korean: "태그"), .tags,
        condition: FilterColumn.rows(FilterColumn.text("tag")) { "EXISTS (SELECT 1 FROM tags WHERE \($0))" }),
      FilterField(
        "parent", FilterNames("parent", hindi: "मूल खाता", korean: "상위 고객사"),
        .reference { $0.hasPrefix("acc_") }, condition: FilterColumn.text("parent_id")),
    ])

  static let me = ID<Person>(high: 1, low: 1)
  static let asha = ID<Person>(high: 2, low: 2)
  static let seoul = TimeZone(identifier: "Asia/Seoul") ?? .gmt

  static func context(
    viewer: ID<Person>? = me, permissions: Set<Permission> = [.healthRead], language: LanguageCode = .english,
    currency: Currency = .usd
  ) -> FilterContext {
    FilterContext(
      workspace: ID(high: 0, low: 1), viewer: viewer, permissions: permissions, language: language,
      today: LocalDate("2026-11-22") ?? LocalDate(daysSinceEpoch: 0), timeZone: seoul, currency: currency,
      fold: { $0.lowercased() }, people: { $0 == "Asha" ? [asha] : [] })
  }

  static func day(_ text: String) -> LocalDate { LocalDate(text) ?? LocalDate(daysSinceEpoch: 0) }

  static let facts = FilterFacts(
    name: "Acme 50% Corp",
    [
      "name": .text("Acme 50% Corp"), "stage": .words(["onboarding"]), "health": .number(49.5),
      "arr": .money(5_000_000), "seats.used": .number(0.4), "last_seen": .day(day("2026-10-22")),
      "renewal": .day(day("2027-02-20")), "churned": .flag(false), "owner": .person(me),
      "tag": .words(["Pilot", "EU"]),
    ])

  /// What the filter says of `facts`, in memory.
  static func matches(_ text: String, _ facts: FilterFacts = facts) throws -> Bool {
    let bound = try FilterCompiler.bind(text, fields: fields, context: context())
    return FilterEvaluator(context: context()).matches(bound, facts)
  }

  /// The problems of a filter; empty when there are none.
  static func problems(_ text: String, _ context: FilterContext = context()) -> [FilterProblem] {
    do throws(FilterProblems) {
      _ = try FilterCompiler.compile(text, fields: fields, context: context)
      return []
    } catch { return error.all }
  }
}
