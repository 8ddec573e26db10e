import Kernel
import Web

/// What the page of the working week and the holidays shows.
struct CalendarView: Sendable {
  let week: WorkingWeek
  let holidays: [Holiday]
  /// As they were refused.
  let weekForm: SubmittedForm?
  let holidayForm: SubmittedForm?
}
