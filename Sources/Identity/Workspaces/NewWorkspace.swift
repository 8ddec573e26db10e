import Foundation
import Kernel

/// What is said about a workspace when it is made.
public struct NewWorkspace: Sendable, Equatable {
  public let name: String
  public let language: LanguageCode
  public let timeZone: TimeZone
  public let currency: Currency

  public init(name: String, language: LanguageCode = .english, timeZone: TimeZone = .gmt, currency: Currency = .usd) {
    self.name = name.trimmed.precomposedStringWithCanonicalMapping
    self.language = language
    self.timeZone = timeZone
    self.currency = currency
  }
}
