import Foundation
import Kernel
import Testing

@testable import Customers

@Suite struct ReportTests {
  @Test func `a report counts everything and keeps only the first examples`() throws {
    var file = ImportFileReport(file: "usage.csv", kind: .usage)
    for line in 1...1500 {
      file.refuse(RowRefusal(line: line, problems: [RowProblem(line: line, column: "a", code: .notADate)]))
      file.note(.unknownAccount, OddityExample(line: line, key: "A-\(line)"))
    }
    file.note(.duplicateKey, OddityExample(line: 7, key: "U-1"))
    file.set(ImportOddity(kind: .churnSourcesDisagree, count: 312, total: 500))
    #expect(file.refused.total == 1500)
    #expect(file.refused.problems.count == 1000)
    #expect(file.oddities.map(\.kind) == [.duplicateKey, .churnSourcesDisagree, .unknownAccount])
    #expect(file.oddities.map(\.count) == [1, 312, 1500])
    #expect(file.oddities[2].examples.count == ImportOddity.exampleLimit)
    #expect(file.oddities[1].share == 0.624)
    let report = ImportReport(dryRun: true, files: [file])
    #expect(try JSONDecoder().decode(ImportReport.self, from: try report.json()) == report)
    #expect(report.isComplete)
  }

  @Test func `a report is JSON in camel case with the share spelt out`() throws {
    var file = ImportFileReport(file: "c.csv", kind: .churn)
    file.set(ImportOddity(kind: .churnSourcesDisagree, count: 1, total: 2))
    let json = String(decoding: try ImportReport(dryRun: false, files: [file]).json(), as: UTF8.self)
    for part in [#""dryRun" : false"#, #""share" : 0.5"#, #""kind" : "churnSourcesDisagree""#] {
      #expect(json.contains(part))
    }
  }
}
