import Kernel
import Language
import Spreadsheets

/// A column of an export.
enum AccountExportColumn: String, Sendable, CaseIterable {
  case id, name, externalIds, domains, tags, stage, owner, tier, industry, country, language, timeZone, currency
  case seats, employees, customerSince, churnedOn, churnReason, churnNote, mrr, arr, renewalOn, lastContactAt
  case lastSeenAt, healthScore, healthBand, healthCoverage, healthChange

  /// The columns that say what these columns of a list show.
  static func shown(_ columns: [AccountColumn]) -> [AccountExportColumn] {
    [.id, .name]
      + columns.flatMap { column -> [AccountExportColumn] in
        switch column {
        case .health: [.healthScore, .healthBand]
        case .trend: []
        case .change: [.healthChange]
        case .arr: [.arr, .currency]
        case .mrr: [.mrr, .currency]
        case .renewal: [.renewalOn]
        case .lastContact: [.lastContactAt]
        case .lastSeen: [.lastSeenAt]
        case .stage: [.stage]
        case .owner: [.owner]
        case .tier: [.tier]
        case .industry: [.industry]
        case .country: [.country]
        case .seats: [.seats]
        case .customerSince: [.customerSince]
        }
      }.uniqued
  }

  /// The reader's word for it.
  func title(_ words: Words) -> String { words["export.column.\(rawValue)"] }

  /// Whether only those who may read health may have it.
  var isHealth: Bool {
    switch self {
    case .healthScore, .healthBand, .healthCoverage, .healthChange: true
    default: false
    }
  }

  func value(_ row: AccountExportRow) -> SheetValue {
    let (item, extras, summary) = (row.item, row.extras, row.item.summary)
    return switch self {
    case .id: .text(item.id.description)
    case .name: .text(item.name)
    case .externalIds: .list(extras.externalIDs)
    case .domains: .list(extras.domains)
    case .tags: .list(extras.tags)
    case .stage: .text(or: item.stage?.rawValue)
    case .owner: .text(or: row.owner)
    case .tier: .text(or: item.tier)
    case .industry: .text(or: item.industry)
    case .country: .text(or: item.country)
    case .language: .text(or: extras.language?.rawValue)
    case .timeZone: .text(or: extras.timeZone)
    case .currency: .text(item.currency.code)
    case .seats: .integer(or: item.seats)
    case .employees: .integer(or: extras.employees)
    case .customerSince: .date(or: item.customerSince)
    case .churnedOn: .date(or: item.churnedOn)
    case .churnReason: .text(or: extras.churnReason)
    case .churnNote: .text(or: extras.churnNote)
    case .mrr: .amount(item.mrr)
    case .arr: .amount(item.arr)
    case .renewalOn: .date(or: summary.renewalOn)
    case .lastContactAt: .moment(or: summary.lastContactAt)
    case .lastSeenAt: .moment(or: summary.lastSeenAt)
    case .healthScore: .points(summary.health.score)
    case .healthBand: .text(summary.health.band.rawValue)
    case .healthCoverage: .number(summary.health.coverage)
    case .healthChange: .points(summary.health.change)
    }
  }
}

extension [AccountExportColumn] {
  /// Each once, where it stood first.
  fileprivate var uniqued: [AccountExportColumn] {
    var seen = Set<AccountExportColumn>()
    return filter { seen.insert($0).inserted }
  }
}

extension SheetValue {
  fileprivate static func list(_ texts: [String]) -> SheetValue {
    texts.isEmpty ? .empty : .text(texts.joined(separator: ", "))
  }
  fileprivate static func text(or text: String?) -> SheetValue { text.map { .text($0) } ?? .empty }
  fileprivate static func integer(or number: Int?) -> SheetValue { number.map { .integer(Int64($0)) } ?? .empty }
  fileprivate static func date(or day: LocalDate?) -> SheetValue { day.map { .date($0) } ?? .empty }
  fileprivate static func moment(or moment: Timestamp?) -> SheetValue { moment.map { .moment($0) } ?? .empty }
  /// Hundredths of a point are enough for a sheet.
  fileprivate static func points(_ points: Points?) -> SheetValue {
    points.map { .decimal(units: $0.millionths / 10_000, places: 2) } ?? .empty
  }
}
