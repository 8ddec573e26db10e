import Kernel

/// A merge on the wire.
struct MergeJSON: Encodable, Sendable {
  let id: ID<MergeRecord>
  let survivorId: String
  let mergedId: String
  let mergedName: String
  let mergedAt: Timestamp
  let mergedBy: ID<Person>?
  let undoableUntil: Timestamp

  init(_ record: MergeRecord) {
    id = record.id
    switch record.kind {
    case .account:
      survivorId = record.survivor.id(of: Account.self).description
      mergedId = record.merged.id(of: Account.self).description
    case .contact:
      survivorId = record.survivor.id(of: Contact.self).description
      mergedId = record.merged.id(of: Contact.self).description
    }
    mergedName = record.mergedName
    mergedAt = record.mergedAt
    mergedBy = record.mergedBy
    undoableUntil = record.undoableUntil
  }
}

/// What a merge would do, on the wire.
struct MergePreviewJSON: Encodable, Sendable {
  struct Field: Encodable, Sendable {
    let field: String
    let own: String?
    let other: String?
    /// Whose value stays unless somebody chooses.
    let choice: String
  }

  let fields: [Field]
  /// How many rows go over, by what they are.
  let moves: [String: Int]
  /// The code of the problem that the merge would meet.
  let obstacle: String?
}

extension MergePreviewJSON {
  init(_ preview: AccountMergeActions.Preview) {
    let merge = preview.merge
    fields = merge.fields.map {
      Field(
        field: $0.name, own: merge.own.details.text(of: $0), other: merge.other.details.text(of: $0),
        choice: merge.usual($0).rawValue)
    }
    moves = Dictionary(preview.counts.map { ($0.word, $0.count) }, uniquingKeysWith: +)
    obstacle = preview.obstacle?.code
  }

  init(_ preview: ContactMergeActions.Preview) {
    let merge = preview.merge
    fields = merge.fields.map {
      Field(
        field: $0.name, own: merge.own.details.text(of: $0), other: merge.other.details.text(of: $0),
        choice: merge.usual($0).rawValue)
    }
    moves = Dictionary(preview.counts.map { ($0.word, $0.count) }, uniquingKeysWith: +)
    obstacle = nil
  }
}
