import Foundation
import Kernel
import Testing

@testable import Customers

private func problem(_ json: String) -> Problem? {
  #expect(throws: Problem.self) { try ImportMapping(json: Data(json.utf8)) }
}

private func rows(_ text: String, _ mapping: ImportMapping) throws -> [Result<MappedRow, RowRefusal>] {
  var rows = try ImportRows(MemoryByteSource(text), delimiter: UInt8(ascii: ","), mapping: mapping, currency: .inr)
  var all: [Result<MappedRow, RowRefusal>] = []
  while let row = try rows.next() { all.append(row) }
  return all
}

private func subscriptions(_ extra: [ColumnMapping] = []) -> ImportMapping {
  ImportMapping(
    kind: .subscriptions,
    columns: [
      ColumnMapping(column: "account", target: .field(.account)),
      ColumnMapping(column: "start", target: .field(.start)),
      ColumnMapping(column: "mrr", target: .field(.mrr)),
    ] + extra)
}

@Suite struct MappingTests {
  @Test func `a mapping survives the way through JSON`() throws {
    let mapping = ImportMapping(
      kind: .usage, source: "crm",
      columns: [
        ColumnMapping(column: "a", target: .field(.account)), ColumnMapping(column: "d", target: .field(.occurred)),
        ColumnMapping(column: "n", target: .metric(MetricColumn(key: "n", aggregation: .last, unit: "seconds"))),
        ColumnMapping(column: "x", target: .attribute("x", .boolean)), ColumnMapping(column: "y", target: .ignore),
      ], dateOrder: .monthDayYear, decimalMark: .comma, delimiter: ";", currency: .krw, timeZone: "Asia/Seoul")
    #expect(try ImportMapping(json: try mapping.json()) == mapping)
  }

