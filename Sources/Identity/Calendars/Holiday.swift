import Kernel

/// A day on which nobody of the workspace works.
public struct Holiday: Sendable, Equatable {
  public let day: LocalDate
  public let name: String

  public init(day: LocalDate, name: String) {
    self.day = day
    self.name = name
  }
}
