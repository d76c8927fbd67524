public import KQLEngine
import KQLSyntax
import PersianText

/// What a guide asks: the tables of a workspace, or of any catalog, with `let` statements before each
/// question.
///
/// A guide holds no tables itself, so that it stays a value; each of its steps that needs rows is given
/// them.
public struct GuideTables: Sendable {
  private let catalog: Catalog
  /// `let` statements that stand before each query, each ended by `;`.
  private let prelude: String
  private let options: QueryOptions

  /// Creates the tables of a catalog.
  ///
  /// - Parameters:
  ///   - catalog: What queries can name.
  ///   - prelude: `let` statements that stand before each query, each ended by `;`.
  ///   - options: Limits and settings of the queries.
  public init(_ catalog: Catalog, prelude: String = "", options: QueryOptions = QueryOptions()) {
    self.catalog = catalog
    self.prelude = prelude
    self.options = options
  }

  /// Creates the tables of a workspace.
  ///
  /// - Parameter workspace: The workspace, as it is now.
  public init(_ workspace: Workspace) { self.init(workspace.catalog) }

  /// The answer of a query of the analyst's; what is wrong with it is told without a place, as the text is
  /// not all the analyst's own.
  ///
  /// - Parameters:
  ///   - text: The query.
  ///   - what: What it stands for, as a note: "the criterion 'lq'".
  /// - Returns: The rows.
  /// - Throws: The first thing that is wrong with it.
  func ask(_ text: String, _ what: String) throws(Diagnostic) -> Table {
    do throws(QueryFailure) {
      return try catalog.query(prelude + text, options: options)
    } catch {
      var problem =
        error.diagnostics.first
        ?? Diagnostic(code: GuideRefusal.table, message: "the tables cannot be asked")
      problem.span = nil
      problem.labels = []
      problem.fixIts = []
      // What of several questions was asked; the data is what the line says itself.
      if what != "the data" { problem.notes.append("asked for \(what)") }
      throw problem
    }
  }

  /// Whether a text is the name of a table, and of no `let` statement.
  func isTable(_ text: String) -> Bool {
    let name = GuideQuery.trimmed(text)
    return catalog.table(name) != nil && statements(named: name).isEmpty
  }

  /// The `let` statements that a text names, and those that these name.
  func statements(named text: String) -> String {
    let bytes = Array(prelude.utf8)
    var pieces: [String] = []
    var start = 0
    for token in Lexer.tokens(of: prelude)
    where token.kind == .punctuation && token.span.start < bytes.count
      && bytes[token.span.start] == 0x3B
    {
      pieces.append(
        GuideQuery.trimmed(String(decoding: bytes[start..<token.span.start], as: UTF8.self)))
      start = token.span.end
    }
    var wanted = Set(GuideQuery.words(text))
    var found: [String] = []
    for piece in pieces.reversed() {
      let words = GuideQuery.words(piece)
      let isNamed =
        words.first == "let"
        ? words.count > 1 && wanted.contains(words[1])
        : words.first == "declare" && words.dropFirst(2).contains(where: wanted.contains)
      guard isNamed else { continue }
      wanted.formUnion(words)
      found.append(piece + ";\n")
    }
    return found.reversed().joined()
  }

  /// What places are called, of provinces and counties; empty where there are no such tables.
  func placeNames() -> GuidePlaces {
    GuidePlaces(
      provinces: rows("provinces"),
      counties: rows("counties | project county, province, name, name_fa"))
  }

  /// The rows of a query; none where it fails.
  func rows(_ text: String) -> [Row] {
    var plain = options
    plain.parameters = [:]
    return (try? catalog.query(text, options: plain)).map { Array($0.rows) } ?? []
  }
}

/// Pieces of queries that a guide writes.
enum GuideQuery {
  /// A query cut into the `let` statements before it and its last statement.
  static func parts(_ text: String) -> (prelude: String, last: String) {
    var bytes = Array(text.utf8)
    while let last = bytes.last, last == 0x3B || last == 0x20 || last == 0x0A { bytes.removeLast() }
    let whole = String(decoding: bytes, as: UTF8.self)
    let cut = Lexer.tokens(of: whole).last {
      $0.kind == .punctuation && $0.span.start < bytes.count && bytes[$0.span.start] == 0x3B
    }
    guard let cut else { return ("", whole) }
    return (
      String(decoding: bytes[...cut.span.start], as: UTF8.self) + "\n",
      String(decoding: bytes[cut.span.end...], as: UTF8.self)
    )
  }

