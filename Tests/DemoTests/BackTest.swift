import Demo
import Kernel

/// A small back-test: on each first of a month a plain score from what was known by then, against who left within
/// the horizon. The area under the ROC curve counts pairs that are in the right order, ties half.
struct BackTest {
  let company: DemoCompany
  let horizon: Int

  /// Scores of those who left and of those who stayed.
  func scores() -> (left: [Double], stayed: [Double]) {
    var (left, stayed): ([Double], [Double]) = ([], [])
    for account in company.accounts {
      let known = KnownAccount(account, from: company.startDay, to: company.endDay)
      for day in firstDays where known.isScored(on: day) {
        let score = known.score(on: day)
        if let churn = account.churn, churn.day > day, churn.day - day <= horizon {
          left.append(score)
        } else {
          stayed.append(score)
        }
      }
    }
    return (left, stayed)
  }

  func auc() -> Double {
    let (left, stayed) = scores()
    var right = 0.0
    for low in left {
      for high in stayed { right += low < high ? 1 : low == high ? 0.5 : 0 }
    }
    return right / Double(left.count * stayed.count)
  }

  /// From the fourth month on, as long as the horizon is within the history.
  private var firstDays: [LocalDate] {
    (3...17).map { company.startDay.adding(months: $0).firstOfMonth }.filter { $0 + horizon <= company.endDay }
  }
}
