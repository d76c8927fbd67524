import KQLEngine
import KQLSyntax

/// Writes in small pieces, and no more of them once Ctrl-C came.
///
/// A terminal takes large results slowly, and whoever sees that they are large wants no more of them.
struct InterruptibleSink: ByteSink {
  /// Where the bytes go.
  var file: FileSink
  /// Whether something was left out.
  private(set) var isCutOff = false

  /// The most bytes of one piece: about a screenful.
  private static let pieceSize = 4_096

  /// Creates a sink over a file, pipe or terminal.
  init(_ file: FileSink) { self.file = file }

  var isClosed: Bool { file.isClosed || InterruptMonitor.isInterrupted }

  mutating func write(_ bytes: TextBytes) {
    var rest = bytes[...]
    while !rest.isEmpty, !file.isClosed {
      if InterruptMonitor.isInterrupted {
        isCutOff = true
        return
      }
      // At the end of a line, where there is one.
      let piece = rest.prefix(Self.pieceSize)
      let end = piece.lastIndex(of: 0x0A).map { $0 + 1 } ?? piece.endIndex
      file.write(TextBytes(rebasing: rest[..<end]))
      rest = rest[end...]
    }
  }
}
