import Foundation
import Health
import Testing

@Suite struct ScoreFileTests {
  static func read(_ text: String, score: String = "score", outcome: String = "lost") throws -> ScoreFile {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).csv")
    try Data(text.utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    return try ScoreFile(path: path.path, score: score, outcome: outcome)
  }

  @Test func `scores and outcomes are read by the names of their columns`() throws {
    let file = try Self.read("account,lost,score\na,1,12.5\nb,no,80\n\"c, d\",TRUE,\ne,0,100\n")
    #expect(
      file.outcomes == [
        ScoredOutcome(score: 12.5, happened: true), ScoredOutcome(score: 80, happened: false),
        ScoredOutcome(score: 100, happened: false),
      ])
    #expect(file.withoutScore == 1)
  }

  @Test(arguments: [
    ("score,gone\n1,1\n", ScoreFile.Failure.noColumn("lost", among: ["score", "gone"])),
    ("score,lost\n1,1\nhigh,0\n", .notAScore(line: 3, "high")),
    ("score,lost\nnan,1\n", .notAScore(line: 2, "nan")),
    ("score,lost\n1,maybe\n", .notAnOutcome(line: 2, "maybe")),
    ("score,lost\n1,\n", .notAnOutcome(line: 2, "\"\"")),
  ])
  func `a table that cannot be used says where and why`(text: String, expected: ScoreFile.Failure) {
    #expect(throws: expected) { try Self.read(text) }
  }

  @Test func `a file that is not there cannot be read`() {
    #expect(throws: ScoreFile.Failure.unreadable) {
      try ScoreFile(path: "/nowhere/none.csv", score: "a", outcome: "b")
    }
  }

  @Test(arguments: [([0.0, 0.4, 1], ScoreKind.probability), ([0, 0.4, 60], .health), ([20], .health)])
  func `scores between 0 and 1 are probabilities, others are health`(scores: [Double], kind: ScoreKind) {
    #expect(ScoreKind.recognised(in: scores.map { ScoredOutcome(score: $0, happened: true) }) == kind)
  }
}
