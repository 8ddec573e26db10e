import Kernel
import TestSupport
import Testing
import Web

@testable import Identity

@Suite struct IdempotencyStoreTests {
  private let answer = KeptAnswer(status: 201, headers: ["Location": "/x"], body: #"{"a":1}"#)

  @Test(arguments: TestEngine.allCases)
  func `the same command is answered from memory for a day`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let store = IdempotencyStore(database: fixture.db, effects: fixture.effects)
      let actor = try await fixture.workspace().ownerActor
      #expect(try await store.begin("k", fingerprint: [1], by: actor) == nil)
      try await store.finish("k", by: actor, answer: answer)
      let kept = try await store.begin("k", fingerprint: [1], by: actor)
      #expect(kept?.status == 201)
      #expect(kept?.headers == ["Location": "/x"])
      #expect(kept?.body == #"{"a":1}"#)
      fixture.clock.advance(by: .hours(24) + .milliseconds(1))
      #expect(try await store.begin("k", fingerprint: [1], by: actor) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `another command under the same key is refused`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let store = IdempotencyStore(database: fixture.db, effects: fixture.effects)
      let actor = try await fixture.workspace().ownerActor
      #expect(try await store.begin("k", fingerprint: [1], by: actor) == nil)
      await expectProblem(422, "idempotencyMismatch") { try await store.begin("k", fingerprint: [2], by: actor) }
      #expect(try await store.begin("other", fingerprint: [2], by: actor) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a command under way is refused until its process counts as lost`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let store = IdempotencyStore(database: fixture.db, effects: fixture.effects)
      let actor = try await fixture.workspace().ownerActor
      #expect(try await store.begin("k", fingerprint: [1], by: actor) == nil)
      await expectProblem(409, "requestUnderWay") { try await store.begin("k", fingerprint: [1], by: actor) }
      fixture.clock.advance(by: .seconds(60))
      #expect(try await store.begin("k", fingerprint: [1], by: actor) == nil)
      await expectProblem(409, "requestUnderWay") { try await store.begin("k", fingerprint: [1], by: actor) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a command that failed may be tried again`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let store = IdempotencyStore(database: fixture.db, effects: fixture.effects)
      let actor = try await fixture.workspace().ownerActor
      #expect(try await store.begin("k", fingerprint: [1], by: actor) == nil)
      try await store.finish("k", by: actor, answer: nil)
      #expect(try await store.begin("k", fingerprint: [1], by: actor) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `of many at once exactly one goes on`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let store = IdempotencyStore(database: fixture.db, effects: fixture.effects)
      let actor = try await fixture.workspace().ownerActor
      let started = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<8 {
          group.addTask {
            do { return try await store.begin("k", fingerprint: [1], by: actor) == nil } catch { return false }
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(started == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `keys of different workspaces never meet`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let store = IdempotencyStore(database: fixture.db, effects: fixture.effects)
      let (here, there) = (try await fixture.workspace("Here"), try await fixture.workspace("There"))
      #expect(try await store.begin("k", fingerprint: [1], by: here.ownerActor) == nil)
      #expect(try await store.begin("k", fingerprint: [2], by: there.ownerActor) == nil)
    }
  }
}
