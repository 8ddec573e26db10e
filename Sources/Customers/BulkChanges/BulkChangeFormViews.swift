import Kernel
import Language
import Web

/// The markup of the form of what to change.
enum BulkChangeFormViews {
  static func page(
    _ form: BulkChangeForm, _ request: Request, all: Int?, owners: [ID<Person>: String], stages: LifecycleStages
  ) -> HTML {
    let words = request.words
    let back: Path = ("/accounts" as Path).query("filter", form.filter.isEmpty ? nil : form.filter)
    guard !form.ids.isEmpty || (all ?? 0) > 0 else {
      return EmptyState(
        icon: .accounts, title: words["bulk.nobody"], text: words["bulk.nobody.text"],
        action: Button(words["accounts.title"]).link(back)
      ).html
    }
    let ids: [HTML] = form.ids.map { "<input type=\"hidden\" name=\"id\" value=\"\($0)\">" }
    return """
      \(PageHead(words["bulk.title"], summary: words["bulk.summary"]).html)\
      <form class="stack form" method="post" action="/bulk-changes">\(CSRFField(token: request.csrfToken).html)\(ids)\
      <input type="hidden" name="filter" value="\(form.filter)">\(errors(form, words))\(scope(form, all: all, words))\
      \(fields(form.values, words, owners, stages))\
      <div class="form-actions">\(Button(words["bulk.preview"], style: .primary).submit())\
      \(Button(words["action.cancel"], style: .quiet).link(back))</div></form>
      """
  }

  /// What is wrong with no field of the form in particular.
  private static func errors(_ form: BulkChangeForm, _ words: Words) -> HTML {
    let own: Set<String> = ["/ownerId", "/stage", "/tier", "/addTags", "/removeTags"]
    let general = (form.values.problem?.fields ?? []).filter { !own.contains($0.pointer) }
      .map { words("problem.field.\($0.code)", $0.arguments) }
    return FormErrors([], general: general).html(words)
  }

  private static func scope(_ form: BulkChangeForm, all: Int?, _ words: Words) -> HTML {
    let reader = words.reader
    func radio(_ value: String, _ text: String, isOn: Bool) -> HTML {
      """
      <label class="check"><input type="radio" name="scope" value="\(value)"\(flag: " checked", isOn)>\
      <span>\(text)</span></label>
      """
    }
    let chosen: HTML? =
      form.ids.isEmpty
      ? nil : radio("chosen", words("bulk.scope.chosen", count: form.ids.count), isOn: !form.takesAll)
    let every: HTML? = all.map { count in
      let text =
        form.filter.isEmpty
        ? words("bulk.scope.all", ["count": reader.number(count)])
        : words("bulk.scope.filter", ["count": reader.number(count), "filter": form.filter])
      return radio("all", text, isOn: form.takesAll || form.ids.isEmpty)
    }
    return "<fieldset class=\"field stack-s\"><legend>\(words["bulk.scope"])</legend>\(chosen)\(every)</fieldset>"
  }

  private static func fields(
    _ values: SubmittedForm, _ words: Words, _ owners: [ID<Person>: String], _ stages: LifecycleStages
  ) -> HTML {
    let keep = Select.Option("", words["bulk.keep"])
    let people = owners.sorted { $0.value < $1.value }.map { Select.Option($0.key.description, $0.value) }
    let owner = Select(
      values.field("ownerId", label: words["bulk.field.owner"], isRequired: false, words),
      options: [keep, Select.Option("none", words["accounts.noOwner"])] + people, selected: values.value("ownerId"))
    let stage = Select(
      values.field("stage", label: words["bulk.field.stage"], isRequired: false, words),
      options: [keep] + stages.offered().map { Select.Option($0.rawValue, words["stage.\($0.rawValue)"]) },
      selected: values.value("stage"))
    let help = words["accounts.field.list.help"]
    let tier = TextField(
      values.field("tier", label: words["bulk.field.tier"], help: words["bulk.tier.help"], isRequired: false, words),
      value: values.value("tier"))
    let noTier = Checkbox(
      Field("noTier", label: words["bulk.noTier"], isRequired: false), isOn: values.value("noTier") == "yes")
    let add = TextField(
      values.field("addTags", label: words["bulk.addTags"], help: help, isRequired: false, words),
      value: values.value("addTags"))
    let remove = TextField(
      values.field("removeTags", label: words["bulk.removeTags"], help: help, isRequired: false, words),
      value: values.value("removeTags"))
    return """
      <div class="form-row">\(owner.html(words))\(stage.html(words))</div>\
      <div class="stack-s">\(tier.html(words))\(noTier.html)</div>\
      <div class="form-row">\(add.html(words))\(remove.html(words))</div>
      """
  }
}
