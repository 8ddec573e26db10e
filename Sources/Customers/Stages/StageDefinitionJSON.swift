import Kernel
import Language

/// A stage of the workspace on the wire.
struct StageDefinitionJSON: Encodable, Sendable {
  /// As accounts have it: `onboarding`, `onboarding.kickoff`.
  let stage: String
  let kind: LifecycleStage.Kind
  let version: Int
  /// In the language of the reader.
  let shown: String
  let name: String?
  let nameHi: String?
  let nameKo: String?
  let isHidden: Bool
  let position: Int

  init(_ definition: StageDefinition, position: Int, _ words: Words) {
    stage = definition.stage.rawValue
    kind = definition.stage.kind
    version = definition.version
    shown = definition.name?[words.language] ?? words["stage.\(definition.stage.kind.rawValue)"]
    name = definition.name?[.english]
    nameHi = definition.name?[.hindi]
    nameKo = definition.name?[.korean]
    isHidden = definition.isHidden
    self.position = position
  }
}
