import HTTPTypes

/// Header names that the library does not have.
extension HTTPField.Name {
  static let csrfToken = HTTPField.Name("X-CSRF-Token")!
  static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
  static let lastEventID = HTTPField.Name("Last-Event-ID")!
  static let link = HTTPField.Name("Link")!
  static let requestID = HTTPField.Name("X-Request-Id")!
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
  static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  static let frameOptions = HTTPField.Name("X-Frame-Options")!
  static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
}
