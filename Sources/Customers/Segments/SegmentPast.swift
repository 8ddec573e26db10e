import Foundation
import Kernel
import Storage

/// Who was in a segment when, for the rooms that tell how its members fared.
public struct SegmentPast: Sendable {
  /// A time in the segment.
  public struct Stay: Sendable, Equatable {
    public let account: ID<Account>
    public let entered: LocalDate
    /// The first day at whose end it was out; nil while it is in.
    public let left: LocalDate?
  }

  /// The first day that its history knows.
  public let begins: LocalDate
  public let stays: [Stay]

  /// Reads the stays of the accounts that the actor sees.
  ///
  /// - Parameter zone: whose days are meant.
  public init(_ segment: Segment, zone: TimeZone, for actor: Actor, _ tx: Transaction) throws {
    begins = segment.createdAt.day(in: zone)
    stays = try SegmentMemberStore.stays(
      in: segment.id, where: AccountAccess.visible(to: actor), in: actor.workspace, tx
    ).map { Stay(account: $0.account, entered: $0.entered.day(in: zone), left: $0.left?.day(in: zone)) }
  }

  /// The accounts at the end of a day; for days before the segment was made those of now.
  public func members(on day: LocalDate) -> [ID<Account>] {
    let holds = { (stay: Stay) in
      day < begins ? stay.left == nil : stay.entered <= day && stay.left.map { $0 > day } ?? true
    }
    return stays.filter(holds).map(\.account)
  }

  /// The condition, on the alias `a`, of ever having been in the segment and being visible to the actor.
  public static func condition(_ segment: ID<Segment>, for actor: Actor) -> SQL {
    "\(SegmentMemberStore.everIn(segment, in: actor.workspace)) AND \(AccountAccess.visible(to: actor))"
  }
}
