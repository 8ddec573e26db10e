import Kernel

/// What stays as it is while one file is imported.
struct ImportContext: Sendable {
  let workspace: Workspace
  let run: ID<ImportRun>
  /// Who imports; nil for the command line.
  let person: ID<Person>?
  let isDryRun: Bool
  let effects: Effects
  let mapping: ImportMapping
  /// The people of the workspace by their mail addresses in lower case.
  let people: [String: ID<Person>]
  /// The attributes that the workspace has defined: what a file of accounts says of them has to fit.
  var attributes = AttributeDefinitions.none
  /// The stages that the workspace has.
  var stages = LifecycleStages.usual
  let pastChanged: PastChanged

  /// The same for rows that are read by another mapping.
  func reading(_ mapping: ImportMapping) -> ImportContext {
    ImportContext(
      workspace: workspace, run: run, person: person, isDryRun: isDryRun, effects: effects, mapping: mapping,
      people: people, attributes: attributes, stages: stages, pastChanged: pastChanged)
  }

  var kind: ImportKind { mapping.kind }
  var source: String { mapping.source }
  /// The ids of something that the source calls so.
  func externalIDs(_ id: String?) -> [ExternalID] { id.map { [ExternalID(source: source, id: $0)] } ?? [] }

  var today: LocalDate { effects.now.day(in: workspace.timeZone) }
}
