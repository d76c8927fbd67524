import Glibc
import KQLEngine
import KQLSyntax
import PersianText

/// The environment variable of a name; nil where it is not set.
func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

/// The columns of the terminal behind a descriptor; nil where it is none or does not say.
func terminalColumns(_ descriptor: Int32) -> Int? {
  var size = winsize()
  guard isTerminal(descriptor), ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
  else { return nil }
  return Int(size.ws_col)
}

/// The rows of the terminal behind a descriptor; nil where it is none or does not say.
func terminalRows(_ descriptor: Int32) -> Int? {
  var size = winsize()
  guard isTerminal(descriptor), ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0
  else { return nil }
  return Int(size.ws_row)
}

/// Standard error: diagnostics, notes and times.
struct Messages: Sendable {
  private let style: DiagnosticRenderer.Style
  /// How far what takes long has come.
  let progress = ProgressLine()

  /// Creates the messages' way out.
  ///
  /// - Parameter color: Whether colours are used.
  init(color: ColorChoice) { style = color.isOn(STDERR_FILENO) ? .ansi : .plain }

  /// A renderer for the terminal as it is now: its window may have changed.
  private func renderer(_ sourceName: String = "query") -> DiagnosticRenderer {
    let columns = terminalColumns(STDERR_FILENO)
    var renderer = DiagnosticRenderer(
      sourceName: sourceName, style: style, maximumWidth: max(20, (columns ?? 108) - 8),
      width: { PersianText.DisplayWidth.width(of: $0) })
    renderer.foldingWidth = columns
    return renderer
  }

  /// Shows a diagnostic with its place in a text.
  func show(_ diagnostic: Diagnostic, in source: SourceText) {
    line(renderer(source.name).render(diagnostic, in: source.text))
  }

  /// Shows a diagnostic that belongs to no text.
  func show(_ diagnostic: Diagnostic) { line(renderer().render(diagnostic, in: "")) }

  /// Shows a remark.
  func note(_ text: String) { line(renderer().note(BidiText.neutralize(text))) }

  /// Shows a line as it is.
  func line(_ text: String) {
    progress.withoutLine {
      var sink = FileSink(descriptor: STDERR_FILENO)
      var text = text + "\n"
      text.withUTF8 { sink.write($0) }
    }
  }
}

/// Bytes from a descriptor, as lines.
struct LineReader {
  /// How one reading ended.
  enum Outcome: Equatable {
    /// A line without its end; any bytes.
    case line([UInt8])
    /// A line of more than ``limit`` bytes, passed over.
    case tooLong
    /// Ctrl-C came while nothing was to be read.
    case interrupted
    /// The end of the input, or an error.
    case end
  }

  /// The most bytes that a line may have.
  static let limit = 64 << 20

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var hasEnded = false

  /// Creates a reader.
  init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

  /// Reads the next line.
  mutating func next() -> Outcome {
    var searched = start
    var isTooLong = false
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Array(buffer[start..<end])
        start = end + 1
        return isTooLong ? .tooLong : .line(line)
      }
      if buffer.count - start > LineReader.limit {
        isTooLong = true
        buffer.removeAll(keepingCapacity: false)
        start = 0
      }
      if start > 0 {
        buffer.removeSubrange(..<start)
        start = 0
      }
      searched = buffer.count
      if hasEnded {
        guard !buffer.isEmpty || isTooLong else { return .end }
        defer { buffer = [] }
        return isTooLong ? .tooLong : .line(buffer)
      }
      switch fill() {
      case .interrupted: return .interrupted
      case .end: hasEnded = true
      default: break
      }
    }
  }

  /// The whole rest; nil where Ctrl-C came meanwhile.
  mutating func rest() -> [UInt8]? {
    while !hasEnded {
      switch fill() {
      case .interrupted: return nil
      case .end: hasEnded = true
      default: break
      }
    }
    defer {
      buffer = []
      start = 0
    }
    return Array(buffer[start...])
  }

  private mutating func fill() -> Outcome {
    let size = 1 << 16
    var got = 0
    while true {
      got = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { block in
        // SAFETY: the block has `size` bytes.
        let count = read(descriptor, block.baseAddress, size)
        if count > 0 { buffer.append(contentsOf: block[..<count]) }
        return count
      }
      if got >= 0 || errno != EINTR { break }
      if InterruptMonitor.isInterrupted { return .interrupted }
    }
    return got > 0 ? .tooLong : .end
  }
}