  /// The names of a text.
  static func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return Lexer.tokens(of: text).filter { $0.kind == .identifier }.map {
      String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self)
    }
  }

  /// A pipeline cut behind its source: what stands before the first `|`, and the rest with it.
  static func source(_ text: String) -> (source: String, rest: String) {
    let bytes = Array(text.utf8)
    var depth = 0
    for token in Lexer.tokens(of: text) where token.kind == .punctuation {
      guard token.span.start < bytes.count else { continue }
      switch bytes[token.span.start] {
      case 0x28, 0x5B, 0x7B: depth += 1
      case 0x29, 0x5D, 0x7D: depth -= 1
      case 0x7C where depth <= 0:
        return (
          String(decoding: bytes[..<token.span.start], as: UTF8.self),
          String(decoding: bytes[token.span.start...], as: UTF8.self)
        )
      default: break
      }
    }
    return (text, "")
  }

  /// Pieces of a list, cut at commas that stand in no bracket and no quotes.
  static func list(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if "([{".contains(character) {
        depth += 1
      } else if ")]}".contains(character) {
        depth -= 1
      } else if (character == "," || character == "،"), depth <= 0 {
        pieces.append(piece)
        piece = ""
        continue
      }
      piece.append(character)
    }
    pieces.append(piece)
    return pieces.map(trimmed).filter { !$0.isEmpty }
  }

  /// `lq(part, whole)` written out: the share of a place over the share of all.
  static func expanded(_ expression: String, base: String) -> String {
    var text = expression
    // Each round takes one away; what is left behind holds none.
    for _ in 0..<16 {
      guard text.utf8.count <= 20_000, let open = text.firstRange(of: "lq("),
        open.lowerBound == text.startIndex
          || !(text[text.index(before: open.lowerBound)].isLetter
            || text[text.index(before: open.lowerBound)] == "_")
      else { return text }
      var depth = 1
      var end = open.upperBound
      while end < text.endIndex {
        if text[end] == "(" { depth += 1 }
        if text[end] == ")" { depth -= 1 }
        if depth == 0 { break }
        end = text.index(after: end)
      }
      guard end < text.endIndex else { return text }
      let arguments = list(String(text[open.upperBound..<end]))
      guard arguments.count == 2 else { return text }
      let (part, whole) = (arguments[0], arguments[1])
      text.replaceSubrange(
        open.lowerBound...end,
        with: "(todouble(\(part)) / (\(whole)) / toscalar(\(base) | summarize gp = "
          + "sum(todouble(\(part))), gw = sum(todouble(\(whole))) | project gq = gp / gw))")
    }
    return text
  }

  /// A value as a literal of a column's type; nil where it has none.
  static func literal(_ value: Double, of type: DataType) -> String? {
    switch type {
    case .long: Int64(exactly: value).map { "long(\($0))" }
    case .int: Int32(exactly: value).map { "int(\($0))" }
    case .decimal: "decimal(\(value))"
    case .real: "real(\(value))"
    default: nil
    }
  }

  /// A name as a line of the shell takes it: in quotes where it holds a space.
  static func word(_ name: String) -> String {
    name.contains { $0 == " " || $0 == "\t" } ? "\"\(name)\"" : name
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

/// What a step of a guide says, in either language.
public struct GuidePage: SecretariatDocument {
  let make: @Sendable (DocumentLanguage) -> DocumentPage

  /// The page.
  public func page(in language: DocumentLanguage) -> DocumentPage { make(language) }
}

/// A guide whose pages end with what comes next.
protocol SteppedGuide: Sendable {
  /// The next step as it is written in the shell.
  func nextText(in language: DocumentLanguage) -> String
}

extension SteppedGuide {
  /// A page of a step, with what comes next at its end.
  func step(
    _ english: String, _ persian: String,
    _ add: @escaping @Sendable (inout DocumentPage) -> Void
  ) -> GuidePage {
    GuidePage { language in
      var page = DocumentPage(language.say(english, persian), in: language)
      add(&page)
      page.paragraph(language.say("Next: ", "گام بعد: ") + self.nextText(in: language))
      return page
    }
  }
}
