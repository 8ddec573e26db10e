/// The languages that Saathi speaks, equals.
public enum LanguageCode: String, Codable, Sendable, CaseIterable {
  case english = "en"
  case hindi = "hi"
  case korean = "ko"
}
