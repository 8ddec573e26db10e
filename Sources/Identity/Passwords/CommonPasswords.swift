/// What people choose when asked for twelve characters: whole passwords, and the parts they are put together from.
///
/// Short on purpose: length and the limit on attempts do most of the work.
enum CommonPasswords {
  /// In lowercase.
  static let whole: Set<String> = [
    "correcthorsebatterystaple", "letmeinletmein", "iloveyouforever", "thisismypassword", "mypasswordis",
    "nothingtosee", "trustnooneelse", "donttouchthis", "changemeplease", "changethispassword",
  ]

  /// In lowercase, the longest first, because they are taken out one after another.
  static let parts: [String] = unsorted.sorted { $0.utf8.count > $1.utf8.count }

  private static let unsorted: [String] = [
    "qwertyuiopasdfghjklzxcvbnm", "abcdefghijklmnopqrstuvwxyz", "123456789012345678901234567890",
    "1234567890987654321", "abcdefghijklm", "qwertyuiop", "1234567890", "0987654321", "9876543210", "administrator",
    "1q2w3e4r5t6y", "1qaz2wsx3edc", "password", "passw0rd", "p@ssw0rd", "p@ssword", "asdfghjkl", "123456789",
    "987654321", "1q2w3e4r", "1qaz2wsx", "iloveyou", "superman", "sunshine", "princess", "football", "baseball",
    "starwars", "whatever", "trustno1", "zxcvbnm", "qwerty", "azerty", "welcome", "letmein", "dragon", "monkey",
    "master", "shadow", "secret", "saathi", "hindustan", "bharat", "krishna", "jaishreeram", "india", "korea",
    "changeme", "default", "summer", "winter", "spring", "autumn", "admin", "login", "hello", "guest", "test",
    "12345678", "87654321", "123456", "654321", "12345", "1234", "123", "abcdef", "abc", "2023", "2024", "2025",
    "2026", "비밀번호", "사랑해", "안녕하세요", "대한민국", "पासवर्ड", "नमस्ते", "भारत", "साथी", "!@#$%", "!@#", "!!", "11", "00",
  ]
}
