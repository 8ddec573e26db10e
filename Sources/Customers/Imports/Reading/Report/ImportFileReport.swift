/// What became of one file.
public struct ImportFileReport: Codable, Hashable, Sendable {
  /// Why a file was not imported at all.
  public struct Failure: Codable, Hashable, Sendable {
    /// The catalogue key is `imports.question.<code>`, or `problem.field.<code>` for rows that cannot be read.
    public let code: String
    public let arguments: [String: String]

    public init(code: String, arguments: [String: String] = [:]) {
      self.code = code
      self.arguments = arguments
    }

    public init(_ question: RecognitionQuestion) { self.init(code: question.code, arguments: question.arguments) }
  }

  /// The file's name without its folder.
  public let file: String
  public let kind: ImportKind?
  /// The rows behind the header, blank lines not counted.
  public var rows = 0
  public var new = 0
  public var changed = 0
  public var unchanged = 0
  /// Rows whose account is not known yet.
  public var waiting = 0
  public private(set) var refused = RefusedRows()
  /// One entry a kind, in the order of `OddityKind`.
  public private(set) var oddities: [ImportOddity] = []
  /// Set when nothing of the file was imported.
  public var failures: [Failure] = []

  public init(file: String, kind: ImportKind?) {
    self.file = file
    self.kind = kind
  }

  /// Notes a row that was not imported.
  public mutating func refuse(_ refusal: RowRefusal) { refused.add(refusal) }

  /// Notes an oddity once more; `total` is set where the count is a part of something.
  public mutating func note(_ kind: OddityKind, _ example: OddityExample, total: Int? = nil) {
    let index = index(of: kind)
    oddities[index].count += 1
    if let total { oddities[index].total = total }
    if oddities[index].examples.count < ImportOddity.exampleLimit { oddities[index].examples.append(example) }
  }

  /// Sets an oddity that was counted elsewhere.
  public mutating func set(_ oddity: ImportOddity) { oddities[index(of: oddity.kind)] = oddity }

  /// The place of the kind, made where it has none yet.
  private mutating func index(of kind: OddityKind) -> Int {
    if let index = oddities.firstIndex(where: { $0.kind == kind }) { return index }
    let order = OddityKind.allCases
    let rank = order.firstIndex(of: kind) ?? order.count
    let index = oddities.firstIndex { (order.firstIndex(of: $0.kind) ?? 0) > rank } ?? oddities.count
    oddities.insert(ImportOddity(kind: kind), at: index)
    return index
  }
}
