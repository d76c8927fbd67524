import KQLEngine
import KQLSyntax
import PersianText

/// Says what may be written at the cursor.
///
/// It knows the stage of the pipeline: names of tables first, then operators, then the columns that
/// there are *at that point*. Whatever the text, it answers; and it does little work: what a query
/// would have to run to be understood is given up soon.
final class Completer {
  private let session: Session

  /// No more than this of a pipeline is looked at, in bytes.
  private static let pipelineLimit = 20_000
  /// How many values of a column are offered, and how many rows are searched for them.
  private static let valueLimit = 60
  private static let rowLimit = 20_000

  /// Creates a completer for what a session knows.
  init(_ session: Session) { self.session = session }

  /// The ways to go on, for the line editor.
  func completions(for request: CompletionRequest) -> [Completion] {
    let before = String(decoding: Array(request.text.utf8.prefix(request.cursor)), as: UTF8.self)
    let context = CompletionContext(before: before)
    let matcher = NameMatcher(context.prefix)
    var seen: Set<String> = []
    return candidates(for: context, matcher).filter { seen.insert($0.replacement).inserted }.map {
      Completion(
        replacement: $0.replacement, display: $0.display, detail: $0.detail, start: context.start)
    }
  }

  /// A name that could be meant.
  private struct Candidate {
    var replacement: String
    var display: String
    var detail: String

    init(_ name: String, display: String? = nil, detail: String = "") {
      replacement = name
      self.display = display ?? name
      self.detail = detail
    }
  }

  private func candidates(for context: CompletionContext, _ matcher: NameMatcher) -> [Candidate] {
    switch context.place {
    case .nothing: return []
    case .verb:
      return VerbList.all.filter { matcher.matches($0.name) }.map {
        Candidate($0.name + ($0.argument == .none ? "" : " "), display: $0.name, detail: $0.summary)
      }
    case .verbArgument(let verb): return arguments(of: verb, matcher)
    case .statement:
      return sources(context, matcher) + words(["let"], matcher)
        + KeywordList.sources.filter { matcher.matches($0.name) }.map {
          Candidate($0.name, detail: $0.summary)
        } + words(["union", "search", "find"], matcher)
    case .source:
      return sources(context, matcher) + words(["print", "range", "datatable"], matcher)
    case .operatorName:
      return KeywordList.operators.filter { matcher.matches($0.name) }.map {
        Candidate($0.name, detail: $0.summary)
      }
    case .expression(let name): return expression(in: name, context, matcher)
    case .text(let column): return values(of: column, context, matcher)
    }
  }

  // MARK: - Verbs and tables

  private func arguments(of verb: String, _ matcher: NameMatcher) -> [Candidate] {
    switch VerbList.named(verb)?.argument {
    case .table: return tables(matcher)
    case .style: return words(ResultStyle.allCases.map(\.rawValue), matcher)
    case .toggle: return words(["on", "off"], matcher)
    case .topic:
      let catalog = session.catalog
      let names =
        KeywordList.names.sorted() + catalog.scalarFunctions.map(\.name)
        + catalog.aggregateFunctions.map(\.name) + catalog.tableFunctions.map(\.name)
        + VerbList.all.map { ":" + $0.name }
      return tables(matcher) + words(names, matcher)
    case .words(let choices): return words(choices, matcher)
    case .some(.none), .query, .file, nil: return []
    }
  }

  private func words(_ words: [String], _ matcher: NameMatcher) -> [Candidate] {
    words.filter { matcher.matches($0) }.map { Candidate($0) }
  }

  private func tables(_ matcher: NameMatcher) -> [Candidate] {
    session.catalog.tables.flatMap { table in
      matcher.among(table.name, table.aliases).map {
        Candidate(Completer.written($0), display: $0, detail: table.summary)
      }
    }
  }

  private func sources(_ context: CompletionContext, _ matcher: NameMatcher) -> [Candidate] {
    names(context, matcher) + tables(matcher)
  }

