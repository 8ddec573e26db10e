import Foundation
import Kernel

/// What people say about themselves.
public struct Profile: Sendable, Equatable {
  public let name: String
  /// Nil for what the browser asks for.
  public let language: LanguageCode?
  /// Nil for the workspace's.
  public let timeZone: TimeZone?

  public init(name: String, language: LanguageCode?, timeZone: TimeZone?) {
    self.name = name
    self.language = language
    self.timeZone = timeZone
  }
}
