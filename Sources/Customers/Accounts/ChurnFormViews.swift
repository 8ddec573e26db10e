import Language
import Web

/// That a customer has left, within the form of an account: the day, the reason and what there is to tell.
struct ChurnFormViews {
  let form: SubmittedForm
  let words: Words

  /// For the list of what is wrong.
  var fields: [Field] { [day, reason, note] }

  var html: HTML {
    FormSection(words["accounts.churn"], id: "churn", help: words["accounts.churn.help"]).html(
      """
      <div class="form-row">\(DateField(day, value: form.value(day.name)).html(words))\
      \(TextField(reason, value: form.value(reason.name)).html(words))</div>\
      \(TextArea(note, value: form.value(note.name)).html(words))
      """)
  }

  private var day: Field { field("churnedOn") }
  private var reason: Field { field("churnReason") }
  private var note: Field { field("churnNote") }

  private func field(_ name: String) -> Field {
    form.field(name, label: words["accounts.field.\(name)"], isRequired: false, words)
  }
}
