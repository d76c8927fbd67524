public import KQLSyntax
import Glibc

/// Where a result format puts its bytes: memory, a file, a connection.
public protocol ByteSink {
  /// Takes bytes; they are borrowed for the time of the call.
  mutating func write(_ bytes: TextBytes)

  /// Whether more bytes are of no use, for instance because the reading end of a pipe was closed.
  /// Formats stop at the next row.
  var isClosed: Bool { get }
}

extension ByteSink {
  /// False.
  public var isClosed: Bool { false }
}

extension Array: ByteSink where Element == UInt8 {
  /// Appends the bytes.
  public mutating func write(_ bytes: TextBytes) { append(contentsOf: bytes) }
}

/// Writes to an open file, pipe or terminal; does not close it.
public struct FileSink: ByteSink {
  private let descriptor: Int32
  /// What went wrong: code `kql.data.file`; nil while all is well. A reader that has gone away
  /// (`head`) is no error.
  public private(set) var problem: Diagnostic?
  /// Whether writing has ended, by an error or because nobody reads.
  public private(set) var isClosed = false

  /// Creates a sink for a file descriptor, for instance 1 for standard output.
  public init(descriptor: Int32) { self.descriptor = descriptor }

  /// Writes all bytes, in as many calls as the system needs.
  public mutating func write(_ bytes: TextBytes) {
    var done = 0
    while done < bytes.count && !isClosed {
      let count = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        let reason = errno
        isClosed = true
        if reason != EPIPE {
          problem = Diagnostic(
            code: "kql.data.file", message: "cannot write: \(FileBytes.text(of: reason))",
            help: FileBytes.help(writing: reason))
        }
      }
    }
  }
}

/// Gathers what a format writes into larger pieces before a sink takes it.
struct OutputBuffer {
  /// The bytes not yet handed on; formats append to it.
  var bytes: [UInt8] = []
  /// Whether the sink wants no more.
  private(set) var isClosed = false

  private static let pieceSize = 1 << 16

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Hands the bytes on if there are many.
  @inline(__always)
  mutating func drain(to sink: inout some ByteSink) {
    if bytes.count >= OutputBuffer.pieceSize { flush(to: &sink) }
  }

  /// Hands the bytes on.
  mutating func flush(to sink: inout some ByteSink) {
    if !bytes.isEmpty { bytes.withUnsafeBufferPointer { sink.write($0) } }
    bytes.removeAll(keepingCapacity: true)
    isClosed = sink.isClosed
  }
}
