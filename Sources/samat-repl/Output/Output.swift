import Glibc
import KQLEngine
import KQLSyntax
import PersianText

/// Where results go: standard output, the pager, a file, or a command.
final class Output {
  private var console: FileSink
  private let descriptor: Int32
  private var resultCount = 0
  private var redirection: Redirection?
  private var next: Redirection?
  private var failure: Diagnostic?
  private let hasKeyboard: Bool
  /// Whether standard output is a terminal.
  let isTerminal: Bool
  /// How cells are shown.
  var display = DisplaySettings()
  /// When results go through the pager.
  var paging = PagerChoice.auto
  /// Whether programs may be started.
  var startsPrograms = true
  /// What Ctrl-C sets.
  var cancellation: Cancellation?

  /// Creates an output.
  ///
  /// - Parameter descriptor: An open file, pipe or terminal.
  init(descriptor: Int32 = STDOUT_FILENO) {
    self.descriptor = descriptor
    console = FileSink(descriptor: descriptor)
    isTerminal = samat_repl.isTerminal(descriptor)
    hasKeyboard = samat_repl.isTerminal(STDIN_FILENO)
  }

  /// Whether more bytes are of no use: nobody reads any more, or writing failed.
  var isClosed: Bool { console.isClosed }

  /// Why writing failed; nil while all is well and where the reader has gone.
  var problem: Diagnostic? { console.problem }

  /// Whether what is written next is seen on a terminal, and goes to no file or command.
  var isSeen: Bool { isTerminal && next == nil && redirection == nil }

  // MARK: - Writing

  /// Writes a text to the terminal, whatever `:output` says: the banner and prompts.
  func prompt(_ text: String) {
    var text = text
    text.withUTF8 { console.write($0) }
  }

  /// Writes a text as it is.
  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in send { $0.write(bytes) } }
  }

  /// Writes a page of help; on a terminal its right-to-left parts are isolated, as cells are.
  func write(page: String) {
    let isolates = display.bidi == .on || (display.bidi == .auto && isSeen)
    write(isolates ? HelpLayout.isolated(page) : page)
  }

  /// Writes a result.
  ///
  /// - Parameters:
  ///   - table: The rows.
  ///   - style: The form; see ``ResultStyle/auto``.
  ///   - isWhole: Whether nothing may be cut, whatever the terminal's size.
  func write(_ table: Table, as style: ResultStyle, isWhole: Bool = false) {
    let target = next ?? redirection
    let isSeen = isSeen
    let style = style == .auto ? target?.style ?? .auto : style
    if !isSeen, style.separatesResults(forTerminal: false), (target?.resultCount ?? resultCount) > 0
    {
      write("\n")
    }
    if let target { target.resultCount += 1 } else { resultCount += 1 }
    let columns = isSeen ? terminalColumns(descriptor) ?? 80 : nil
    var options = display.options(
      for: style, isTerminal: isSeen, columns: columns, isWhole: isWhole)
    options.cancellation = cancellation
    var format = style.format(forTerminal: isSeen)
    if isSeen && isWhole {
      // A box that would have to be cut is folded; the blocks' lines are as long as they are.
      if style == .auto, options.cuts(table) { format = VerticalFormat() }
      options.maxWidth = nil
    }
    send { format.write(table, options: options, to: &$0) }
  }

  /// Writes the answer to a request of the JSON lines protocol.
  func write(_ table: Table, answering answer: JSONAnswer) {
    answer.write(table, options: FormatOptions(), to: &console)
  }

  /// Writes that a request of the JSON lines protocol failed.
  func write(_ diagnostic: Diagnostic, answering answer: JSONAnswer) {
    answer.write(diagnostic, to: &console)
  }

  private func send(_ body: (inout AnySink) -> Void) {
    if let target = next ?? redirection {
      do throws(Diagnostic) {
        try target.write { file in
          var sink = AnySink.file(InterruptibleSink(file))
          body(&sink)
          file = finish(sink)
        }
      } catch {
        failure = failure ?? error
      }
      return
    }
    guard isTerminal, hasKeyboard, startsPrograms, paging != .off, let command = Pager.command
    else {
      var sink = AnySink.file(InterruptibleSink(console))
      body(&sink)
      console = finish(sink)
      return
    }
    // The prompt takes a line of the screen.
    let rows = paging == .on ? 0 : (terminalRows(descriptor) ?? 24) - 1
    var sink = AnySink.pager(
      PagingSink(command, rows: rows, console: InterruptibleSink(console)))
    body(&sink)
    console = finish(sink)
  }

  /// Takes the place where the bytes went out of a sink, and notes what went wrong.
  private func finish(_ sink: AnySink) -> FileSink {
    var file: InterruptibleSink
    switch sink {
    case .file(let used): file = used
    case .pager(var pager):
      file = pager.finish()
      failure = failure ?? pager.problem
    }
    // A format that sees that the sink is closed writes no more, and then nothing was refused.
    if file.isCutOff || InterruptMonitor.isInterrupted {
      // The terminal may have thrown a part of a line away.
      if isTerminal { "\n".utf8.withContiguousStorageIfAvailable { file.file.write($0) } }
      failure =
        failure ?? Diagnostic(code: "kql.cancelled", message: "the output was cut off by Ctrl-C")
    }
    return file.file
  }

  // MARK: - Redirecting

  /// Sends results elsewhere from now on; nil brings them back.
  ///
  /// - Throws: What closing the place reports where they went so far.
  func redirect(to target: Redirection?) throws(Diagnostic) {
    let before = redirection
    redirection = target
    try before?.finish()
  }

  /// Sends what the next statement writes elsewhere.
  func redirectNext(to target: Redirection) throws(Diagnostic) {
    let before = next
    next = target
    try before?.finish()
  }

  /// Closes what `:once` has opened, if it was used.
  ///
  /// - Returns: What went wrong with a place that results were sent to; it is not used any more.
  func endStatement() -> Diagnostic? {
    var problem = failure
    failure = nil
    if let target = next, target.isUsed {
      next = nil
      do throws(Diagnostic) { try target.finish() } catch { problem = problem ?? error }
    }
    if let target = redirection, target.isClosed || problem != nil {
      redirection = nil
      do throws(Diagnostic) { try target.finish() } catch { problem = problem ?? error }
    }
    return problem
  }

  /// Closes everything that results were sent to.
  ///
  /// - Returns: What went wrong with it.
  func end() -> Diagnostic? {
    var problem = failure
    for target in [next, redirection] {
      do throws(Diagnostic) { try target?.finish() } catch { problem = problem ?? error }
    }
    (next, redirection, failure) = (nil, nil, nil)
    return problem
  }
}

/// A file or the pager.
private enum AnySink: ByteSink {
  case file(InterruptibleSink)
  case pager(PagingSink)

  var isClosed: Bool {
    switch self {
    case .file(let sink): sink.isClosed
    case .pager(let sink): sink.isClosed
    }
  }

  mutating func write(_ bytes: TextBytes) {
    switch self {
    case .file(var sink):
      sink.write(bytes)
      self = .file(sink)
    case .pager(var sink):
      // Taken out first, so that what it holds is not copied.
      self = .file(InterruptibleSink(FileSink(descriptor: -1)))
      sink.write(bytes)
      self = .pager(sink)
    }
  }
}

extension FormatOptions {
  /// Whether a box of this width would leave something of a table out.
  fileprivate func cuts(_ table: Table) -> Bool {
    let text = BoxFormat().string(table.slice(0..<min(table.rowCount, 1000)), options: self)
    return text.split(separator: "\n").last.map { $0.contains("not shown") || $0.contains(" cut") }
      ?? false
  }
}
