/// Reads lifecycle stages as files write them.
enum StageText {
  private static let words: [String: LifecycleStage] = {
    let table: [LifecycleStage: String] = [
      .onboarding: "onboarding|implementation|trial|new|온보딩|ऑनबोर्डिंग",
      .adopting: "adopting|adoption|도입|अपनाना",
      .established: "established|active|live|mature|customer|정착|स्थापित",
      .renewing: "renewing|renewal|갱신|갱신 중|नवीनीकरण|नवीनीकरण में",
      .churned: "churned|cancelled|canceled|lost|이탈|छूटा|छूटा हुआ",
    ]
    let pairs = table.flatMap { stage, texts in
      texts.split(separator: "|").map { (HeaderName.fold(String($0)), stage) }
    }
    return Dictionary(pairs) { first, _ in first }
  }()

  static func stage(_ text: String) -> LifecycleStage? { words[HeaderName.fold(text)] }
}
