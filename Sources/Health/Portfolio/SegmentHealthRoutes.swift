import Customers
import Foundation
import Kernel
import Storage
import Web

/// The JSON API of how the members of a segment fare.
public struct SegmentHealthRoutes: Sendable {
  let database: Database

  public init(database: Database) { self.database = database }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/segments/{id}/health", .healthRead, show)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Segment.self)
    let (today, zone) = (request.today, request.reader.timeZone)
    let health = try await database.read { tx in
      try SegmentHealth(SegmentAccess.load(id, for: actor, tx), today: today, zone: zone, for: actor, tx)
    }
    return try .page(Page(items: health.weeks.map(SegmentWeekJSON.init), next: nil), of: request)
  }
}

/// A week of a segment's members on the wire.
struct SegmentWeekJSON: Encodable {
  let day: LocalDate
  let meanScore: Double?
  let scored: Int
  let bands: [String: Int]
  let isOfToday: Bool

  init(_ week: SegmentHealth.Week) {
    day = week.day
    meanScore = week.mean
    scored = week.scored
    bands = Dictionary(zip(Band.allCases, week.bands).map { ($0.rawValue, $1.accounts) }) { first, _ in first }
    isOfToday = week.isOfToday
  }
}
