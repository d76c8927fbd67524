public import KQLSyntax

/// A file of query tests: tables, queries with the rows they give, and queries that are refused.
///
/// ```text
/// # name: functions/bin
/// # description: bin() rounds toward negative infinity and keeps null
///
/// table readings
/// id:int  value:real
/// 1       -0.5
/// 2       null
/// ----
///
/// query int,real
/// readings | extend b = bin(value, 1.0) | project id, b
/// ----
/// 1  -1.0
/// 2  null
///
/// error kql.bind.argument-type
/// readings | extend b = bin(value, "x")
/// ----
/// bin(value, "x")
///
/// explain
/// readings | where value > 1.0 + 1.0 | project id
/// ----
/// Project id
///   Filter (value > real(2.0))
///     Scan readings [id, value]
/// ```
///
/// Blocks are separated by blank lines; lines that begin with `#` between them are comments. A
/// table ends at a blank line or at `----`, and stands for the rest of the file. A query's text ends
/// at the line `----`, what it gives at a blank line.
///
/// - `query` names the types of the answer's columns; rows are compared in order. What a command in
///   it changes stands for the rest of the file.
/// - `error` names the code of the first diagnostic; below stands the exact text that it marks.
/// - `explain` gives the optimised plan.
///
/// Cells are separated by a tab or by two or more spaces. `null` is null and `""` the empty string; a
/// string with spaces at its ends, two spaces in a row, a line end or a quote is written as JSON.
public struct QueryFile: Sendable {
  /// One block of a file.
  public struct Block: Sendable {
    /// What a block is.
    public enum Kind: Sendable, Hashable {
      /// A table of this name.
      case table(String)
      /// A query whose answer has columns of these types.
      case query([TypeName])
      /// A query that is refused with this code.
      case error(String)
      /// A query whose plan is compared.
      case explain
    }

    /// What the block is.
    public var kind: Kind
    /// The line of its first word, from 1.
    public var line: Int
    /// The query's text; for a table its header and rows.
    public var text: String
    /// The first line of ``text``, from 1.
    public var textLine: Int
    /// The lines that are expected; none for a table.
    public var expected: [String]
    /// The line where the first expected line stands or would stand, from 1.
    public var expectedLine: Int
  }

  /// Why a text is no query file.
  public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file.
    public var path: String
    /// The line, from 1.
    public var line: Int
    /// What is wrong there.
    public var message: String

    /// `path:line: message`.
    public var description: String { "\(path):\(line): \(message)" }
  }

  /// Where the file lies; used in messages and by recording.
  public let path: String
  /// What `# name:` says; empty where it is missing.
  public let name: String
  /// What `# description:` says; empty where it is missing.
  public let summary: String
  /// The blocks, in order.
  public let blocks: [Block]
  /// The lines of the text, for recording.
  let lines: [String]

  /// Reads a file.
  ///
  /// - Parameter path: The path; relative ones begin at the current directory.
  /// - Throws: ``Problem`` with the line where the text is no query file; line 0 where the file
  ///   cannot be read.
  public init(path: String) throws(Problem) {
    try self.init(text: TextFile.read(path), path: path)
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: What it is called in messages.
  /// - Throws: ``Problem`` with the line where the text is no query file.
  public init(text: String, path: String) throws(Problem) {
    var reader = BlockReader(text: text, path: path)
    try reader.read()
    self.path = path
    name = reader.name
    summary = reader.summary
    blocks = reader.blocks
    lines = reader.lines
  }

  /// The query files of a folder and of the folders in it.
  ///
  /// - Parameter folder: The folder's path.
  /// - Returns: The paths of the files ending in `.kqltest`, in order; none where there is no folder.
  public static func paths(in folder: String) -> [String] {
    TextFile.paths(in: folder, suffix: ".kqltest").sorted()
  }
}

/// Takes a text apart into blocks.
private struct BlockReader {
  let path: String
  let lines: [String]
  var name = ""
  var summary = ""
  var blocks: [QueryFile.Block] = []
  private var position = 0

  init(text: String, path: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.hasSuffix("\r") ? line.dropLast() : line)
    }
  }

  mutating func read() throws(QueryFile.Problem) {
    while position < lines.count {
      let line = lines[position]
      if isBlank(line) {
        position += 1
      } else if line.hasPrefix("#") {
        readComment(line)
        position += 1
      } else {
        try readBlock(line)
      }
    }
  }

  private mutating func readComment(_ line: String) {
    let text = line.drop { $0 == "#" || $0 == " " }
    if text.hasPrefix("name:"), name.isEmpty {
      name = trimmed(text.dropFirst(5))
    } else if text.hasPrefix("description:"), summary.isEmpty {
      summary = trimmed(text.dropFirst(12))
    }
  }

  private mutating func readBlock(_ header: String) throws(QueryFile.Problem) {
    let line = position + 1
    let kind = try kind(of: header, line)
    position += 1
    let first = position
    var isTable = false
    if case .table = kind { isTable = true }
    while position < lines.count && lines[position] != "----"
      && !(isTable && isBlank(lines[position]))
    {
      position += 1
    }
    guard position < lines.count || isTable else {
      throw problem(line, "the block has no line '----'")
    }
    let text = lines[first..<position]
    position += 1
    var expected: [String] = []
    let expectedLine = position + 1
    if isTable {
      guard !text.isEmpty else { throw problem(line, "the table has no columns") }
    } else {
      guard text.contains(where: { !isBlank($0) }) else {
        throw problem(line, "the block has no query")
      }
      while position < lines.count, !isBlank(lines[position]) {
        expected.append(lines[position])
        position += 1
      }
    }
    blocks.append(
      .init(
        kind: kind, line: line, text: text.joined(separator: "\n"), textLine: first + 1,
        expected: expected, expectedLine: expectedLine))
  }

  private func kind(
    of header: String, _ line: Int
  ) throws(QueryFile.Problem) -> QueryFile.Block.Kind {
    let words = header.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? trimmed(words[1][...]) : ""
    switch words.first {
    case "table" where !rest.isEmpty && !rest.contains(" "): return .table(rest)
    case "query":
      var types: [TypeName] = []
      for word in rest.split(separator: ",") {
        guard let type = TypeName(alias: trimmed(word)) else {
          throw problem(line, "'\(trimmed(word))' is no type")
        }
        types.append(type)
      }
      return .query(types)
    case "error" where !rest.isEmpty && !rest.contains(" "): return .error(rest)
    case "explain" where rest.isEmpty: return .explain
    default:
      throw problem(
        line, "expected 'table NAME', 'query TYPES', 'error CODE' or 'explain', found '\(header)'")
    }
  }

  private func problem(_ line: Int, _ message: String) -> QueryFile.Problem {
    QueryFile.Problem(path: path, line: line, message: message)
  }

  private func isBlank(_ line: String) -> Bool { line.allSatisfy { $0 == " " || $0 == "\t" } }

  private func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
