import Web

extension Query {
  /// Whose value each field keeps, of a form of `MergeViews.preview`.
  var mergeChoices: [MergeField: MergeSide] {
    var choices: [MergeField: MergeSide] = [:]
    for (name, value) in pairs where name.hasPrefix("choice.") {
      guard let field = MergeField(String(name.dropFirst("choice.".count))) else { continue }
      choices[field] = MergeSide(rawValue: value)
    }
    return choices
  }
}
