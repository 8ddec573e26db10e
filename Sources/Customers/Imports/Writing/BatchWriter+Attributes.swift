import Foundation
import Kernel

extension BatchWriter {
  /// What the row says beyond its fields, as accounts keep it; nil when something does not fit the attribute that the
  /// workspace has defined, and the row is refused.
  mutating func fitted(_ row: AccountRow, _ source: ImportRow) -> [String: String]? {
    guard !context.attributes.all.isEmpty, !row.attributes.isEmpty else { return row.attributes.texts }
    let reader = ValueReader(
      dateOrder: context.mapping.dateOrder, decimalMark: context.mapping.decimalMark,
      timeZone: TimeZone(identifier: context.mapping.timeZone) ?? .gmt)
    var (texts, problems): ([String: String], [RowProblem]) = ([:], [])
    for (key, value) in row.attributes.sorted(by: { $0.key < $1.key }) {
      guard let attribute = context.attributes.called(key) else {
        texts[key] = value.attributeText
        continue
      }
      do throws(ValueProblem) {
        if let fit = try attribute.read(value, with: reader) { texts[attribute.key] = fit.stored }
      } catch {
        problems.append(
          RowProblem(line: source.line, column: column(of: key), code: error.code, arguments: error.arguments))
      }
    }
    guard problems.isEmpty else {
      refuse(source, problems)
      return nil
    }
    return texts
  }

  /// The column of the file that fills the attribute.
  private func column(of key: String) -> String {
    let column = context.mapping.columns.first { column in
      if case .attribute(key, _) = column.target { true } else { false }
    }
    return column?.column ?? key
  }
}
