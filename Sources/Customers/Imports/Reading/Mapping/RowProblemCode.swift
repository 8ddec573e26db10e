/// What can be wrong with a row; the words stand in the catalogues under `problem.field.<code>`.
public enum RowProblemCode: String, Codable, Sendable, CaseIterable {
  // The row as a whole.
  case raggedRow
  case unterminatedQuote
  case nulByte
  case notUTF8
  case fieldTooLong
  case rowTooLong
  case tooManyColumns
  // One value.
  case required
  case tooLong
  case controlCharacter
  case notADate
  case ambiguousDate
  case dateOutOfRange
  case notANumber
  case numberOutOfRange
  case notWhole
  case negative
  case tooPrecise
  case unknownCurrency
  case currencyConflict
  case notYesOrNo
  case notAnEmail
  case notADomain
  case unknownChoice
  case notALanguage
  case notATimeZone
  // What is there already.
  case otherCurrency, currencyInUse
  case tooManyMetrics
  case computedMetric
}
