import Foundation
import Kernel

extension ImportContext {
  /// What the row says beyond its fields, as accounts keep it.
  /// - Throws: when something does not fit the attribute that the workspace has defined.
  func attributes(of row: AccountRow) throws(RowRefusal) -> [String: String] {
    guard !attributes.all.isEmpty, !row.attributes.isEmpty else { return row.attributes.texts }
    let reader = ValueReader(
      dateOrder: mapping.dateOrder, decimalMark: mapping.decimalMark,
      timeZone: TimeZone(identifier: mapping.timeZone) ?? .gmt)
    var (texts, problems): ([String: String], [RowProblem]) = ([:], [])
    for (key, value) in row.attributes.sorted(by: { $0.key < $1.key }) {
      guard let attribute = attributes.called(key) else {
        texts[key] = value.attributeText
        continue
      }
      do throws(ValueProblem) {
        if let fit = try attribute.read(value, with: reader) { texts[attribute.key] = fit.stored }
      } catch {
        problems.append(
          RowProblem(line: row.line, column: column(of: key), code: error.code, arguments: error.arguments))
      }
    }
    guard problems.isEmpty else { throw RowRefusal(line: row.line, problems: problems) }
    return texts
  }

  /// The column of the file that fills the attribute.
  private func column(of key: String) -> String {
    let column = mapping.columns.first { column in
      if case .attribute(key, _) = column.target { true } else { false }
    }
    return column?.column ?? key
  }
}
