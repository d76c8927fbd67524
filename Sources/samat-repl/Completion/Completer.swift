import KQLEngine
import KQLSyntax
import PersianText

/// Says what may be written at the cursor.
///
/// It knows the stage of the pipeline: names of tables first, then operators, then the columns that
/// there are *at that point*. Whatever the text, it answers; and it does little work: what a query
/// would have to run to be understood is given up soon.
final class Completer {
  let session: Session

  /// No more than this of a pipeline is looked at, in bytes.
  private static let pipelineLimit = 20_000
  /// How many values of a column are offered, and how many rows are searched for them.
  private static let valueLimit = 60
  private static let rowLimit = 20_000
  /// What finding out may cost: less than anybody notices.
  static var limits: QueryOptions {
    QueryOptions(maxMemory: 16 << 20, timeout: 0.05, threads: 1)
  }

  /// Creates a completer for what a session knows.
  init(_ session: Session) { self.session = session }

  /// The ways to go on, for the line editor.
  func completions(for request: CompletionRequest) -> [Completion] {
    let bytes = Array(request.text.utf8)
    let before = String(decoding: bytes.prefix(request.cursor), as: UTF8.self)
    let next = bytes.dropFirst(request.cursor).first
    let context = CompletionContext(before: before)
    let matcher = NameMatcher(context.prefix)
    // Where a verb stands.
    let lineStart = bytes.prefix(request.cursor).prefix { $0 == Self.space || $0 == 0x0A }.count
    var seen: Set<String> = []
    return candidates(for: context, matcher).compactMap { candidate in
      var replacement = candidate.replacement
      // What stands there already is not written twice.
      if let ending = candidate.ending, ending != next {
        replacement.unicodeScalars.append(Unicode.Scalar(ending))
      }
      guard seen.insert(replacement).inserted else { return nil }
      return Completion(
        replacement: replacement, display: candidate.display, detail: candidate.detail,
        start: candidate.replacesLine ? lineStart : candidate.start ?? context.start)
    }
  }

  /// A name that could be meant.
  struct Candidate {
    /// What is written.
    var replacement: String
    /// How a list shows it.
    var display: String
    /// What a list says of it.
    var detail: String
    /// A space or quotes to write behind it, unless they are there.
    var ending: UInt8?
    /// Where what it replaces begins; nil for the place of the context.
    var start: Int?
    /// Whether it replaces the line from its beginning, as what another verb goes on with does.
    var replacesLine = false

    init(
      _ name: String, display: String? = nil, detail: String = "", ending: UInt8? = nil,
      start: Int? = nil
    ) {
      replacement = name
      self.display = display ?? name
      self.detail = detail
      self.ending = ending
      self.start = start
    }
  }

  private static let space: UInt8 = 0x20

  private func candidates(for context: CompletionContext, _ matcher: NameMatcher) -> [Candidate] {
    switch context.place {
    case .nothing: return []
    case .verb:
      return VerbList.all.filter { matcher.matches($0.name) }.map {
        Candidate(
          $0.name, detail: $0.summary, ending: $0.argument == .none ? nil : Completer.space)
      }
    case .verbArgument(let verb): return arguments(of: verb, context, matcher)
    case .command(let words): return command(words, matcher)
    case .statement:
      return sources(context, matcher) + words(["let"], matcher, ending: Completer.space)
        + KeywordList.sources.filter { matcher.matches($0.name) }.map {
          Candidate(
            $0.name, detail: $0.summary, ending: $0.name == "datatable" ? nil : Completer.space)
        } + words(["union", "search", "find"], matcher, ending: Completer.space)
    case .source:
      return sources(context, matcher)
        + words(["print", "range"], matcher, ending: Completer.space)
        + words(["datatable"], matcher)
    case .operatorName:
      return KeywordList.operators.filter { matcher.matches($0.name) }.map {
        Candidate(
          $0.name, detail: $0.summary,
          ending: ["count", "getschema"].contains($0.name) ? nil : Completer.space)
      }
    case .expression(let name): return expression(in: name, context, matcher)
    case .text(let column): return values(of: column, context, matcher)
    case .argument:
      return context.call.map { texts(of: $0) }?.filter { matcher.matches($0) }.map {
        Candidate($0, ending: context.quote)
      } ?? []
    }
  }

