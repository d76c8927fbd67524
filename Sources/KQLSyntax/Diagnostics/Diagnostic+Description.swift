extension Diagnostic: CustomStringConvertible {
  /// Message and code, help and notes, a line each, and the place in bytes: what stands there is in the text,
  /// which ``DiagnosticRenderer`` shows.
  ///
  /// ```text
  /// error: there is no column 'stat' [kql.bind.unknown-column]
  /// help: did you mean 'state'?
  /// at: bytes 14 to 18
  /// ```
  public var description: String {
    var placeless = self
    placeless.span = nil
    placeless.labels = []
    let text = DiagnosticRenderer().render(placeless, in: "")
    return span.map { "\(text)\nat: bytes \($0.start) to \($0.end)" } ?? text
  }
}
