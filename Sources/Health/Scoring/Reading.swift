import Kernel

/// What a measure found in an account's data.
struct Reading {
  let value: Double
  let window: ClosedRange<LocalDate>
  /// The last day of which the value knows.
  let dataDay: LocalDate
  /// Whether there was no sample and the value is a known zero.
  var isSilence = false
}

extension Reading {
  /// What a field says.
  init(_ field: FieldReading) {
    self.init(value: field.value, window: field.day...field.day, dataDay: field.day)
  }
}