  // MARK: - Verbs and tables

  private func arguments(
    of verb: String, _ context: CompletionContext, _ matcher: NameMatcher
  ) -> [Candidate] {
    switch VerbList.named(verb)?.argument {
    case .table:
      // Behind the table, `:save` has a path.
      if verb == "save", let space = context.prefix.utf8.firstIndex(of: Completer.space) {
        let rest = context.prefix[space...].drop { $0 == " " }
        return files(
          String(rest), at: context.start + context.prefix.utf8.count - rest.utf8.count)
      }
      return tables(matcher).map {
        var candidate = $0
        if verb == "save" || verb == "source" { candidate.ending = Completer.space }
        return candidate
      }
    case .style: return words(ResultStyle.allCases.map(\.rawValue), matcher)
    case .toggle: return words(["on", "off"], matcher)
    case .topic:
      return tables(matcher) + words(HelpText.names(in: session.catalog), matcher)
    case .words(let choices): return words(choices, matcher)
    case .file: return files(context.prefix, at: context.start)
    case .desk: return desk(verb, context)
    case .guide: return guide(verb, context)
    case .province: return provinces(context)
    case .document(let kind, let names): return document(of: kind, names, context)
    case .cell:
      guard let space = context.prefix.utf8.firstIndex(of: Completer.space),
        let schema = session.lastResult?.schema
      else { return [] }
      let typed = String(context.prefix[space...].drop { $0 == " " })
      let start = context.start + context.prefix.utf8.count - typed.utf8.count
      return columns(of: schema, NameMatcher(typed)).map {
        var candidate = $0
        candidate.start = start
        return candidate
      }
    case .some(.none), .query, nil: return []
    }
  }

  func words(
    _ words: [String], _ matcher: NameMatcher, ending: UInt8? = nil
  ) -> [Candidate] {
    words.filter { matcher.matches($0) }.map { Candidate($0, ending: ending) }
  }

  func tables(_ matcher: NameMatcher) -> [Candidate] {
    session.catalog.tables.flatMap { table in
      matcher.among(table.name, table.aliases).map {
        Candidate(Completer.written($0), display: $0, detail: table.summary)
      }
    }
  }

  func sources(_ context: CompletionContext, _ matcher: NameMatcher) -> [Candidate] {
    names(context, matcher) + tables(matcher)
  }

  func names(_ context: CompletionContext, _ matcher: NameMatcher) -> [Candidate] {
    let written = context.bindings.compactMap { text -> String? in
      guard case .binding(let name)? = StatementSplitter.split(text).first?.kind else { return nil }
      return name.isEmpty ? nil : name
    }
    return (written + session.bindings.names).filter { matcher.matches($0) }.map {
      Candidate($0, detail: "let")
    }
  }

  // MARK: - Columns

  func columns(_ context: CompletionContext, _ matcher: NameMatcher) -> [Candidate] {
    schema(of: context.pipeline, context).map { columns(of: $0, matcher) } ?? []
  }

  func columns(of schema: Schema, _ matcher: NameMatcher) -> [Candidate] {
    schema.columns.flatMap { column in
      matcher.among(column.name, column.aliases).map {
        Candidate(
          Completer.written($0), display: $0,
          detail: column.summary.isEmpty
            ? column.type.rawValue : "\(column.type.rawValue). \(column.summary)")
      }
    }
  }

  /// The columns where the cursor stands. Where the text before is not right yet, the stages before
  /// its last ones are asked.
  func schema(of pipeline: String, _ context: CompletionContext) -> Schema? {
    guard !pipeline.isEmpty, pipeline.utf8.count <= Completer.pipelineLimit else { return nil }
    let catalog = session.catalog
    let prelude = session.bindings.fragments.map(\.text) + context.bindings
    var text = pipeline
    for _ in 0..<4 {
      let whole = (prelude + [text]).joined(separator: ";\n")
      if let query = try? catalog.prepare(whole, options: Completer.limits) { return query.schema }
      guard let shorter = Completer.withoutLastStage(text) else { break }
      text = shorter
    }
    return table(of: pipeline)?.schema
  }

