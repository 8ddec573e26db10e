import HTTPTypes
import Kernel
import Web

/// The download of refused rows, the same for pages and the API.
extension ImportDesk {
  /// The refused rows of a file of a run, as a file that can be mended and imported again.
  func refused(file number: Int, of id: ID<ImportRun>, for actor: Actor) async throws -> Response {
    let found = try await database.read { tx in
      try ImportRunStore.refused(file: number, of: id, in: actor.workspace, tx)
    }
    guard let found else { throw Problem.notFound }
    let text = CSVText.text(rows: [found.header] + found.rows)
    var response = Response.text(text, type: "text/csv; charset=utf-8")
    response.headers[.contentDisposition] = "attachment; filename=\"refused-\(id)-\(number + 1).csv\""
    response.headers[.cacheControl] = "no-store"
    return response
  }
}
