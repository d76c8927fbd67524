/// Writes a tree as the text of a query.
///
/// Reading the text gives the same tree again, apart from the places: names that would not be read
/// as names are quoted, and parentheses stand where precedence asks for them. Comments and layout
/// are not kept, nor is what the parser passes over, such as hints.
///
/// ```swift
/// SyntaxPrinter.print(Parser.parse("T|where a==1 and(b or c)").script)
/// // T
/// // | where a == 1 and (b or c)
/// ```
public enum SyntaxPrinter {
  /// The text of a script; empty for no statements.
  ///
  /// - Parameter script: The statements.
  /// - Returns: The text, one operator a line, statements separated by `;`.
  public static func print(_ script: Script) -> String {
    var writer = SyntaxWriter()
    for (index, statement) in script.statements.enumerated() {
      if index > 0 { writer.text += ";\n" }
      writer.write(statement)
    }
    return writer.text
  }

  /// The text of a pipeline, one operator a line.
  public static func print(_ pipeline: Pipeline) -> String {
    var writer = SyntaxWriter()
    writer.write(pipeline, separator: "\n| ")
    return writer.text
  }

  /// The text of an expression.
  public static func print(_ expression: Expression) -> String {
    var writer = SyntaxWriter()
    writer.write(expression)
    return writer.text
  }

  /// A list of parameters in parentheses: `(a:long = 1, T:(*))`.
  public static func print(_ parameters: [Parameter]) -> String {
    var writer = SyntaxWriter()
    writer.write(parameters)
    return writer.text
  }

  /// What stands in the braces of a function, with them.
  public static func printBody(_ body: FunctionBody) -> String {
    var writer = SyntaxWriter()
    writer.writeBody(body)
    return writer.text
  }

  /// A name as it is written in a query: plain, or quoted as `['odd name']`.
  public static func name(_ text: String) -> String {
    isPlainName(text) ? text : "[\(quoted(text))]"
  }

  /// A string literal with a value.
  public static func quoted(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case let scalar where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Words that may be names, but mean something else where a name may stand.
  private static let ambiguousWords: Set<String> = [
    "datatable", "print", "range", "union", "search", "find", "externaldata", "let", "set",
    "declare", "alias", "restrict", "select", "view", "not", "dynamic", "hint", "kind",
    "withsource", "with_source", "isfuzzy", "with_itemindex", "bagexpansion", "flags", "datascope",
    "True", "TRUE", "False", "FALSE",
  ]

  private static func isPlainName(_ text: String) -> Bool {
    guard !Parser.reservedWords.contains(text), !ambiguousWords.contains(text) else { return false }
    let scanner = Scanner(text)
    let lexeme = scanner.next(from: 0)
    return lexeme.kind == .identifier && lexeme.start == 0 && lexeme.end == scanner.bytes.count
      && !text.hasSuffix("~")
  }
}

/// Gathers the text.
struct SyntaxWriter {
  var text = ""

  /// Writes items with a comma between them.
  mutating func list<Item>(
    _ items: [Item], _ write: (inout SyntaxWriter, Item) -> Void
  ) {
    for (index, item) in items.enumerated() {
      if index > 0 { text += ", " }
      write(&self, item)
    }
  }

  mutating func write(_ name: Name) { text += SyntaxPrinter.name(name.text) }

  // MARK: - Statements

  mutating func write(_ statement: Statement) {
    switch statement {
    case .letBinding(let binding): write(binding)
    case .query(let pipeline): write(pipeline, separator: "\n| ")
    case .setOption(let name, let value, _):
      text += "set "
      write(name)
      if let value {
        text += " = "
        write(value)
      }
    case .queryParameters(let parameters, _):
      text += "declare query_parameters"
      write(parameters)
    case .command(let command): write(command)
    }
  }

  mutating func write(_ binding: LetBinding) {
    text += "let "
    write(binding.name)
    text += " = "
    switch binding.value {
    case .expression(let expression): write(expression)
    case .pipeline(let pipeline): write(pipeline, separator: " | ")
    case .function(let body): write(body)
    }
  }

  mutating func write(_ body: FunctionBody) {
    if body.isView { text += "view " }
    write(body.parameters)
    text += " "
    writeBody(body)
  }

  mutating func writeBody(_ body: FunctionBody) {
    text += "{ "
    for binding in body.bindings {
      write(binding)
      text += "; "
    }
    switch body.result {
    case .expression(let expression): write(expression)
    case .pipeline(let pipeline): write(pipeline, separator: " | ")
    }
    text += " }"
  }

  mutating func write(_ parameters: [Parameter]) {
    text += "("
    list(parameters) { writer, parameter in
      writer.write(parameter.name)
      writer.text += ":"
      switch parameter.kind {
      case .scalar(let type): writer.text += type.rawValue
      case .table(let columns) where columns.isEmpty: writer.text += "(*)"
      case .table(let columns): writer.write(columns)
      }
      if let value = parameter.defaultValue {
        writer.text += " = "
        writer.write(value)
      }
    }
    text += ")"
  }

  mutating func write(_ columns: [ColumnDeclaration]) {
    text += "("
    list(columns) { writer, column in
      writer.write(column.name)
      writer.text += ":" + column.type.rawValue
    }
    text += ")"
  }

  // MARK: - Pipelines

  mutating func write(_ pipeline: Pipeline, separator: String) {
    var needsSeparator = !pipeline.source.isInput
    if needsSeparator { write(pipeline.source) }
    for tabularOperator in pipeline.operators {
      if needsSeparator { text += separator }
      needsSeparator = true
      write(tabularOperator)
    }
  }

  private mutating func write(_ source: Source) {
    switch source {
    case .expression(let expression): write(expression)
    case .datatable(let columns, let values, _):
      text += "datatable"
      write(columns)
      text += " ["
      list(values) { $0.write($1) }
      text += "]"
    case .print(let items, _):
      text += "print "
      list(items) { $0.write($1) }
    case .range(let range):
      text += "range "
      write(range.name)
      text += " from "
      write(range.from)
      text += " to "
      write(range.to)
      text += " step "
      write(range.step)
    case .union(let union):
      text += "union "
      write(union)
    case .search(let search):
      text += search.form.rawValue + " "
      write(search)
    }
  }
}
