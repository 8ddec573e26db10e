import Foundation
import Kernel
import Language
import Web

extension AccountActions.Command {
  /// Takes over what a request says; what it does not mention stays as it is.
  mutating func read(_ fields: inout Fields, isNew: Bool) {
    if isNew || fields.has("name") { details.name = TextNormalizer.stored(fields.text("name")) }
    if fields.has("ownerId") { details.owner = fields.id("ownerId") }
    if fields.has("parentId") { details.parent = fields.id("parentId") }
    if fields.has("stage") { details.stage = fields.choice("stage") ?? details.stage }
    if fields.has("stageReason") { stageReason = fields.optionalText("stageReason", limit: 500) }
    if fields.has("tier") { details.tier = fields.optionalText("tier") }
    if fields.has("industry") { details.industry = fields.optionalText("industry") }
    if fields.has("country") { details.country = fields.parsed("country", "notACountry", Self.country) }
    if fields.has("language") { details.language = fields.choice("language") }
    if fields.has("timeZone") { details.timeZone = fields.parsed("timeZone", "notATimeZone", Self.timeZone) }
    if fields.has("currency") {
      details.currency = fields.parsed("currency", "notACurrency", Currency.init) ?? details.currency
    }
    if fields.has("seats") { details.seats = fields.integer("seats", in: 0...100_000_000) }
    if fields.has("employees") { details.employees = fields.integer("employees", in: 0...100_000_000) }
    if fields.has("customerSince") { details.customerSince = fields.date("customerSince") }
    if fields.has("churnedOn") { details.churnedOn = fields.date("churnedOn") }
    if fields.has("churnReason") { details.churnReason = fields.optionalText("churnReason") }
    if fields.has("churnNote") { details.churnNote = fields.optionalText("churnNote", limit: 5000) }
    if fields.has("tags") { tags = Array(Set((fields.texts("tags") ?? []).map(TextNormalizer.stored))).sorted() }
    if fields.has("domains") {
      domains = Array(Set((fields.texts("domains") ?? []).map { $0.lowercased() })).sorted()
    }
    if fields.has("externalIds") {
      externalIDs =
        fields.objects("externalIds", most: 20) {
          ExternalID(source: $0.text("source", limit: 50), id: $0.text("id"))
        } ?? []
    }
  }

  /// Takes over what the form of an account says: there, why a customer has left is shown with the day alone.
  mutating func read(form fields: inout Fields) {
    let before = details
    read(&fields, isNew: false)
    let isAsBefore =
      details.churnedOn == before.churnedOn && details.churnReason == before.churnReason
      && details.churnNote == before.churnNote
    let isSaid = details.churnReason != nil || details.churnNote != nil
    fields.validation.require(
      details.churnedOn != nil || !isSaid || isAsBefore, "/churnedOn", "churnWithoutDay")
  }

  private static func country(_ text: String) -> String? {
    text.wholeMatch(of: /[A-Z]{2}/) == nil ? nil : text
  }

  private static func timeZone(_ text: String) -> String? {
    TimeZone(identifier: text) == nil ? nil : text
  }
}
