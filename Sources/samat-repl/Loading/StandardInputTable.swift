import ArgumentParser
import Glibc
import KQLEngine
import KQLSyntax
import Synchronization

/// What is on standard input: `--stdin-format`.
enum InputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// What the first bytes look like.
  case auto
  case csv, tsv, json, jsonl

  /// The form of a text: an object begins JSON lines, an array JSON; otherwise the first line has more
  /// tabs than commas, or not.
  ///
  /// - Parameter bytes: The text, with or without a byte order mark.
  /// - Returns: Not `auto`.
  static func sniffed(_ bytes: some Collection<UInt8>) -> InputFormat {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var rest = bytes.dropFirst(bytes.starts(with: mark) ? 3 : 0)
    while let first = rest.first, [0x20, 0x09, 0x0A, 0x0D].contains(first) {
      rest = rest.dropFirst()
    }
    switch rest.first {
    case 0x7B: return .jsonl
    case 0x5B: return .json
    default: break
    }
    var (tabs, commas) = (0, 0)
    // A header of more than this is no better a sign.
    for byte in rest.prefix(1 << 16) {
      if byte == 0x0A || byte == 0x0D { break }
      if byte == 0x09 { tabs += 1 }
      if byte == 0x2C { commas += 1 }
    }
    return tabs > commas ? .tsv : .csv
  }
}

/// The rows of standard input, for `--data -`: read once, however often they are asked for.
final class StandardInputTable: Sendable {
  /// What its table is called.
  static let name = "stdin"
  private let format: InputFormat
  private let table = Mutex<Table?>(nil)

  /// Creates a table that is not read yet.
  init(_ format: InputFormat) { self.format = format }

  /// The rows.
  ///
  /// - Parameter options: How they are read, the first time.
  /// - Returns: The same rows each time.
  /// - Throws: What the reader reports, or `kql.cancelled` where Ctrl-C came.
  func load(_ options: ReadOptions) throws(Diagnostic) -> Table {
    if let known = table.withLock({ $0 }) { return known }
    var reader = LineReader()
    guard let bytes = reader.rest() else {
      throw Diagnostic(
        code: "kql.cancelled", message: "the reading of standard input was cancelled")
    }
    let form = format == .auto ? InputFormat.sniffed(bytes) : format
    guard
      let reader = TableFiles.readers.first(where: { $0.fileExtensions.contains(form.rawValue) })
    else { throw Diagnostic(code: "kql.internal", message: "no reader of \(form.rawValue)") }
    var options = options
    options.fileName = Self.name
    let read: Result<Table, Diagnostic> = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(Diagnostic) in try reader.read(bytes, options: options) }
    }
    let rows = try read.get()
    table.withLock { $0 = rows }
    return rows
  }
}
