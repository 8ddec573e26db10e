import Foundation
import Kernel
import Storage

/// What a filter can ask about segments: `segment:"At risk"`.
enum SegmentFields {
  static let key = "segment"

  static func field(_ segments: [AccountVocabulary.SegmentName], at time: FilterTime) -> FilterField<Account> {
    let choices = segments.map { FilterChoice($0.id.description, FilterNames($0.name)) }
    return FilterField(
      key, FilterNames("segment", hindi: "सेगमेंट", korean: "세그먼트"), .choice(choices)
    ) { comparison, context in
      switch comparison {
      case .words(let ids): isMember(of: ids.compactMap { ID<Segment>($0) }, at: time, context.timeZone)
      case .present: isMember("1 = 1", time, context.timeZone)
      case .absent: "NOT \(isMember("1 = 1", time, context.timeZone))"
      default: "1 = 0"
      }
    }
  }

  /// The condition, on the alias `a`, of being in one of these segments.
  static func isMember(of segments: [ID<Segment>], at time: FilterTime, _ zone: TimeZone) -> SQL {
    isMember(SQL.contains("m.segment_id", segments), time, zone)
  }

  private static func isMember(_ which: SQL, _ time: FilterTime, _ zone: TimeZone) -> SQL {
    """
    EXISTS (SELECT 1 FROM segment_member m
      WHERE m.workspace_id = a.workspace_id AND m.account_id = a.id AND \(which)
        AND \(SegmentMemberStore.isIn(at: time, zone)))
    """
  }
}
