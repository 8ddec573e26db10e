import Kernel
import Language
import Web

/// The markup of the form of a subscription.
struct SubscriptionFormViews {
  let form: SubscriptionForm
  let request: Request

  private var words: Words { request.words }
  private var values: SubmittedForm { form.values }
  private var place: Path { "/accounts/\(form.account.id)" }

  /// What the page is called.
  var title: String {
    guard let terms = form.subscription?.terms else { return words["subscriptions.add"] }
    let name = terms.plan ?? terms.product
    return name.map { words("subscriptions.edit.title", ["name": $0]) } ?? words["subscriptions.edit"]
  }

  var html: HTML {
    let target: Path = form.subscription.map { "/subscriptions/\($0.id)" } ?? "\(place)/subscriptions"
    let version: HTML? = form.subscription.map { _ in
      "<input type=\"hidden\" name=\"version\" value=\"\(values.value("version"))\">"
    }
    return """
      \(PageHead(title, summary: form.account.details.name).html)\
      <form class="stack form" method="post" action="\(target)">\(CSRFField(token: request.csrfToken).html)\(version)\
      \(values.errors(fields, words))<div class="form-row">\(text(product))\(text(plan))</div>\
      <div class="form-row">\(day(startsOn))\(day(endsOn))</div>\(price)\(renewal)\
      <div class="form-actions">\(Button(words["action.save"], style: .primary).submit())\
      \(Button(words["action.cancel"], style: .quiet).link(place.anchor("subscriptions")))</div></form>
      """
  }

  /// For the list of what is wrong, in the order of the form.
  private var fields: [Field] {
    [product, plan, startsOn, endsOn, mrr, seats, effectiveOn, isTrial, billingPeriod, autoRenews, noticeDays]
  }

  private var price: HTML {
    let from: HTML? = form.subscription.map { _ in day(effectiveOn) }
    return FormSection(words["subscriptions.price"], id: "price").html(
      """
      \(history)<div class="form-row">\(text(mrr, kind: .number))\(text(seats, kind: .number))</div>\(from)\
      \(Checkbox(isTrial, isOn: values.value("isTrial") == "yes").html)
      """)
  }

  /// The prices so far, when there was more than one.
  private var history: HTML? {
    guard let periods = form.subscription?.periods, periods.count > 1 else { return nil }
    let lines: [HTML] = periods.reversed().map { period in
      """
      <li class="spread"><span class="muted">\(words("subscriptions.priceFrom", ["date": words.reader.date(period.startsOn)]))\
      </span><span class="num">\(words.reader.money(period.mrr))</span></li>
      """
    }
    return "<ul class=\"stack stack-s\">\(lines)</ul>"
  }

  private var renewal: HTML {
    let yesNo = [Select.Option("true", words["attributes.yes"]), Select.Option("false", words["attributes.no"])]
    return FormSection(words["subscriptions.renewal"], id: "renewal").html(
      """
      <div class="form-row">\(billing)\(select(autoRenews, yesNo))\(text(noticeDays, kind: .number))</div>
      """)
  }

  private var billing: HTML {
    select(
      billingPeriod,
      ImportChoice.billingPeriod.words.map { Select.Option($0, words["subscriptions.billing.\($0)"]) })
  }

  private func select(_ field: Field, _ choices: [Select.Option]) -> HTML {
    Select(field, optional: choices, selected: values.value(field.name)).html(words)
  }

  private func text(_ field: Field, kind: TextField.Kind = .text) -> HTML {
    TextField(field, kind: kind, value: values.value(field.name)).html(words)
  }

  private func day(_ field: Field) -> HTML { DateField(field, value: values.value(field.name)).html(words) }

  private var product: Field { field("product", words["subscriptions.product"]) }
  private var plan: Field { field("plan", words["subscriptions.plan"]) }
  private var startsOn: Field { field("startsOn", words["subscriptions.startsOn"], isRequired: true) }
  private var endsOn: Field {
    field("endsOn", words["subscriptions.endsOn"], help: words["subscriptions.endsOn.help"])
  }
  private var mrr: Field {
    field("mrr", "\(words["subscriptions.mrr"]) (\(form.currency.code))", isRequired: true)
  }
  private var seats: Field { field("seats", words["subscriptions.seats"]) }
  private var effectiveOn: Field {
    field("effectiveOn", words["subscriptions.effectiveOn"], help: words["subscriptions.effectiveOn.help"])
  }
  private var isTrial: Field { field("isTrial", words["subscriptions.isTrial"]) }
  private var billingPeriod: Field { field("billingPeriod", words["subscriptions.billingPeriod"]) }
  private var autoRenews: Field { field("autoRenews", words["subscriptions.autoRenews"]) }
  private var noticeDays: Field { field("noticeDays", words["subscriptions.noticeDays"]) }

  private func field(_ name: String, _ label: String, help: String? = nil, isRequired: Bool = false) -> Field {
    values.field(name, label: label, help: help, isRequired: isRequired, words)
  }
}
