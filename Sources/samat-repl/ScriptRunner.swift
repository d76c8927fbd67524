import KQLEngine
import KQLSyntax

/// Runs scripts one after the other, up to the first error.
struct ScriptRunner {
  /// What can be run.
  enum Input {
    /// A text that is there.
    case text(SourceText)
    /// Standard input, read when it is its turn.
    case standardInput
    /// Standard input.
    static func standardInput() -> Input { .standardInput }
  }

  private let session: Session

  /// Creates a runner.
  init(_ session: Session) { self.session = session }

  /// Runs scripts.
  ///
  /// The `let` statements of one script do not reach the next; those of the init file reach all.
  /// Where all went well, what `--fail-if-empty` and `--fail-if-rows` have found is the status.
  ///
  /// - Parameter inputs: The scripts.
  /// - Returns: The exit status.
  /// - Throws: Where standard input is not UTF-8.
  func run(_ inputs: [Input]) throws(Diagnostic) -> ExitStatus {
    InterruptMonitor.install()
    let watch = session.options.cancellation.map { InterruptWatch($0, endsProcess: true) }
    defer { watch?.stop() }
    let first = session.bindings
    for input in inputs {
      guard let source = try source(of: input) else { return .interrupted }
      session.bindings = first
      switch session.run(source) {
      case .done: break
      case .quit: return session.checkedStatus ?? .success
      case .failed(let status): return InterruptMonitor.isInterrupted ? .interrupted : status
      }
    }
    if InterruptMonitor.isInterrupted { return .interrupted }
    try session.charts.check()
    return session.checkParameters() ? session.checkedStatus ?? .success : .queryFailed
  }

  private func source(of input: Input) throws(Diagnostic) -> SourceText? {
    switch input {
    case .text(let source): return source
    case .standardInput:
      var reader = LineReader()
      guard let bytes = reader.rest() else { return nil }
      return SourceText(name: "stdin", text: try SourceText.decode(bytes, name: "stdin"))
    }
  }
}
