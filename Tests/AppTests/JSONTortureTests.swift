import Foundation
import HTTPTypes
import Testing

/// `SAATHI_DATA_DIR` names the folder of the public data sets.
private let dataFolder = ProcessInfo.processInfo.environment["SAATHI_DATA_DIR"]

/// The JSON parsing test suite (Nicolas Seriot), sent to the API.
@Suite(.enabled(if: dataFolder != nil, "SAATHI_DATA_DIR is not set")) struct JSONTortureTests {
  private static let paths = ["/api/v1/accounts", "/api/v1/signals", "/api/v1/contacts", "/api/v1/accounts/bulk"]

  @Test func `what must be accepted is, what must be refused is, and nothing takes long`() async throws {
    let folder = try #require(dataFolder) + "/json_test_suite/test_parsing"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
    #expect(names.count > 300)
    try await AppFixture.with { app, client in
      for name in names.sorted() {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
        for path in Self.paths {
          var (answer, time) = try await Self.send(bytes, path, app, client)
          // What else this machine does at the moment is not the file's fault.
          if time > .seconds(1) { (answer, time) = try await Self.send(bytes, path, app, client) }
          #expect(Self.right(answer.status, for: name), "\(path) \(name): \(answer.status) \(answer.body.prefix(200))")
          #expect(time < .seconds(1), "\(path) \(name): \(time)")
        }
      }
    }
  }

  private static func send(
    _ bytes: [UInt8], _ path: String, _ app: AppFixture, _ client: AppClient
  ) async throws -> (AppClient.Answer, Duration) {
    let begun = ContinuousClock.now
    let answer = try await client.send(.post, path, app.acme.api, [.contentType: "application/json"], bytes: bytes)
    return (answer, ContinuousClock.now - begun)
  }

  /// None of the files holds what a route asks for: those that are JSON are 422 at most.
  private static func right(_ status: Int, for name: String) -> Bool {
    switch name.prefix(2) {
    case "y_": status == 422 || (200..<300).contains(status)
    case "n_": status == 400
    default: status == 400 || status == 422 || (200..<300).contains(status)
    }
  }
}
