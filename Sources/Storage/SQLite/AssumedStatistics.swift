/// What SQLite's planner is told of tables that were never analysed or were empty then.
///
/// Without statistics it takes the first column of every index to leave ten rows, so `workspace_id = ?` seems to be
/// all that a query needs, and a list of ids is looked for in the whole workspace. Told that one workspace has all the
/// rows, it goes by the columns that tell rows apart. `Transaction.renewStatistics` puts the truth in the place of this.
///
/// The format is documented at https://www.sqlite.org/fileformat2.html#stat1tab.
enum AssumedStatistics {
  /// For every index without statistics, behind a migration.
  static let ofIndexes = statements(unknown: "s.tbl = found.tbl AND s.idx = found.idx")
  /// For tables without any, behind an analysis: a partial index that has none in a table that has some is empty.
  static let ofTables = statements(unknown: "s.tbl = found.tbl")

  private static func statements(unknown: SQL) -> [SQL] {
    [
      // Makes the table of statistics where there is none.
      "ANALYZE schema_migration",
      """
      INSERT INTO sqlite_stat1 (tbl, idx, stat)
      SELECT found.tbl, found.idx, '1000000' || CASE found.width
          WHEN 1 THEN '' WHEN 2 THEN ' 1000000' WHEN 3 THEN ' 1000000 1000' ELSE ' 1000000 1000 100' END
        || CASE WHEN found.width <= 4 THEN CASE found.is_unique WHEN 1 THEN ' 1' ELSE ' 10' END ELSE '' END
      FROM (
        SELECT t.name AS tbl, l."unique" AS is_unique,
          -- the primary key of a table without rowid goes by the table's name
          CASE WHEN t.wr = 1 AND l.origin = 'pk' THEN t.name ELSE l.name END AS idx,
          (SELECT count(*) FROM pragma_index_info(l.name)) AS width,
          (SELECT name FROM pragma_index_info(l.name) WHERE seqno = 0) AS leading
        FROM pragma_table_list t JOIN pragma_index_list(t.name) l
        WHERE t.schema = 'main' AND t.type = 'table') found
      WHERE found.leading = 'workspace_id'
        AND NOT EXISTS (SELECT 1 FROM sqlite_stat1 s WHERE \(unknown))
      """,
      // Makes this connection read them; the others read them when they read the schema anew.
      "ANALYZE sqlite_schema",
    ]
  }
}
