import Language

/// Yes or no; sends `value` when ticked, nothing when not.
public struct Checkbox: Sendable {
  public let field: Field
  public let value: String
  public let isOn: Bool

  /// `field.isRequired` means that it must be ticked.
  public init(_ field: Field, value: String = "yes", isOn: Bool) {
    self.field = field
    self.value = value
    self.isOn = isOn
  }

  public var html: HTML {
    """
    <div class="field"><div class="check">\
    <input type="checkbox" value="\(value)"\(flag: " checked", isOn) \(field.attributes)>\
    <label for="\(field.id)">\(field.label)</label></div>\(field.notes)</div>
    """
  }
}
