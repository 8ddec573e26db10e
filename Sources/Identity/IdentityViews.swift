import Foundation
import Kernel
import Language
import Web

/// Pieces that several pages of this room show.
public enum IdentityViews {
  /// A form: what is wrong, the fields, the button.
  public static func form(
    _ path: Path, csrf: CSRFField, errors: HTML = .empty, hidden: [(name: String, value: String)] = [],
    _ fields: [HTML], submit: HTML
  ) -> HTML {
    let carried: [HTML] = hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }
    return """
      <form class="form" method="post" action="\(path)">\(csrf.html)\(carried)\(errors)\(fields)\
      <div class="form-actions">\(submit)</div></form>
      """
  }

  /// The languages, each by its own name; with a choice of none first where that is possible.
  public static func languages(unchosen: String? = nil) -> [Select.Option] {
    let own = LanguageCode.allCases.map { Select.Option($0.rawValue, LanguageSwitch.name(of: $0)) }
    return (unchosen.map { [Select.Option("", $0)] } ?? []) + own
  }

  /// Every time zone the machine knows, by its IANA name; with a choice of none first where that is possible.
  public static func timeZones(unchosen: String? = nil) -> [Select.Option] {
    (unchosen.map { [Select.Option("", $0)] } ?? []) + zones
  }

  private static let zones: [Select.Option] = {
    // Foundation lists India under its old name alone.
    let places = Set(TimeZone.knownTimeZoneIdentifiers + ["Asia/Kolkata"]).filter { $0.contains("/") }.sorted()
    return (["UTC"] + places).map { Select.Option($0, $0.replacing("_", with: " ")) }
  }()

  /// Currencies that subscriptions are sold in most (ISO 4217).
  static let currencies: [Select.Option] = [
    "USD", "EUR", "GBP", "INR", "KRW", "JPY", "CNY", "SGD", "AUD", "CAD", "CHF", "AED", "BRL", "HKD", "IDR", "MXN",
    "MYR", "NOK", "NZD", "PHP", "SAR", "SEK", "THB", "TWD", "VND", "ZAR",
  ].map { Select.Option($0, $0) }

  /// A role by its name in the reader's language.
  static func name(of role: Role, _ words: Words) -> String { role.name ?? words["role.\(role.reference)"] }

  static func time(_ moment: Timestamp, _ words: Words, now: Timestamp) -> RelativeTime {
    let reader = words.reader
    return RelativeTime(
      text: reader.relative(moment, to: now), exact: reader.dateTime(moment), machine: moment.description)
  }

  /// The settings of this room as tabs, those that the reader may open.
  static func tabs(_ current: SettingsPlace, _ actor: Actor, _ words: Words) -> HTML {
    let places = SettingsPlace.allCases.filter { place in place.permission.map(actor.may) ?? true }
    let items = places.map { place in
      Tabs.Item(words["settings.\(place.rawValue)"], path: place.path, isCurrent: place == current)
    }
    return Tabs(words["settings.title"], items: items).sections
  }
}

extension SettingsPlace {
  var path: Path {
    switch self {
    case .profile: "/settings/profile"
    case .sessions: "/settings/sessions"
    case .people: "/settings/people"
    case .roles: "/settings/roles"
    case .calendar: "/settings/calendar"
    case .tokens: "/settings/tokens"
    case .stages: "/settings/stages"
    case .attributes: "/settings/attributes"
    case .metrics: "/settings/metrics"
    case .sources: "/settings/sources"
    case .audit: "/settings/audit"
    case .jobs: "/settings/jobs"
    }
  }
}
