import Customers
import Kernel
import Testing

@testable import Storage

@Suite struct FilterCompilerTests {
  private func compiled(_ text: String) throws -> SQL {
    try FilterCompiler.compile(text, fields: Shop.fields, context: Shop.context())
  }

  @Test func `values are bound, never written`() throws {
    let sql = try compiled("name:\"'; DROP TABLE x--\" -stage:onboarding arr>=50,000")
    #expect(
      SQL.numbered(sql.text, by: "?")
        == "(name_folded LIKE ?1 ESCAPE '\\') AND ((stage IN (?2)) IS NOT TRUE) "
        + "AND ((currency = ?3 OR arr_minor = 0) AND (arr_minor >= ?4))")
    #expect(sql.values == [.text("%'; drop table x--%"), .text("onboarding"), .text("USD"), .integer(5_000_000)])
  }

  @Test func `signs of LIKE are escaped`() throws {
    #expect(try compiled("\"50%_\\\\\"").values == [.text("%50\\%\\_\\\\%")])
  }

  @Test func `a moment lies in a day half-open, as the zone has it`() throws {
    let sql = try compiled("last_seen:today")
    let start = Shop.day("2026-11-21").utcStart.milliseconds + 15 * 3_600_000
    #expect(sql.values == [.integer(start), .integer(start + 86_400_000)])
    #expect(SQL.numbered(sql.text, by: "?").contains("(last_seen_at >= ?1) AND (last_seen_at < ?2)"))
  }

  @Test func `an empty filter is true of everything`() throws {
    #expect(try compiled("").text == "1 = 1")
  }

  @Test func `rows of a list are asked by a subquery`() throws {
    #expect(try compiled("tag:none").text == "NOT EXISTS (SELECT 1 FROM tags WHERE 1 = 1)")
    #expect(try compiled("tag:Pilot").values == [.text("pilot")])
  }

  @Test func `the compiled condition and the evaluator agree`() throws {
    let context = Shop.context()
    var (yes, no) = (0, 0)
    for seed: UInt64 in 1...1500 {
      var random = FilterRandom(seed: seed)
      let expression = random.meaningful()
      let facts = random.facts()
      let bound = try FilterCompiler.bind(expression, fields: Shop.fields, context: context)
      let expected = FilterEvaluator(context: context).matches(bound, facts)
      let sql = FilterCompiler.condition(bound, fields: Shop.fields, context: context)
      var condition = FakeCondition(sql, row: FakeCondition.row(facts, context))
      #expect(condition.isTrue() == expected, "seed \(seed): \(expression)")
      if expected { yes += 1 } else { no += 1 }
    }
    #expect(yes > 200 && no > 200)
  }

  @Test func `no room's fields share a name by accident`() {
    #expect(Shop.fields.clashes == [])
    let twice = Shop.fields.adding([
      FilterField("arr_usd", FilterNames("ARR"), .money, condition: FilterColumn.money("arr_minor", in: "currency"))
    ])
    #expect(twice.clashes == ["arr"])
  }
}
