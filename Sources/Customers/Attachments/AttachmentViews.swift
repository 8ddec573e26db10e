import Kernel
import Language
import Web

/// The markup of files that stand with a note.
enum AttachmentViews {
  /// The files as links with their sizes; nil when there are none.
  static func list(_ attachments: [Attachment], mayWrite: Bool, _ request: Request) -> HTML? {
    if attachments.isEmpty { return nil }
    let items: [HTML] = attachments.map { item($0, mayWrite: mayWrite, request) }
    return "<ul class=\"attachments\">\(items)</ul>"
  }

  /// The field of a form whose `enctype` is `multipart/form-data`.
  static func field(_ form: SubmittedForm, _ words: Words) -> (field: Field, html: HTML) {
    let field = form.field(
      "file", label: words["attachments.files"],
      help: words("attachments.help", ["limit": words.reader.bytes(Attachment.sizeLimit)]), isRequired: false, words)
    return (field, TextField(field, kind: .file, isMultiple: true).html(words))
  }

  /// Adds files to a note that stands already.
  static func add(to note: ID<Note>, _ request: Request) -> HTML {
    let words = request.words
    let path: Path = "/notes/\(note)/attachments"
    return """
      <details class="attach"><summary>\(words["attachments.add"])</summary>\
      <form method="post" action="\(path)" enctype="multipart/form-data">\
      \(CSRFField(token: request.csrfToken).html)<input class="input" type="file" name="file" multiple required \
      aria-label="\(words["attachments.files"])">\(Button(words["attachments.submit"], size: .small).submit())</form>\
      </details>
      """
  }

  private static func item(_ attachment: Attachment, mayWrite: Bool, _ request: Request) -> HTML {
    let words = request.words
    let path: Path = "/notes/\(attachment.note)/attachments/\(attachment.id)"
    let name = attachment.shownName
    let label = words("attachments.remove", ["name": name])
    let remove: HTML? =
      mayWrite
      ? """
      <form method="post" action="\(path)/removal">\(CSRFField(token: request.csrfToken).html)\
      <button class="button button-quiet button-small button-icon" type="submit" title="\(label)">\
      \(Icon.close.small)<span class="visually-hidden">\(label)</span></button></form>
      """ : nil
    return """
      <li>\(Icon.file.small)<a href="\(path)" title="\(name)"><bdi>\(name)</bdi></a>\
      <span class="muted small nowrap">\(words.reader.bytes(attachment.size))</span>\(remove)</li>
      """
  }
}
