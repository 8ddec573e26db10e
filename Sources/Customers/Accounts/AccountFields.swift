import Kernel
import Storage

/// What a filter can ask about accounts. Other rooms add theirs with `adding`.
public enum AccountFields {
  /// The fields of this room, on the aliases `a` (account) and `s` (account_summary).
  ///
  /// - Parameters:
  ///   - isPast: whether `s` is `AccountPastStore.table`, which also has what accounts were then.
  ///   - stages: those that the workspace has.
  public static func fields(isPast: Bool = false, stages: LifecycleStages = .usual) -> FilterFields<Account> {
    let then: SQL = isPast ? "s" : "a"
    return FilterFields(
      freeText: FilterColumn.text("a.name_folded"), identity + changing(then, stages) + people + money + health + dates)
  }

  private static let identity: [FilterField<Account>] = [
    FilterField(
      "name", FilterNames("name", hindi: "नाम", korean: "이름"), .text,
      condition: FilterColumn.text("a.name_folded")),
    FilterField(
      "tier", FilterNames("tier", hindi: "श्रेणी", korean: "등급"), .reference { _ in true },
      condition: FilterColumn.text("a.tier")),
    FilterField(
      "industry", FilterNames("industry", hindi: "उद्योग", korean: "업종"), .reference { _ in true },
      condition: FilterColumn.text("a.industry")),
    FilterField(
      "country", FilterNames("country", hindi: "देश", korean: "국가"), .reference { _ in true },
      condition: FilterCountries.condition("a.country")),
    FilterField(
      "tag", FilterNames("tag", hindi: "टैग", korean: "태그"), .reference { _ in true },
      condition: FilterColumn.rows(FilterColumn.text("t.tag")) { condition in
        """
        EXISTS (SELECT 1 FROM account_tag t
          WHERE t.workspace_id = a.workspace_id AND t.account_id = a.id AND (\(condition)))
        """
      }),
    FilterField(
      "parent", FilterNames("parent", hindi: "मूल_खाता", korean: "상위_고객사"), .text,
      condition: FilterColumn.rows(FilterColumn.text("p.name_folded")) { condition in
        """
        EXISTS (SELECT 1 FROM account p
          WHERE p.workspace_id = a.workspace_id AND p.id = a.parent_id AND (\(condition)))
        """
      }),
    FilterField(
      "children", FilterNames("children", hindi: "अधीनस्थ_खाते", korean: "하위_고객사"), .number,
      condition: FilterColumn.number(
        "(SELECT count(*) FROM account k WHERE k.workspace_id = a.workspace_id AND k.parent_id = a.id)")),
  ]

  /// Fields of an account that were otherwise on other days.
  private static func changing(_ table: SQL, _ stages: LifecycleStages) -> [FilterField<Account>] {
    [
      FilterField(
        "stage", FilterNames("stage", hindi: "चरण", korean: "단계"), .choice(stages.choices),
        condition: FilterColumn.text("\(table).stage")),
      FilterField(
        "stage.kind", FilterNames("stage.kind", hindi: "चरण_प्रकार", korean: "단계_유형"), .choice(LifecycleStages.kinds),
        condition: kind("\(table).stage")),
      FilterField(
        "seats", FilterNames("seats", hindi: "सीटें", korean: "좌석"), .number,
        condition: FilterColumn.number("\(table).seats")),
      FilterField(
        "churned", FilterNames("churned", hindi: "छूटा", korean: "이탈"), .boolean,
        condition: FilterColumn.boolean(
          "(\(table).churned_on IS NOT NULL OR \(LifecycleStage.isOf(.churned, "\(table).stage")))")),
    ]
  }

  private static let people: [FilterField<Account>] = [
    FilterField(
      "owner", FilterNames("owner", hindi: "प्रभारी", korean: "담당_매니저"), .person,
      condition: FilterColumn.person("a.owner_id")),
    FilterField(
      "member", FilterNames("member", hindi: "टीम_सदस्य", korean: "담당_팀원"), .person,
      condition: FilterColumn.rows(FilterColumn.person("m.person_id")) { condition in
        """
        EXISTS (SELECT 1 FROM account_member m
          WHERE m.workspace_id = a.workspace_id AND m.account_id = a.id AND (\(condition)))
        """
      }),
  ]

  private static let money: [FilterField<Account>] = [
    FilterField(
      "arr", FilterNames("arr", hindi: "वार्षिक_राजस्व", korean: "연간_매출"), .money,
      condition: FilterColumn.money("(s.mrr_minor * 12)", in: "a.currency")),
    FilterField(
      "mrr", FilterNames("mrr", hindi: "मासिक_राजस्व", korean: "월간_매출"), .money,
      condition: FilterColumn.money("s.mrr_minor", in: "a.currency")),
  ]

  private static let health: [FilterField<Account>] = [
    FilterField(
      "health", FilterNames("health", hindi: "स्वास्थ्य", korean: "건강_점수"), .number,
      permission: .healthRead, condition: points("s.health_score")),
    FilterField(
      "change", FilterNames("change", hindi: "बदलाव", korean: "변화"), .number,
      permission: .healthRead, condition: points("s.health_change")),
    FilterField(
      "band", FilterNames("band", hindi: "स्तर", korean: "상태"), .choice(bands),
      permission: .healthRead, condition: FilterColumn.text("s.health_band")),
    FilterField(
      "coverage", FilterNames("coverage", hindi: "कवरेज", korean: "충족률"), .percent,
      permission: .healthRead, condition: FilterColumn.number("s.health_coverage")),
  ]

  private static let dates: [FilterField<Account>] = [
    FilterField(
      "renewal", FilterNames("renewal", hindi: "नवीनीकरण", korean: "갱신"), .date(.future),
      condition: FilterColumn.date("s.renewal_on")),
    FilterField(
      "since", FilterNames("since", hindi: "कब_से", korean: "고객_시작일"), .date(.past),
      condition: FilterColumn.date("a.customer_since")),
    FilterField(
      "last_contact", FilterNames("last_contact", hindi: "अंतिम_संपर्क", korean: "마지막_연락"),
      .date(.past), condition: FilterColumn.timestamp("s.last_contact_at")),
    FilterField(
      "last_seen", FilterNames("last_seen", hindi: "अंतिम_उपयोग", korean: "마지막_사용"), .date(.past),
      condition: FilterColumn.timestamp("s.last_seen_at")),
  ]

  private static let bands: [FilterChoice] = [
    FilterChoice("red", FilterNames("red", hindi: "लाल", korean: "위험")),
    FilterChoice("amber", FilterNames("amber", hindi: "पीला", korean: "주의")),
    FilterChoice("green", FilterNames("green", hindi: "हरा", korean: "양호")),
    FilterChoice("grey", FilterNames("grey", hindi: "धूसर", korean: "데이터_부족")),
  ]

  /// A column with stages, asked by their kinds.
  private static func kind(_ column: SQL) -> FilterCondition {
    { comparison, context in
      guard case .words(let kinds) = comparison else { return FilterColumn.text(column)(comparison, context) }
      return FilterColumn.any(kinds.compactMap(LifecycleStage.Kind.init).map { LifecycleStage.isOf($0, column) })
    }
  }

  /// A column with millionths of a point.
  private static func points(_ column: SQL) -> FilterCondition {
    { comparison, context in
      guard case .numbers(let list) = comparison else { return FilterColumn.number(column)(comparison, context) }
      return FilterColumn.any(
        list.map { bounds in
          FilterColumn.within(column, bounds.map { Points(rounding: $0)?.millionths ?? .max })
        })
    }
  }
}
