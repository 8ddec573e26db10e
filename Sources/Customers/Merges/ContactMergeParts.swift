import Storage

/// What moves when two contacts become one, of this room.
enum ContactMergeParts {
  static let subject = MergedTable("contact", "id", .handled)

  static let all: [MergePart] = [
    MergePart(tables: [
      // An address says whether it is the first, and at one account both have a role: both contacts' are written anew.
      MergedTable("account_contact", "contact_id", .restored(derived: .columns([])), word: "accounts"),
      MergedTable("contact_email", "contact_id", .restored(derived: .columns([])), word: "emails"),
      MergedTable("contact_external_id", "contact_id", .moves, word: "externalIds"),
      MergedTable("event", "subject_id", .moves, word: "events"),
      MergedTable("observation", "contact_id", .moves),
      MergedTable("import_key", "subject_id", .moves),
      MergedTable("import_key_before", "subject_id", .moves),
    ])
  ]
}
