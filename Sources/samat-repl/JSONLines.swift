import KQLEngine
import KQLSyntax
import SamatKit

/// Answers requests, one JSON object a line, until the input ends.
///
/// ```text
/// {"id": "a", "query": "print n = 1"}
/// {"id":"a","columns":[{"name":"n","type":"long"}],"rows":[[1]]}
/// ```
///
/// A request may have `"parameters": {"name": value}` for a query that declares them.
///
/// A line that is no request is answered with an error and the id null; nothing in the input ends
/// the service.
struct JSONLines {
  private let session: Session

  /// Creates a service.
  init(_ session: Session) { self.session = session }

  /// Answers until the input ends, nobody reads the answers any more, or Ctrl-C comes.
  ///
  /// - Returns: The exit status; a query that failed does not count.
  func run() -> ExitStatus {
    InterruptMonitor.install()
    let watch = session.options.cancellation.map { InterruptWatch($0, endsProcess: true) }
    defer { watch?.stop() }
    var reader = LineReader()
    while !session.output.isClosed {
      if InterruptMonitor.isInterrupted { return .interrupted }
      switch reader.next() {
      case .end: return .success
      case .interrupted: return .interrupted
      case .tooLong:
        refuse("kql.data.json.request", "the line is longer than \(LineReader.limit >> 20) MiB")
      case .line(let bytes): answer(bytes)
      }
    }
    guard let problem = session.output.problem else { return .success }
    session.messages.show(problem)
    return .dataFailed
  }

  private func answer(_ bytes: [UInt8]) {
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
    guard let line = String(validating: bytes, as: UTF8.self) else {
      return refuse("kql.data.encoding", "the line is not UTF-8")
    }
    let request: JSONRequest
    do throws(Diagnostic) {
      request = try JSONRequest(line)
    } catch {
      return session.output.write(error, answering: JSONAnswer())
    }
    let answer = JSONAnswer(id: request.id)
    do throws(QueryFailure) {
      var options = session.options
      options.parameters = request.parameters
      let table = try session.workspace.query(request.query, options: options)
      session.output.write(table, answering: answer)
    } catch {
      let first = error.diagnostics.first { $0.severity == .error } ?? error.diagnostics.first
      let unknown = Diagnostic(code: "kql.internal", message: "the query failed")
      session.output.write(first ?? unknown, answering: answer)
    }
  }

  private func refuse(_ code: String, _ message: String) {
    session.output.write(Diagnostic(code: code, message: message), answering: JSONAnswer())
  }
}
