import Web

/// The forms of an account page that were refused, to be shown again as they were sent.
public struct AccountForms: Sendable {
  public var note: SubmittedForm?
  public var task: SubmittedForm?
  public var contact: SubmittedForm?
  public var member: SubmittedForm?

  public init(
    note: SubmittedForm? = nil, task: SubmittedForm? = nil, contact: SubmittedForm? = nil, member: SubmittedForm? = nil
  ) {
    self.note = note
    self.task = task
    self.contact = contact
    self.member = member
  }
}
