/// Why a value cannot be read; the row and the column are added by the one who knows them.
struct ValueProblem: Error, Equatable {
  let code: RowProblemCode
  var arguments: [String: String] = [:]

  init(_ code: RowProblemCode, _ arguments: [String: String] = [:]) {
    self.code = code
    self.arguments = arguments
  }

  /// A problem that shows the value, cut to what a person can take in.
  init(_ code: RowProblemCode, value: String) {
    self.init(code, ["value": String(value.prefix(80))])
  }
}
