import HTTPTypes

/// Headers that every answer has (OWASP Secure Headers).
enum SecurityHeaders {
  static let all: HTTPFields = [
    .contentSecurityPolicy:
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    .xContentTypeOptions: "nosniff",
    .referrerPolicy: "same-origin",
    .frameOptions: "DENY",
    .openerPolicy: "same-origin",
  ]
}
