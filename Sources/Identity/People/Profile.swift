import Foundation
import Kernel

/// What people say about themselves.
public struct Profile: Sendable, Equatable {
  public let name: String
  /// Nil for the workspace's language and time zone.
  public let language: LanguageCode?
  public let timeZone: TimeZone?

  public init(name: String, language: LanguageCode?, timeZone: TimeZone?) {
    self.name = name
    self.language = language
    self.timeZone = timeZone
  }
}
