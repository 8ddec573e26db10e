extension DemoTeammate {
  /// Eight people in three languages, the manager first.
  static let all: [DemoTeammate] = [
    DemoTeammate(
      name: "Grace Whitlock", email: "grace@meridock.example", role: .manager, language: .english,
      timeZone: "Asia/Singapore", regions: []),
    DemoTeammate(
      name: "अनन्या कुलकर्णी", email: "ananya@meridock.example", role: .successManager, language: .hindi,
      timeZone: "Asia/Kolkata", regions: [.india]),
    DemoTeammate(
      name: "रोहित सक्सेना", email: "rohit@meridock.example", role: .successManager, language: .hindi,
      timeZone: "Asia/Kolkata", regions: [.india, .singapore]),
    DemoTeammate(
      name: "김서연", email: "seoyeon@meridock.example", role: .successManager, language: .korean,
      timeZone: "Asia/Seoul", regions: [.korea]),
    DemoTeammate(
      name: "Laura Bennick", email: "laura@meridock.example", role: .successManager, language: .english,
      timeZone: "America/Chicago", regions: [.unitedStates]),
    DemoTeammate(
      name: "Daniel Mercer", email: "daniel@meridock.example", role: .successManager, language: .english,
      timeZone: "Europe/London", regions: [.unitedKingdom, .germany, .singapore, .australia]),
    DemoTeammate(
      name: "हर्ष भट्ट", email: "harsh@meridock.example", role: .agent, language: .hindi, timeZone: "Asia/Kolkata",
      regions: []),
    DemoTeammate(
      name: "박하늘", email: "haneul@meridock.example", role: .agent, language: .korean, timeZone: "Asia/Seoul",
      regions: []),
  ]
}