  @Test(
    arguments: [
      (#"{"kind":"accounts","columns":[{"column":"n","field":"name"}],"colour":1}"#, "/colour", "unknownField"),
      (#"{"kind":"accounts","columns":[{"column":"n","field":"name","a/b":1}]}"#, "/columns/0/a~1b", "unknownField"),
      (
        #"{"kind":"usage","columns":[{"column":"n","metric":{"key":"n","x":1}}]}"#, "/columns/0/metric/x",
        "unknownField"
      ),
      (#"{"kind":"planets","columns":[]}"#, "/kind", "unknownValue"),
      (#"{"columns":[]}"#, "/kind", "required"),
      (#"{"kind":"accounts","columns":7}"#, "/columns", "wrongType"),
      (#"{"kind":"accounts","columns":[{"column":"n"}]}"#, "/columns/0", "oneTarget"),
      (#"{"kind":"accounts","columns":[{"column":"n","field":"mrr"}]}"#, "/columns/0/field", "fieldOfOtherKind"),
      (#"{"kind":"accounts","columns":[]}"#, "/columns", "missingColumn"),
      (
        #"{"kind":"accounts","columns":[{"column":"n","field":"name"},{"column":"m","field":"name"}]}"#, "/columns/1",
        "filledTwice"
      ),
      (
        #"{"kind":"accounts","timeZone":"Mars","columns":[{"column":"n","field":"name"}]}"#, "/timeZone", "notATimeZone"
      ),
    ]) func `a wrong mapping is refused with the pointer`(json: String, pointer: String, code: String)
  {
    let fields = problem(json)?.fields ?? []
    #expect(fields.contains { $0.pointer == pointer && $0.code == code }, "\(fields)")
  }

  @Test(arguments: ["", "{", "[]", String(repeating: "[", count: 100_000)]) func `what is no mapping is refused`(
    json: String
  ) {
    #expect(problem(json) != nil)
  }

  @Test func `a column that the file lacks is named`() throws {
    let error = #expect(throws: Problem.self) { try rows("account,start\nA,2025-01-13\n", subscriptions()) }
    #expect(error?.fields.first?.pointer == "/columns/2/column")
    #expect(error?.fields.first?.arguments == ["column": "mrr"])
  }

  @Test func `a row gives its values, or everything that is wrong with it`() throws {
    let all = try rows("account,start,mrr\nA-1,2025-01-13,\"1,200\"\nA-2,13/1,x\n,2025-01-13,5\nA\n", subscriptions())
    let row = try SubscriptionRow(mapped: try all[0].get())
    #expect(row.line == 2)
    #expect(row.account == AccountReference(externalID: "A-1", name: "A-1"))
    #expect(row.mrr == Money(minorUnits: 120_000, currency: .inr))
    #expect(
      throws: RowRefusal(
        line: 3,
        problems: [
          RowProblem(line: 3, column: "start", code: .notADate, arguments: ["value": "13/1"]),
          RowProblem(line: 3, column: "mrr", code: .notANumber, arguments: ["value": "x"]),
        ])
    ) { try all[1].get() }
    #expect(
      throws: RowRefusal(
        line: 4,
        problems: [
          RowProblem(
            line: 4, column: "account", code: .required, arguments: ["field": "account, accountDomain, accountName"])
        ])
    ) { try all[2].get() }
    #expect(
      throws: RowRefusal(
        line: 5,
        problems: [
          RowProblem(line: 5, code: .raggedRow, arguments: ["expected": "3", "found": "1"])
        ])
    ) { try all[3].get() }
  }

  @Test func `the currency of the row stands for its amounts and is not contradicted`() throws {
    let mapping = subscriptions([ColumnMapping(column: "currency", target: .field(.currency))])
    let all = try rows(
      "account,start,mrr,currency\nA,2025-01-13,5,KRW\nA,2025-01-13,$5,EUR\nA,2025-01-13,5,XX\n", mapping)
    #expect(try SubscriptionRow(mapped: try all[0].get()).mrr == Money(minorUnits: 5, currency: .krw))
    guard case .failure(let conflict) = all[1], case .failure(let unknown) = all[2] else {
      Issue.record("both rows must be refused")
      return
    }
    #expect(conflict.problems.map(\.code) == [.currencyConflict])
    #expect(unknown.problems.map(\.code) == [.unknownCurrency])
  }

  @Test func `a subscription says when its figures contradict each other`() throws {
    let mapping = subscriptions([
      ColumnMapping(column: "end", target: .field(.end)), ColumnMapping(column: "arr", target: .field(.arr)),
    ])
    let all = try rows(
      "account,start,mrr,end,arr\nA,2025-01-13,5,2025-01-12,60\nA,2025-01-13,5,,61\nA,2025-01-13,,,100\n", mapping)
    let read = try all.map { try SubscriptionRow(mapped: try $0.get()) }
    #expect(read.map(\.endsBeforeStart) == [true, false, false])
    #expect(read.map(\.arrDisagrees) == [false, true, true])
    #expect(read[2].mrr == Money(minorUnits: 833, currency: .inr))
  }

  @Test func `usage is read in long and in wide form`() throws {
    let long = ImportMapping(
      kind: .usage,
      columns: ["account": ImportFieldKey.account, "date": .occurred, "metric": .metric, "value": .value]
        .sorted { $0.key < $1.key }.map { ColumnMapping(column: $0.key, target: .field($0.value)) })
    let rowsLong = try rows("account,date,metric,value\nA,2025-01-13,Active Users,7\nA,2025-01-13,,7\n", long)
    #expect(try UsageRow(mapped: try rowsLong[0].get()).metrics == ["active_users": 7])
    guard case .failure(let refusal) = rowsLong[1] else {
      Issue.record("a row without a metric must be refused")
      return
    }
    #expect(refusal.problems.map(\.column) == ["metric"])
  }

  @Test func `the values of a row stand in the order of their names, and are written as a dictionary is`() throws {
    var values: FieldValues = [.name: .text("Acme"), .country: .text("IN"), .tags: .text("a")]
    values[.accountDomain] = .text("acme.io")
    values[.country] = .text("KR")
    values[.tags] = nil
    values[.seats] = nil
    #expect(values.entries.map(\.key) == [.accountDomain, .country, .name])
    #expect(values[.country] == .text("KR") && values[.tags] == nil)
    let written = try JSONEncoder().encode(values)
    #expect(try JSONDecoder().decode([ImportFieldKey: ImportValue].self, from: written).count == 3)
    #expect(try JSONDecoder().decode(FieldValues.self, from: written) == values)
  }

  @Test func `a contact without an account belongs to the domain of the address`() throws {
    let row = MappedRow(line: 2, values: [.email: .text("a@acme.io")])
    #expect(try ContactRow(mapped: row).account == AccountReference(domain: "acme.io"))
  }
}
