import Glibc
import KQLEngine

/// Reads the lines of standard input on a thread of its own.
final class PluginInbox: Sendable {
  private struct State {
    var lines: [[UInt8]] = []
    var isOver = false
    /// Calls that were cancelled before they were begun.
    var cancelled: Set<Int> = []
    var current: (id: Int, cancellation: Cancellation)?
  }

  private let state = Monitor(State())

  /// Begins to read; false where there is no thread to be had.
  func open() -> Bool { startThread { self.read() } }

  /// The next line; nil at the end of the input.
  func next() -> [UInt8]? {
    let line: [UInt8]?? = state.wait { state in
      if !state.lines.isEmpty { return .some(state.lines.removeFirst()) }
      return state.isOver ? .some(nil) : nil
    }
    // The host sends one call at a time, so that there is hardly ever more than one line.
    return line ?? nil
  }

  /// Begins a call; what comes back is set when it is cancelled.
  func begin(_ id: Int) -> Cancellation {
    let cancellation = Cancellation()
    state.change { state in
      if state.cancelled.remove(id) != nil { cancellation.cancel() }
      // Ids rise: what is left is of calls that were over when their `cancel` came.
      state.cancelled = state.cancelled.filter { $0 > id }
      state.current = (id, cancellation)
    }
    return cancellation
  }

  /// Ends the call.
  func end() { state.change { $0.current = nil } }

  private func read() {
    var pending: [UInt8] = []
    let size = 1 << 18
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(0, buffer, size)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      var begin = 0
      while let found = memchr(buffer + begin, 0x0A, count - begin) {
        let end = buffer.distance(to: found)
        pending.append(
          contentsOf: UnsafeRawBufferPointer(start: buffer + begin, count: end - begin))
        take(pending)
        pending = []
        begin = end + 1
      }
      pending.append(
        contentsOf: UnsafeRawBufferPointer(start: buffer + begin, count: count - begin))
      guard pending.count <= PluginProtocol.lineLimit else { break }
    }
    state.change { state in
      state.isOver = true
      // Nobody waits for the answer any more.
      state.current?.cancellation.cancel()
    }
  }

  private func take(_ line: [UInt8]) {
    if line.count < 256, let id = Self.cancelled(line) {
      return state.change { state in
        if let current = state.current, current.id == id {
          current.cancellation.cancel()
        } else {
          state.cancelled.insert(id)
        }
      }
    }
    state.change { $0.lines.append(line) }
  }

  private static func cancelled(_ line: [UInt8]) -> Int? {
    line.withUnsafeBufferPointer { bytes in
      guard let envelope = JSONEnvelope(bytes), envelope.string("type") == "cancel" else {
        return nil
      }
      return envelope.integer("id")
    }
  }
}
