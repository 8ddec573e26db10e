import Customers
import Foundation
import Kernel
import Storage

/// How the members of a segment fared over the last thirteen weeks: of each week those who were in it at its end.
struct SegmentHealth: Sendable, Equatable {
  struct Week: Sendable, Equatable {
    /// The last day of the week, or today.
    let day: LocalDate
    /// Of the latest score of each member in the week; nil without any.
    let mean: Double?
    /// How many members had one.
    let scored: Int
    /// By `Band.allCases`.
    let bands: [PortfolioSum]
    /// The segment was not made yet: counted are the members of now.
    let isOfToday: Bool
    let isKnown: Bool
  }

  let weeks: [Week]

  init(
    _ segment: Segment, today: LocalDate, zone: TimeZone, for actor: Actor, _ tx: Transaction
  ) throws {
    let days = PortfolioReach.weeks.days(endingOn: today)
    let past = try SegmentPast(segment, zone: zone, for: actor, tx)
    let condition = SegmentPast.condition(segment.id, for: actor)
    let query = PortfolioStore.Query(condition: condition, asksSummary: false, days: days[0]...today, keepsLost: true)
    let portfolio = try PortfolioStore.read(query, in: actor.workspace, tx)
    let trends = try SegmentHealthStore.trends(condition, in: actor.workspace, tx)
    weeks = days.map { day in
      let members = past.members(on: day)
      let scores = members.compactMap { trends[$0]?.score(on: day) }
      let bands = members.map { portfolio.band(of: $0, on: day) }
      return Week(
        day: day, mean: scores.isEmpty ? nil : Double(scores.reduce(0, +)) / Double(scores.count),
        scored: scores.count,
        bands: Band.allCases.map { band in
          PortfolioSum(accounts: bands.count { ($0 ?? .grey) == band }, arr: [])
        },
        isOfToday: day < past.begins, isKnown: bands.contains { $0 != nil })
    }
  }
}
