import Glibc
import KQLEngine
import PersianText
import Synchronization

/// A line on standard error that says how far a query or the reading of a file has come.
///
/// It is there only where somebody looks at a terminal and waits longer than a second, and goes before
/// anything else is written.
final class ProgressLine: Sendable {
  /// What is waited for.
  enum Job: Sendable {
    /// The rows of a query.
    case query
    /// A file, by its path.
    case loading(String)
  }

  /// What queries count into.
  let query = QueryProgress()
  /// What readers of files count into.
  let load = LoadProgress()
  /// Whether a line can be shown at all: standard error is a terminal that can erase.
  let isPossible: Bool

  private struct State {
    var isOn = true
    /// The number of what is waited for; nothing is drawn for an earlier one.
    var job = 0
    var isShown = false
  }

  private let state = Mutex(State())

  /// How long nothing is shown, and how long one sight lasts, in microseconds.
  private static let patience = 1_000_000
  private static let period: UInt32 = 100_000

  /// Creates a line that is not shown.
  init() {
    let terminal = environmentVariable("TERM") ?? ""
    isPossible = isTerminal(STDERR_FILENO) && !terminal.isEmpty && terminal != "dumb"
  }

  /// Whether the line may be shown.
  var isOn: Bool {
    get { state.withLock { $0.isOn } }
    set { state.withLock { $0.isOn = newValue } }
  }

  /// Shows the line while something runs that takes long.
  func during<Result, Failure: Error>(
    _ job: Job, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard isPossible, isOn else { return try body() }
    query.reset()
    let number = state.withLock { state in
      state.job += 1
      return state.job
    }
    watch(job, number)
    defer {
      state.withLock { state in
        state.job += 1
        erase(&state)
      }
    }
    return try body()
  }

  /// Writes something else to standard error: the line goes first, and comes again by itself.
  func withoutLine(_ body: () -> Void) {
    state.withLock { state in
      erase(&state)
      body()
    }
  }

  // MARK: - Drawing

  private func erase(_ state: inout State) {
    if state.isShown { Self.write("\r\u{1B}[K") }
    state.isShown = false
  }

  private func watch(_ job: Job, _ number: Int) {
    // The main thread is to be woken by signals, not this one.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let context = Unmanaged.passRetained(Watch(self, job, number))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        // SAFETY: the retained watch that was handed over with the thread.
        Unmanaged<Watch>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    if status == 0 { pthread_detach(thread) } else { context.release() }
  }

  /// Looks ten times a second for as long as the job is at hand.
  private final class Watch: Sendable {
    private let line: ProgressLine
    private let job: Job
    private let number: Int

    init(_ line: ProgressLine, _ job: Job, _ number: Int) {
      self.line = line
      self.job = job
      self.number = number
    }

    func run() {
      var waited = 0
      while true {
        usleep(ProgressLine.period)
        waited += Int(ProgressLine.period)
        let isOver = line.state.withLock { state in
          guard state.job == number else { return true }
          guard waited >= ProgressLine.patience else { return false }
          let text = line.text(of: job, seconds: waited / 1_000_000)
          ProgressLine.write("\r" + ProgressLine.cut(text) + "\u{1B}[K")
          state.isShown = true
          return false
        }
        if isOver { return }
      }
    }
  }

  private static func write(_ text: String) {
    var sink = FileSink(descriptor: STDERR_FILENO)
    var text = text
    text.withUTF8 { sink.write($0) }
  }

  /// What fits on a line of the terminal; more would leave lines behind.
  private static func cut(_ text: String) -> String {
    let room = max(10, (terminalColumns(STDERR_FILENO) ?? 80) - 1)
    var text = text
    while PersianText.DisplayWidth.columns(of: text) > room { text.removeLast() }
    return text
  }

  // MARK: - Texts

  private func text(of job: Job, seconds: Int) -> String {
    switch job {
    case .query:
      Self.text(rows: query.rowsScanned, of: query.rowsExpected, seconds: seconds)
    case .loading(let path):
      Self.text(
        reading: path, bytes: load.bytesRead, of: load.bytesExpected, rows: load.rowsRead)
    }
  }

  /// `1,200,000 of 4,000,000 rows, 30 %, 2 s`.
  static func text(rows: Int, of expected: Int, seconds: Int) -> String {
    if expected == 0 { return "\(seconds) s" }
    // Rows that are looked at twice count twice.
    if rows >= expected {
      return "\(grouped(expected)) rows read, putting them together, \(seconds) s"
    }
    let percent = Int(Double(rows) / Double(expected) * 100)
    return "\(grouped(rows)) of \(grouped(expected)) rows, \(percent) %, \(seconds) s"
  }

  /// `units.csv: 45 of 150 MB, 30 %, 1,200,000 rows`.
  static func text(reading path: String, bytes: Int, of expected: Int, rows: Int) -> String {
    let name = BidiText.neutralize(path)
    guard expected > 0 else { return name }
    let percent = Int(Double(bytes) / Double(expected) * 100)
    return "\(name): \(bytes / 1_000_000) of \(expected / 1_000_000) MB, \(percent) %, "
      + "\(grouped(rows)) rows"
  }

  private static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var result = ""
    while digits.count > 3 {
      result = "," + digits.suffix(3) + result
      digits.removeLast(3)
    }
    return digits + result
  }
}
