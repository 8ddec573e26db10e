import Kernel
import Language

/// What a person or a source says about a contact.
public struct ContactDetails: Codable, Sendable, Equatable {
  public var givenName: String?
  public var familyName: String?
  /// The whole name as people write it; never empty.
  public var displayName: String
  public var title: String?
  public var phone: String?
  /// The language in which to write to the contact.
  public var language: LanguageCode?
  /// IANA name, as `Asia/Seoul`.
  public var timeZone: String?
  public var doNotContact: Bool
  /// When the contact agreed to be written to, and where they said so.
  public var consentOn: LocalDate?
  public var consentSource: String?

  /// - Parameter displayName: nil or empty puts the two names together in the order of their script.
  public init(
    givenName: String? = nil, familyName: String? = nil, displayName: String? = nil, title: String? = nil,
    phone: String? = nil, language: LanguageCode? = nil, timeZone: String? = nil, doNotContact: Bool = false,
    consentOn: LocalDate? = nil, consentSource: String? = nil
  ) {
    self.givenName = givenName
    self.familyName = familyName
    self.displayName = displayName ?? ""
    self.title = title
    self.phone = phone
    self.language = language
    self.timeZone = timeZone
    self.doNotContact = doNotContact
    self.consentOn = consentOn
    self.consentSource = consentSource
    if self.displayName.isEmpty { self.displayName = composedName }
  }

  /// Family name first and without a space in Hangul, given name first in other scripts.
  public var composedName: String { PersonName(given: givenName ?? "", family: familyName ?? "").display }
}
