import Kernel
import Web

/// The form of a new or an existing segment.
struct SegmentForm: Sendable {
  /// Nil for a new one.
  let segment: Segment?
  let values: SubmittedForm

  init(segment: Segment?, values: SubmittedForm) {
    self.segment = segment
    self.values = values
  }

  init(_ view: SegmentView) {
    segment = view.segment
    values = SubmittedForm([
      "name": view.segment.name, "filter": view.filter, "version": String(view.segment.version),
    ])
  }

  /// Whether a person can do something about it in the form.
  static func takes(_ problem: Problem) -> Bool { [409, 412, 422].contains(problem.status) }
}