  private func names(_ context: CompletionContext, _ matcher: NameMatcher) -> [Candidate] {
    let written = context.bindings.compactMap { text -> String? in
      guard case .binding(let name)? = StatementSplitter.split(text).first?.kind else { return nil }
      return name.isEmpty ? nil : name
    }
    return (written + session.bindings.names).filter { matcher.matches($0) }.map {
      Candidate($0, detail: "let")
    }
  }

  // MARK: - Expressions

  private func expression(
    in name: String, _ context: CompletionContext, _ matcher: NameMatcher
  ) -> [Candidate] {
    let catalog = session.catalog
    switch name {
    case "take", "limit", "count", "getschema", "sample", "as": return []
    case "render":
      return words(
        [
          "barchart", "card", "columnchart", "linechart", "piechart", "scatterchart", "table",
          "timechart",
        ], matcher)
    case "evaluate":
      return columns(context, matcher)
        + catalog.tableFunctions.filter { matcher.matches($0.name) }.map {
          Candidate($0.name + "(", display: $0.name + "(", detail: $0.description)
        }
    default: break
    }
    var found: [Candidate] = []
    if name == "union" || name == "join" || name == "lookup" { found += sources(context, matcher) }
    found += columns(context, matcher) + names(context, matcher)
    if matcher.isEmpty && name != "summarize" && name != "print" { return found }
    found += words(Completer.keywords(in: name), matcher)
    if name == "summarize" || name == "make-series" {
      found += catalog.aggregateFunctions.filter { matcher.matches($0.name) }.map {
        Candidate($0.name + "(", display: $0.name + "(", detail: $0.description)
      }
    }
    if matcher.isEmpty { return found }
    return found
      + catalog.scalarFunctions.filter { matcher.matches($0.name) }.map {
        Candidate($0.name + "(", display: $0.name + "(", detail: $0.description)
      }
  }

  private static func keywords(in name: String) -> [String] {
    let common = ["and", "or", "between", "contains", "has", "in", "startswith", "endswith"]
    switch name {
    case "summarize", "top", "partition": return ["by"]
    case "sort", "order": return ["by", "asc", "desc", "nulls"]
    case "join", "lookup", "union": return ["kind", "on", "withsource"]
    case "make-series": return ["default", "from", "on", "step", "to", "by"]
    case "where", "filter": return common
    default: return []
    }
  }

  private func columns(_ context: CompletionContext, _ matcher: NameMatcher) -> [Candidate] {
    guard let schema = schema(of: context) else { return [] }
    return schema.columns.flatMap { column in
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
  private func schema(of context: CompletionContext) -> Schema? {
    let pipeline = context.pipeline
    guard !pipeline.isEmpty, pipeline.utf8.count <= Completer.pipelineLimit else { return nil }
    let catalog = session.catalog
    let prelude = session.bindings.fragments.map(\.text) + context.bindings
    let options = QueryOptions(maxMemory: 16 << 20, timeout: 0.05, threads: 1)
    var text = pipeline
    for _ in 0..<4 {
      let whole = (prelude + [text]).joined(separator: ";\n")
      if let query = try? catalog.prepare(whole, options: options) { return query.schema }
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

  private func table(of pipeline: String) -> TableDefinition? {
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
    guard let definition = table(of: context.pipeline),
      let place = definition.schema.index(of: name),
      definition.schema.columns[place].type == .string,
      let rows = try? definition.load(), case .string(let column) = rows.columns[place]
    else { return [] }
    var seen: Set<String> = []
    for row in 0..<min(column.count, Completer.rowLimit) {
      seen.insert(column.string(at: row))
      // So many values are no list to choose from, unless some of them is begun.
      if seen.count > Completer.valueLimit * 10 { return [] }
    }
    let found = seen.filter { !$0.isEmpty && matcher.matches($0) }.sorted()
    guard found.count <= Completer.valueLimit else { return [] }
    let isPlain: (String) -> Bool = {
      !$0.contains("'") && !$0.contains("\"") && !$0.contains("\\")
    }
    return found.filter(isPlain).map { Candidate($0) }
  }

  /// A name as queries write it: in brackets and quotes where it is no word.
  private static func written(_ name: String) -> String {
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
