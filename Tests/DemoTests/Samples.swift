import Demo
import Kernel

/// The companies that the tests look at, made once.
enum Samples {
  static let endDay = LocalDate(daysSinceEpoch: 20_779)
  static let company = DemoCompany.generate(seed: 1, endDay: endDay)
}
