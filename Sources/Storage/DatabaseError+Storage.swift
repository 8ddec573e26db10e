extension DatabaseError {
  static func wrongRowLength(_ target: InsertTarget) -> DatabaseError {
    .other("a row for \(target.table) has not \(target.columns.count) values")
  }

  static var closed: DatabaseError { .unavailable("the database is closed") }
}
