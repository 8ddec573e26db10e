import Foundation
import Kernel
import Language
import Web

/// How a file is written, as far as a person can say it better than the file: encoding, sheet, order of dates.
enum ImportFormatViews {
  /// The page of the columns, read as the person has chosen.
  static func path(_ view: ImportMappingView) -> Path {
    var path: Path = "/imports/\(view.upload.id)/mapping"
    if let encoding = view.format.encoding { path = path.query("encoding", encoding.rawValue) }
    if let sheet = view.format.sheet { path = path.query("sheet", sheet) }
    return path
  }

  /// What was recognised, and the choice of something else.
  static func form(_ view: ImportMappingView, _ words: Words) -> HTML {
    let path: Path = "/imports/\(view.upload.id)/mapping"
    let kind: HTML? = view.mapping.map { "<input type=\"hidden\" name=\"kind\" value=\"\($0.kind.rawValue)\">" }
    let select = view.preview.sheets.isEmpty ? encodings(view, words) : sheets(view, words)
    return """
      <form class="form inline" method="get" action="\(path)">\(kind)\(select)\
      \(Button(words["imports.mapping.reread"], size: .small).submit())</form>
      """
  }

  /// The orders of day and month; each with what it makes of a date of the file, where that is in doubt.
  static func dateOrders(_ view: ImportMappingView, _ words: Words) -> [Select.Option] {
    let example = view.ambiguousDate
    return DateOrder.allCases.map { order in
      let label = words["imports.dateOrder.\(order.rawValue)"]
      guard let example, let moment = try? DateText.parse(example, order: order, zone: .gmt) else {
        return Select.Option(order.rawValue, label)
      }
      let date = words.reader.date(moment.day, .long)
      return Select.Option(
        order.rawValue, words("imports.dateOrder.reads", ["order": label, "text": example, "date": date]))
    }
  }

  private static func encodings(_ view: ImportMappingView, _ words: Words) -> HTML {
    let found = view.preview.dialect.encoding
    let field = Field("encoding", label: words["imports.mapping.encoding"])
    let selected = TextEncoding.choices.first { $0.isLike(found) }?.rawValue
    return Select(
      field, options: TextEncoding.choices.map { Select.Option($0.rawValue, $0.name) }, selected: selected ?? ""
    ).html(words)
  }

  private static func sheets(_ view: ImportMappingView, _ words: Words) -> HTML {
    let field = Field("sheet", label: words["imports.mapping.sheet"])
    return Select(
      field, options: view.preview.sheets.map { Select.Option($0, $0) }, selected: view.preview.dialect.sheet ?? ""
    ).html(words)
  }
}
