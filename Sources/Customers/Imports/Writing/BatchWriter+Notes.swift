import Kernel
import Language

extension BatchWriter {
  mutating func apply(_ row: NoteRow, _ source: ImportRow, _ known: ImportKeyStore.Entry?) throws {
    guard let account = try account(row.account, known) else { return wait(source, for: row.account.label) }
    if isUnchanged(source, known) { return }
    if let known {
      facts.note = try ImportFactStore.note(known.subject.id(), in: workspace, tx)
      try takeBackEvent(known)
    }
    let id: ID<Event> = known?.subject.id() ?? context.effects.newID()
    let author = row.authorEmail.flatMap { context.people[$0.lowercased()] }
    let moment = row.occurred?.timestamp ?? now
    let texts = [row.subject.map { "**\($0)**" }, row.text].compactMap(\.self)
    let body = TextNormalizer.stored(texts.joined(separator: "\n\n"))
    writes.notes.append(
      ImportWrites.Note(id: id, account: account, body: body, occurredAt: moment, author: author))
    tell(
      Event(
        id: id, account: account, kind: .note, occurredAt: moment, recordedAt: now, person: author,
        subject: EventSubject(id)))
    became(EventSubject(id), source, isNew: known == nil, account: account)
  }
}
