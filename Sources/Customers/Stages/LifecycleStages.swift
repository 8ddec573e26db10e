import Kernel

/// The stages of a workspace, in its order.
public struct LifecycleStages: Sendable, Equatable {
  public let all: [StageDefinition]

  /// The five kinds as they are when nobody has changed anything.
  public static let usual = LifecycleStages(LifecycleStage.usual.map { StageDefinition($0) })

  public init(_ all: [StageDefinition]) { self.all = all }

  func find(_ stage: LifecycleStage) -> StageDefinition? { all.first { $0.stage == stage } }

  /// What is offered where a stage is chosen: those that are not hidden, and the one that it is now.
  func offered(_ current: LifecycleStage? = nil) -> [LifecycleStage] {
    all.filter { !$0.isHidden || $0.stage == current }.map(\.stage)
  }

  /// The workspace's own words by the keys of the catalogue, for a reader of `language`.
  func words(_ language: LanguageCode) -> [String: String] {
    all.reduce(into: [:]) { words, definition in
      words["stage.\(definition.stage.rawValue)"] = definition.name?[language]
    }
  }

  /// The stage that a file calls so: by its key or by one of the workspace's own names.
  func called(_ text: String) -> LifecycleStage? {
    let folded = HeaderName.fold(text)
    return all.first { definition in
      let names = definition.name?.all.map(\.text) ?? []
      return definition.stage.rawValue == text || names.contains { HeaderName.fold($0) == folded }
    }?.stage
  }

  /// What filters can name: the workspace's own names, and the usual ones of the kinds unless another stage has them.
  var choices: [FilterChoice] {
    let own = Set(all.flatMap { $0.name?.all.map { FilterVocabulary.fold($0.text) } ?? [] })
    return all.map { definition in
      let usual = Self.names(of: definition.stage)
      guard let name = definition.name else { return FilterChoice(definition.stage.rawValue, usual) }
      func free(_ names: [String]) -> [String] { names.filter { !own.contains(FilterVocabulary.fold($0)) } }
      let names = FilterNames(name)
      return FilterChoice(
        definition.stage.rawValue,
        FilterNames(
          english: names.english + free(usual.english), hindi: names.hindi + free(usual.hindi),
          korean: names.korean + free(usual.korean)))
    }
  }

  /// The names of the five kinds.
  static let kinds: [FilterChoice] = LifecycleStage.usual.map { FilterChoice($0.rawValue, names(of: $0)) }

  private static func names(of stage: LifecycleStage) -> FilterNames {
    guard stage.own == nil else { return FilterNames(english: [], hindi: [], korean: []) }
    return switch stage.kind {
    case .onboarding: FilterNames("onboarding", hindi: "ऑनबोर्डिंग", korean: "온보딩")
    case .adopting: FilterNames("adopting", hindi: "अपनाना", korean: "도입")
    case .established: FilterNames("established", hindi: "स्थापित", korean: "정착")
    case .renewing: FilterNames("renewing", hindi: "नवीनीकरण", korean: "갱신")
    case .churned: FilterNames("churned", hindi: "छूटा", korean: "이탈")
    }
  }
}
