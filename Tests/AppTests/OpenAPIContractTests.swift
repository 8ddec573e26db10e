import Foundation
import Testing
import Yams

@testable import App
@testable import Web

@Suite struct `The OpenAPI document` {
  private static let methods: Set<String> = ["get", "put", "post", "patch", "delete"]

  @Test func `has every route of the API and no other`() async throws {
    let described = Self.operations(of: try Self.document()).mapValues { $0["x-permission"] as? String }
    try await AppFixture.with { app, _ in
      let routed = app.services.routes().all.filter { $0.path.hasPrefix("/api/") }
      let known = Set(routed.map { "\($0.method.rawValue.lowercased()) \($0.path)" })
      #expect(Set(described.keys).subtracting(known).sorted() == [], "described, but not routed")
      #expect(known.subtracting(described.keys).sorted() == [], "routed, but not described")
      for route in routed {
        var needed: String?
        if case .holder(let permission) = route.access { needed = permission.rawValue }
        let told = described["\(route.method.rawValue.lowercased()) \(route.path)"] ?? nil
        #expect(told == needed, "\(route.method) \(route.path)")
      }
    }
  }

  @Test func `describes the parameters of each path, and names each operation once`() throws {
    let document = try Self.document()
    let operations = Self.operations(of: document)
    for (name, operation) in operations {
      let parameters = (operation["parameters"] as? [Any] ?? []).compactMap { Self.resolved($0, in: document) }
      let inPath = parameters.filter { $0["in"] as? String == "path" }
      #expect(Set(inPath.compactMap { $0["name"] as? String }) == Set(RoutePath.parameters(name)), "\(name)")
      #expect(inPath.allSatisfy { $0["required"] as? Bool == true }, "\(name)")
    }
    let names = operations.values.compactMap { $0["operationId"] as? String }
    #expect(names.count == operations.count && Set(names).count == names.count)
  }

  @Test func `describes a body for each change, an answer, and problems`() throws {
    let document = try Self.document()
    for (name, operation) in Self.operations(of: document) {
      let answers = operation["responses"] as? [String: Any] ?? [:]
      #expect(answers.keys.contains { $0.hasPrefix("2") }, "\(name)")
      #expect(answers["401"] != nil && answers["403"] != nil, "\(name)")
      if name.contains("{") { #expect(answers["404"] != nil, "\(name)") }
      for (status, answer) in answers where status >= "4" {
        let content = Self.resolved(answer, in: document)?["content"] as? [String: Any]
        #expect(content?["application/problem+json"] != nil, "\(name) \(status)")
      }
    }
  }

  @Test func `has a key against doing twice for each POST, and what it answers`() throws {
    let document = try Self.document()
    for (name, operation) in Self.operations(of: document) where name.hasPrefix("post ") {
      let parameters = (operation["parameters"] as? [Any] ?? []).compactMap { Self.resolved($0, in: document) }
      #expect(parameters.contains { $0["name"] as? String == "Idempotency-Key" }, "\(name)")
      let answers = operation["responses"] as? [String: Any] ?? [:]
      for status in ["400", "409", "422"] { #expect(answers[status] != nil, "\(name) \(status)") }
    }
  }

  @Test func `has a version to be changed upon for each change`() throws {
    let document = try Self.document()
    for (name, operation) in Self.operations(of: document) where name.hasPrefix("patch ") || name.hasPrefix("put ") {
      let parameters = (operation["parameters"] as? [Any] ?? []).compactMap { Self.resolved($0, in: document) }
      #expect(parameters.contains { $0["name"] as? String == "If-Match" }, "\(name)")
      #expect((operation["responses"] as? [String: Any])?["412"] != nil, "\(name)")
    }
  }

  @Test func `has an answer to a question of wrong values for each that may be asked with some`() throws {
    let document = try Self.document()
    for (name, operation) in Self.operations(of: document) {
      let parameters = (operation["parameters"] as? [Any] ?? []).compactMap { Self.resolved($0, in: document) }
      guard parameters.contains(where: { $0["in"] as? String == "query" }) else { continue }
      #expect((operation["responses"] as? [String: Any])?["422"] != nil, "\(name)")
    }
  }

  @Test func `refers only to what it has`() throws {
    let document = try Self.document()
    for reference in Self.references(in: document) {
      #expect(Self.target(of: reference, in: document) != nil, "\(reference)")
    }
  }

  private static func document() throws -> [String: Any] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Docs/openapi.yaml")
    return try #require(try Yams.load(yaml: String(contentsOf: file, encoding: .utf8)) as? [String: Any])
  }

  /// The operations by `get /api/v1/accounts`.
  private static func operations(of document: [String: Any]) -> [String: [String: Any]] {
    var found: [String: [String: Any]] = [:]
    for (path, item) in document["paths"] as? [String: [String: Any]] ?? [:] {
      for (method, operation) in item where methods.contains(method) {
        found["\(method) \(path)"] = operation as? [String: Any]
      }
    }
    return found
  }

  private static func resolved(_ value: Any, in document: [String: Any]) -> [String: Any]? {
    guard let object = value as? [String: Any] else { return nil }
    guard let reference = object["$ref"] as? String else { return object }
    return target(of: reference, in: document) as? [String: Any]
  }

  private static func target(of reference: String, in document: [String: Any]) -> Any? {
    reference.dropFirst(2).split(separator: "/").reduce(document as Any?) { value, name in
      (value as? [String: Any])?[String(name)]
    }
  }

  private static func references(in value: Any) -> Set<String> {
    if let object = value as? [String: Any] {
      let own = (object["$ref"] as? String).map { [$0] } ?? []
      return object.values.reduce(into: Set(own)) { $0.formUnion(references(in: $1)) }
    }
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(references(in: $1)) } }
    return []
  }
}
