import KQLEngine
import KQLSyntax

/// A text that statements come from, and what messages call it.
struct SourceText: Sendable {
  /// The name of the file, `query` or `-c`.
  let name: String
  /// The text.
  let text: String

  /// Creates a source from a text that is there.
  init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// Reads a file.
  ///
  /// - Throws: `kql.data.file` where it cannot be read, `kql.data.encoding` where it is not UTF-8.
  init(file path: String) throws(Diagnostic) {
    let file = try FileBytes(path: path)
    let text: Result<String, Diagnostic> = withExtendedLifetime(file) {
      Result { () throws(Diagnostic) in try SourceText.decode(file.bytes, name: path) }
    }
    self.init(name: path, text: try text.get())
  }

  /// The text of bytes, without a byte order mark.
  ///
  /// - Throws: `kql.data.encoding` with the line of the first byte that is not UTF-8.
  static func decode(
    _ bytes: some RandomAccessCollection<UInt8>, name: String
  ) throws(Diagnostic) -> String {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : Array(bytes)
    if let text = String(validating: content, as: UTF8.self) { return text }
    // The repaired text has its first replacement where the first wrong byte is.
    let repaired = Array(String(decoding: content, as: UTF8.self).utf8)
    let same = zip(content, repaired).prefix { $0 == $1 }.map(\.0)
    let line = same.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    throw Diagnostic(
      code: "kql.data.encoding", message: "'\(name)', line \(line): the text is not UTF-8",
      help: "save it as UTF-8")
  }
}

/// A part of a source: one statement.
struct Fragment: Sendable {
  /// Where it comes from.
  let source: SourceText
  /// Its place there, in bytes.
  let range: Range<Int>
  /// Its text.
  let text: String

  /// Cuts a part out of a source.
  init(_ source: SourceText, _ range: Range<Int>) {
    self.source = source
    self.range = range
    text = String(
      decoding: Array(source.text.utf8.dropFirst(range.lowerBound).prefix(range.count)),
      as: UTF8.self)
  }

  /// The same part of a source whose text is cut already.
  init(_ source: SourceText, _ range: Range<Int>, text: String) {
    self.source = source
    self.range = range
    self.text = text
  }
}

/// Statements put together for the engine, which remember where each came from.
struct ComposedText {
  /// What the engine gets.
  private(set) var text = ""
  private var parts: [(start: Int, fragment: Fragment)] = []
  /// How many bytes of the last part's beginning stand in no source.
  private var lead = 0

  /// Puts statements together, in order.
  init(_ fragments: [Fragment]) {
    for fragment in fragments {
      if !text.isEmpty { text += ";\n" }
      parts.append((text.utf8.count, fragment))
      text += fragment.text
    }
  }

  /// Puts a command before the last statement, which it takes as its query.
  ///
  /// - Parameters:
  ///   - fragments: The statements before.
  ///   - command: The text of the command, for instance `.set-or-replace T <|`.
  ///   - query: The statement that follows it.
  init(_ fragments: [Fragment], command: String, query: Fragment) {
    self.init(fragments)
    if !text.isEmpty { text += ";\n" }
    lead = command.utf8.count + 1
    text += command + " "
    parts.append((text.utf8.count, query))
    text += query.text
  }

  /// A diagnostic of the composed text, moved to the source that its place belongs to.
  ///
  /// - Returns: The diagnostic with places in the source; labels and replacements that belong
  ///   elsewhere are left out.
  func locate(_ diagnostic: Diagnostic) -> (Diagnostic, SourceText) {
    let offset = diagnostic.span?.start ?? text.utf8.count
    let last = parts.count - 1
    let found = parts.indices.last { index in
      parts[index].start - (index == last ? lead : 0) <= offset
    }
    guard let index = found ?? parts.indices.first else {
      return (diagnostic, SourceText(name: "query", text: text))
    }
    let (start, fragment) = parts[index]
    func move(_ span: SourceSpan) -> SourceSpan {
      func place(_ offset: Int) -> Int {
        fragment.range.lowerBound + min(max(0, offset - start), fragment.range.count)
      }
      return SourceSpan(start: place(span.start), end: place(span.end))
    }
    func isHere(_ span: SourceSpan) -> Bool {
      span.start >= start && span.end <= start + fragment.range.count
    }
    var moved = diagnostic
    moved.span = diagnostic.span.map(move)
    // What belongs to no place, such as a limit, belongs to a statement where there are several.
    if moved.span == nil, fragment.range.lowerBound > 0 {
      let firstLine = fragment.text.utf8.prefix { $0 != 0x0A && $0 != 0x0D }.count
      moved.span = SourceSpan(
        start: fragment.range.lowerBound, end: fragment.range.lowerBound + firstLine)
    }
    moved.labels = diagnostic.labels.filter { isHere($0.span) }.map {
      Diagnostic.Label(span: move($0.span), text: $0.text)
    }
    moved.fixIts = diagnostic.fixIts.filter { isHere($0.span) }.map {
      Diagnostic.FixIt(span: move($0.span), replacement: $0.replacement)
    }
    return (moved, fragment.source)
  }
}
