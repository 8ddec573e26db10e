/// What the values of a field are, and so how they are read.
public enum ImportFieldType: Sendable, Equatable {
  /// Up to 500 characters.
  case text
  /// Up to 100,000 characters.
  case longText
  /// A name that another system gave, up to 200 characters.
  case externalID
  /// An external id, domain or exact name of an account.
  case accountReference
  /// An external id of a subscription.
  case subscriptionReference
  case domain
  case date
  case timestamp
  case number
  /// A number that is not negative.
  case duration
  /// A whole number that is not negative.
  case integer
  case money
  case currency
  case boolean
  case email
  case choice(ImportChoice)
  /// A tag as of BCP 47.
  case language
  /// A name of the IANA time zone database.
  case timeZone
}