  private static func withoutLastStage(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    var depth = 0
    for token in Lexer.tokens(of: text).reversed() where token.kind == .punctuation {
      switch bytes[token.span.start] {
      case 0x29, 0x5D, 0x7D: depth += 1
      case 0x28, 0x5B, 0x7B: depth -= 1
      case 0x7C where depth <= 0 && token.span.end == token.span.start + 1:
        return String(decoding: bytes[..<token.span.start], as: UTF8.self)
      default: break
      }
    }
    return nil
  }

  func table(of pipeline: String) -> TableDefinition? {
    let tokens = Lexer.tokens(of: pipeline)
    guard let first = tokens.first(where: { $0.kind != .comment }), first.kind == .identifier else {
      return nil
    }
    let bytes = Array(pipeline.utf8)[first.span.start..<first.span.end]
    return session.catalog.table(String(decoding: bytes, as: UTF8.self))
  }

  // MARK: - Values

  private func values(
    of name: String, _ context: CompletionContext, _ matcher: NameMatcher
  ) -> [Candidate] {
    guard let texts = texts(of: name, context) else { return [] }
    let found = texts.filter { !$0.isEmpty && matcher.matches($0) }.sorted()
    guard found.count <= Completer.valueLimit else { return [] }
    let isPlain: (String) -> Bool = {
      !$0.contains("'") && !$0.contains("\"") && !$0.contains("\\")
    }
    return found.filter(isPlain).map { Candidate($0, ending: context.quote) }
  }

  /// The texts of a column: of a table's own from its first rows, of one that the query makes by asking
  /// for them, for a short time. Nil where there are too many to choose from.
  private func texts(of name: String, _ context: CompletionContext) -> Set<String>? {
    var column: StringColumn?
    if let definition = table(of: context.pipeline),
      let place = definition.schema.index(of: name),
      definition.schema.columns[place].type == .string, let rows = try? definition.load(),
      case .string(let own) = rows.columns[place]
    {
      column = own
    } else if let schema = schema(of: context.pipeline, context),
      let place = schema.index(of: name),
      schema.columns[place].type == .string
    {
      let query =
        context.pipeline + " | distinct \(Completer.written(schema.columns[place].name))"
        + " | take \(Completer.valueLimit * 10 + 1)"
      let prelude = session.bindings.fragments.map(\.text) + context.bindings
      let rows = try? session.catalog.query(
        (prelude + [query]).joined(separator: ";\n"), options: Completer.limits)
      if case .string(let made)? = rows?.columns.first { column = made }
    }
    guard let column else { return nil }
    var seen: Set<String> = []
    for row in 0..<min(column.count, Completer.rowLimit) {
      seen.insert(column.string(at: row))
      // So many values are no list to choose from, unless some of them is begun.
      if seen.count > Completer.valueLimit * 10 { return nil }
    }
    return seen
  }

  /// A name as queries write it: in brackets and quotes where it is no word.
  static func written(_ name: String) -> String {
    let tokens = Lexer.tokens(of: name)
    if tokens.count == 2, tokens[0].kind == .identifier { return name }
    return name.contains("'") ? "[\"\(name)\"]" : "['\(name)']"
  }
}

/// Tells which names begin with what was typed.
struct NameMatcher {
  private let folded: String
  private let isPersian: Bool

  /// Creates a matcher.
  init(_ prefix: String) {
    isPersian = BidiText.hasRightToLeft(prefix)
    folded = isPersian ? PersianNormalizer.searchKey(prefix) : prefix.lowercased()
  }

  /// Whether nothing was typed: everything matches.
  var isEmpty: Bool { folded.isEmpty }

  /// Whether a name begins so; letters of both cases are one, and spellings of a Persian letter too.
  func matches(_ name: String) -> Bool {
    if folded.isEmpty { return true }
    let key = isPersian ? PersianNormalizer.searchKey(name) : name.lowercased()
    return key.utf8.starts(with: folded.utf8)
  }

  /// The forms of a name to offer: the first in English, the others only to whoever types Persian.
  func among(_ name: String, _ aliases: [String]) -> [String] {
    if isPersian { return ([name] + aliases).filter { matches($0) } }
    return matches(name) ? [name] : []
  }
}
