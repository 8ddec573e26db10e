import Foundation
import Kernel
import Testing

@testable import Customers

/// Reads the public data sets where there are some: `SAATHI_DATA_DIR` names their folder.
private let dataFolder = ProcessInfo.processInfo.environment["SAATHI_DATA_DIR"]

@Suite(.enabled(if: dataFolder != nil, "SAATHI_DATA_DIR is not set")) struct DataFolderTests {
  private let folder: String

  init() throws { folder = try #require(dataFolder) }

  @Test func `the torture files of csv-spectrum give the expected rows`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/csv_spectrum/csvs")
    #expect(names.count == 11)
    for name in names.map({ $0.replacingOccurrences(of: ".csv", with: "") }) {
      let json = try Data(contentsOf: URL(fileURLWithPath: folder + "/csv_spectrum/json/\(name).json"))
      let expected = try JSONDecoder().decode([[String: String]].self, from: json)
      var reader = CSVReader(try FileByteSource(path: folder + "/csv_spectrum/csvs/\(name).csv", pieceSize: 5))
      let header = try #require(try reader.next()).fields
      var found: [[String: String]] = []
      while let row = try reader.next() { found.append(Dictionary(uniqueKeysWithValues: zip(header, row.fields))) }
      #expect(found == expected, "\(name)")
    }
  }

  @Test(
    arguments: [
      ("accounts", ImportKind.accounts, 500), ("subscriptions", .subscriptions, 5000),
      ("feature_usage", .usage, 25_000),
      ("support_tickets", .tickets, 2000), ("churn_events", .churn, 600),
    ]) func `each file of RavenStack is recognised and every row is read`(name: String, kind: ImportKind, count: Int)
    throws
  {
    let path = folder + "/ravenstack/ravenstack_\(name).csv"
    let recognition = Recogniser(source: "ravenstack").recognise(try CSVPreview(try FileByteSource(path: path)))
    #expect(recognition.kind == kind)
    #expect(recognition.questions.isEmpty)
    let mapping = try #require(recognition.mapping)
    var rows = try ImportRows(
      try FileByteSource(path: path), delimiter: recognition.dialect.delimiter, mapping: mapping, currency: .usd)
    var (read, refused) = (0, [RowRefusal]())
    while let row = try rows.next() {
      switch row {
      case .success(let row):
        read += 1
        try decode(row, as: kind)
      case .failure(let refusal): refused.append(refusal)
      }
    }
    #expect(read == count)
    #expect(refused == [])
  }

  private func decode(_ row: MappedRow, as kind: ImportKind) throws {
    switch kind {
    case .accounts: _ = try AccountRow(mapped: row)
    case .subscriptions: #expect(try !SubscriptionRow(mapped: row).arrDisagrees)
    case .usage: #expect(try UsageRow(mapped: row).metrics.count == 3)
    case .tickets: _ = try TicketRow(mapped: row)
    case .churn: #expect(try ChurnRow(mapped: row).refund?.currency == .usd)
    case .contacts, .notes: Issue.record("not in this data set")
    }
  }
}
