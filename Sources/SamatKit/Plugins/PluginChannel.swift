import Glibc
import KQLEngine
import KQLSyntax
import SamatPlugin

/// Lines to and from a running plug-in.
///
/// Nothing here blocks for longer than ``period`` without asking whether to go on: what the plug-in
/// does not read, does not write, or writes without end cannot hold the caller, nor fill its memory.
final class PluginChannel {
  /// Why there is no line.
  enum Failure: Error {
    /// Whoever asked has said why it has to end.
    case stopped(Diagnostic)
    /// The time is up.
    case late
    /// The output has ended.
    case ended
    /// A line is longer than the limit.
    case tooLong
    /// A line came before the whole message was written.
    case early
  }

  private let process: ChildProcess
  /// The most bytes of a line.
  let lineLimit: Int
  /// What was read and not taken yet, from `start`.
  private var buffer: [UInt8] = []
  private var start = 0
  /// Up to where no end of line was found.
  private var searched = 0
  private let scratch: UnsafeMutableRawPointer
  private var errorsAreOpen = true
  /// The end of what came over standard error.
  private(set) var lastWords = LastWords()
  /// Whether a message was written in part.
  private(set) var isWriting = false

  private static let scratchSize = 1 << 18
  /// How long a wait is before the caller's watch is asked, in milliseconds.
  private static let period: Int32 = 10

  init(_ process: ChildProcess, lineLimit: Int) {
    self.process = process
    self.lineLimit = lineLimit
    scratch = .allocate(byteCount: Self.scratchSize, alignment: 16)
  }

  deinit { scratch.deallocate() }

  /// Writes a message, if there is one, and waits for a line.
  ///
  /// - Parameters:
  ///   - message: Parts that are written one behind the other.
  ///   - deadline: When the time is up.
  ///   - limit: The most bytes of the line.
  ///   - check: Throws where the caller has to end.
  /// - Returns: The line, without its end.
  /// - Throws: Why there is none.
  func exchange(
    _ message: [[UInt8]], deadline: Double, limit: Int? = nil,
    _ check: () throws(Diagnostic) -> Void
  ) throws(Failure) -> [UInt8] {
    let limit = limit ?? lineLimit
    var rest = Unwritten(parts: message[...])
    while true {
      write(&rest)
      if let line = takeLine() {
        guard line.count <= limit else { throw .tooLong }
        guard rest.parts.isEmpty else { throw .early }
        return line
      }
      guard buffer.count - start <= limit else { throw .tooLong }
      do throws(Diagnostic) { try check() } catch { throw .stopped(error) }
      guard monotonicSeconds() < deadline else { throw .late }
      try wait(toWrite: !rest.parts.isEmpty, until: deadline)
    }
  }

  /// Writes a message whole. What comes meanwhile is kept for ``exchange(_:deadline:limit:_:)``.
  ///
  /// - Throws: Why it could not be written.
  func send(
    _ message: [[UInt8]], deadline: Double, _ check: () throws(Diagnostic) -> Void
  ) throws(Failure) {
    var rest = Unwritten(parts: message[...])
    while true {
      write(&rest)
      if rest.parts.isEmpty { return }
      guard buffer.count - start <= lineLimit else { throw .tooLong }
      do throws(Diagnostic) { try check() } catch { throw .stopped(error) }
      guard monotonicSeconds() < deadline else { throw .late }
      try wait(toWrite: true, until: deadline)
    }
  }

  /// What is left of a message.
  private struct Unwritten {
    var parts: ArraySlice<[UInt8]>
    /// How much of the first part is written.
    var offset = 0
  }

  /// Writes what fits.
  private func write(_ rest: inout Unwritten) {
    while let part = rest.parts.first {
      let offset = rest.offset
      let count = part.withUnsafeBytes { bytes in
        process.write(UnsafeRawBufferPointer(rebasing: bytes[offset...]))
      }
      guard let count else {
        // It no longer reads; it may have said why before.
        rest.parts = []
        break
      }
      rest.offset += count
      if rest.offset < part.count { break }
      rest.parts = rest.parts.dropFirst()
      rest.offset = 0
    }
    isWriting = !rest.parts.isEmpty
  }

  /// Writes a short message without waiting; false where it does not fit now.
  func post(_ message: [UInt8]) -> Bool {
    message.withUnsafeBytes { process.write($0) } == message.count
  }

  /// Reads what is there on standard error, for the last words of one that has ended.
  func drainErrors() {
    while errorsAreOpen {
      let count = read(process.errors, scratch, Self.scratchSize)
      if count > 0 {
        lastWords.append(UnsafeRawBufferPointer(start: scratch, count: count))
      } else if count < 0 && errno == EINTR {
        continue
      } else {
        return
      }
    }
  }

  private func wait(toWrite: Bool, until deadline: Double) throws(Failure) {
    let left = max(0, min(deadline - monotonicSeconds(), Double(Self.period) / 1000))
    var polled = [
      pollfd(fd: process.output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errorsAreOpen ? process.errors : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: toWrite ? process.input : -1, events: Int16(POLLOUT), revents: 0),
    ]
    if poll(&polled, 3, Int32((left * 1000).rounded(.up))) <= 0 {
      // What it has started may hold its output open after its own end.
      guard process.isOver else { return }
      polled[2].fd = -1
      guard poll(&polled, 3, 0) > 0 else { throw .ended }
    }
    if polled[1].revents != 0 {
      let count = read(process.errors, scratch, Self.scratchSize)
      if count > 0 {
        lastWords.append(UnsafeRawBufferPointer(start: scratch, count: count))
      } else if count == 0 {
        errorsAreOpen = false
      }
    }
    guard polled[0].revents != 0 else { return }
    let count = read(process.output, scratch, Self.scratchSize)
    if count > 0 {
      if start > 0 {
        buffer.removeFirst(start)
        searched -= start
        start = 0
      }
      buffer.append(contentsOf: UnsafeRawBufferPointer(start: scratch, count: count))
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
      throw .ended
    }
  }

  /// The next whole line that was read.
  private func takeLine() -> [UInt8]? {
    let end: Int? = buffer.withUnsafeBytes { bytes in
      guard searched < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + searched, 0x0A, bytes.count - searched)
      else { return nil }
      return base.distance(to: UnsafeRawPointer(found))
    }
    guard let end else {
      searched = buffer.count
      return nil
    }
    if start == 0 && end == buffer.count - 1 {
      // The usual case, in which nothing is copied.
      var line: [UInt8] = []
      swap(&line, &buffer)
      line.removeLast()
      searched = 0
      return line
    }
    let line = Array(buffer[start..<end])
    start = end + 1
    searched = start
    return line
  }
}
