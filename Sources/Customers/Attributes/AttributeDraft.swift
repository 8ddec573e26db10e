import Kernel

/// An attribute as somebody defines it.
struct AttributeDraft: Sendable {
  /// Under these names imports keep what they could not place.
  static let reserved: Set<String> = ["churned", "country", "domain", "language", "owner", "stage"]

  var key: String
  var kind: AttributeKind
  var currency: Currency?
  var details: AttributeDetails

  /// 422 for whatever is wrong, all at once.
  func check() throws(Problem) {
    var validation = Validation()
    validation.require(Self.isKey(key), "/key", "notAMetricKey")
    validation.require(!Self.reserved.contains(key), "/key", "reservedKey")
    if kind == .money {
      validation.require(currency != nil, "/currency", "required")
    } else {
      validation.require(currency == nil, "/currency", "onlyMoneyHasCurrency")
    }
    details.check(kind, &validation)
    try validation.check()
  }

  /// A small letter, then up to 59 more of letters, digits and underscores.
  static func isKey(_ text: String) -> Bool { text.wholeMatch(of: /[a-z][a-z0-9_]{0,59}/) != nil }
}

extension AttributeDetails {
  /// The most options an attribute can have.
  static let mostOptions = 100

  func check(_ kind: AttributeKind, _ validation: inout Validation) {
    guard kind.hasOptions else {
      validation.require(options.isEmpty, "/options", "onlyChoicesHaveOptions")
      return
    }
    validation.require(!options.isEmpty, "/options", "required")
    validation.require(options.count <= Self.mostOptions, "/options", "tooMany", ["limit": String(Self.mostOptions)])
    var keys: Set<String> = []
    for (place, option) in options.prefix(Self.mostOptions).enumerated() {
      validation.require(AttributeDraft.isKey(option.key), "/options/\(place)/key", "notAMetricKey")
      validation.require(keys.insert(option.key).inserted, "/options/\(place)/key", "duplicate")
    }
  }
}
