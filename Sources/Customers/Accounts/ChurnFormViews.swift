import Language
import Web

/// That a customer has left, within the form of an account: the day, the reason and what there is to tell.
struct ChurnFormViews {
  let form: SubmittedForm
  let words: Words

  /// For the list of what is wrong.
  var fields: [Field] { [day, reason, note] }

  var html: HTML {
    """
    <section class="form-section" id="churn" aria-labelledby="churn-title"><h2 id="churn-title">\
    \(words["accounts.churn"])</h2><p class="help">\(words["accounts.churn.help"])</p>\
    <div class="form-row">\(DateField(day, value: form.value(day.name)).html(words))\
    \(TextField(reason, value: form.value(reason.name)).html(words))</div>\
    \(TextArea(note, value: form.value(note.name)).html(words))</section>
    """
  }

  private var day: Field { field("churnedOn") }
  private var reason: Field { field("churnReason") }
  private var note: Field { field("churnNote") }

  private func field(_ name: String) -> Field {
    form.field(name, label: words["accounts.field.\(name)"], isRequired: false, words)
  }
}
