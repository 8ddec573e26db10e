import Kernel
import Language
import Web

/// The markup of the form of a segment.
enum SegmentFormViews {
  static func page(_ form: SegmentForm, _ request: Request) -> HTML {
    let words = request.words
    let title = form.segment.map { words("segments.editOf", ["name": $0.name]) } ?? words["segments.add"]
    let target: Path = form.segment.map { "/segments/\($0.id)" } ?? "/segments"
    let version: HTML? = form.segment.map { _ in
      "<input type=\"hidden\" name=\"version\" value=\"\(form.values.value("version"))\">"
    }
    let name = form.values.field("name", label: words["segments.field.name"], words)
    let filter = form.values.accountFilter(help: words["segments.field.filter.help"], words)
    return """
      \(PageHead(title, summary: words["segments.form.summary"]).html)\
      <form class="stack form" method="post" action="\(target)">\
      \(CSRFField(token: request.csrfToken).html)\(version)\(form.values.errors([name], words))\
      \(TextField(name, value: form.values.value("name")).html(words))\(filter)\
      <div class="form-actions">\(Button(words["action.save"], style: .primary).submit())\
      \(Button(words["action.cancel"], style: .quiet).link(target))</div></form>
      """
  }
}
