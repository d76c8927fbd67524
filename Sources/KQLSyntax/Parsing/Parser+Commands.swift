extension Parser {
  /// Reads a command, whose dot is the current token.
  mutating func parseCommand() -> ManagementCommand {
    let start = advance().start
    let verb = parseDashedWord()
    let kind =
      switch verb {
      case "show": parseShow(from: start)
      case "create", "create-or-alter", "alter": parseDefinition(verb, from: start)
      case "alter-merge", "create-merge": parseMergeTable(verb, from: start)
      case "drop": parseDrop(from: start)
      case "rename": parseRename(from: start)
      case "clear": parseClear(from: start)
      case "delete": parseDelete(from: start)
      case "ingest": parseIngest(from: start)
      case "set", "append", "set-or-append", "set-or-replace":
        parseSetTable(ManagementCommand.SetMode(rawValue: verb) ?? .set)
      case "export": parseExport(from: start)
      default: unsupportedCommand(from: start)
      }
    var command = ManagementCommand(kind: kind, span: span(from: start))
    if verb == "show", at(.pipe), !command.kind.isUnsupported {
      command.operators = parseOperators(of: .input(at: start), from: start).operators
      command.span = span(from: start)
    }
    return command
  }

  /// Reads a word with dashes in it.
  private mutating func parseDashedWord() -> String {
    guard at(.identifier) else {
      failExpected("a command")
      return ""
    }
    let start = token.start
    let end = endOfDashedName()
    advance()
    while previousEnd < end, !at(.end) { advance() }
    return scanner.text(start, end)
  }

  /// Skips a command of which only the first words are known.
  private mutating func unsupportedCommand(from start: Int) -> ManagementCommand.Kind {
    var end = previousEnd
    if at(.identifier) { end = endOfDashedName() }
    // A comment between the words would swallow the rest of what is printed on one line.
    let lines = scanner.text(start, end).split(whereSeparator: \.isNewline)
    let words = lines.flatMap { line in
      line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
        .split(whereSeparator: \.isWhitespace)
    }
    while !at(.end), !at(.semicolon) { advance() }
    return .unsupported(words.joined(separator: " "))
  }

  // MARK: - Showing

  private mutating func parseShow(from start: Int) -> ManagementCommand.Kind {
    switch tokenText {
    case "tables":
      advance()
      if acceptWord("details") { return .showTablesDetails }
      return .showTables
    case "schema":
      advance()
      return .showSchema
    case "functions":
      advance()
      return .showFunctions
    case "function":
      advance()
      return .showFunction(parseName("a function"))
    case "database" where isWord(peek(), "schema"):
      advance()
      advance()
      return .showSchema
    case "table":
      advance()
      let table = parseName("a table")
      if acceptWord("cslschema") { return .showTableCslSchema(table) }
      if acceptWord("schema") {
        expectWord("as")
        expectWord("json")
        return .showTableSchemaJSON(table)
      }
      failExpected("'cslschema' or 'schema as json'")
      return .unsupported(".show table")
    default: return unsupportedCommand(from: start)
    }
  }

  // MARK: - Defining

  private mutating func parseDefinition(
    _ verb: String, from start: Int
  ) -> ManagementCommand.Kind {
    if atWord("table"), verb != "create-or-alter" {
      advance()
      let table = parseName("a table")
      if verb == "create" {
        let columns = parseColumnDeclarations()
        skipWith()
        return .createTable(table, columns)
      }
      guard acceptWord("docstring") else {
        failExpected("'docstring'", help: "add columns with .alter-merge table T (name:type)")
        return .unsupported(".alter table")
      }
      guard at(.string) else {
        failExpected("a text in quotes")
        return .alterDocString(table, "")
      }
      return .alterDocString(table, parseString().text)
    }
    guard atWord("function") else { return unsupportedCommand(from: start) }
    advance()
    var mode = ManagementCommand.FunctionDefinition.Mode(rawValue: verb) ?? .create
    if mode == .create, acceptWord("ifnotexists") { mode = .createIfNotExists }
    let properties = parseWith()
    let name = parseName("a function")
    let body = parseFunction(from: token.start, isView: false)
    return .createFunction(name, .init(mode: mode, properties: properties, body: body))
  }

  private mutating func parseMergeTable(
    _ verb: String, from start: Int
  ) -> ManagementCommand.Kind {
    guard acceptWord("table") else { return unsupportedCommand(from: start) }
    let table = parseName("a table")
    let columns = parseColumnDeclarations()
    skipWith()
    return .mergeTable(table, columns, mayCreate: verb == "create-merge")
  }

  private mutating func parseDrop(from start: Int) -> ManagementCommand.Kind {
    if acceptWord("function") {
      let name = parseName("a function")
      return .dropFunction(name, ifExists: acceptWord("ifexists"))
    }
    guard acceptWord("table") else { return unsupportedCommand(from: start) }
    let table = parseName("a table")
    return .dropTable(table, ifExists: acceptWord("ifexists"))
  }

  private mutating func parseRename(from start: Int) -> ManagementCommand.Kind {
    if acceptWord("table") {
      let table = parseName("a table")
      expectWord("to")
      return .renameTable(table, to: parseName("a table"))
    }
    guard acceptWord("column") else { return unsupportedCommand(from: start) }
    let table = parseName("a table")
    expect(.dot, "'.'")
    let column = parseAnyName("a column")
    expectWord("to")
    return .renameColumn(table: table, column: column, to: parseName("a column"))
  }

  private mutating func parseClear(from start: Int) -> ManagementCommand.Kind {
    guard acceptWord("table") else { return unsupportedCommand(from: start) }
    let table = parseName("a table")
    expectWord("data")
    return .clearTable(table)
  }

  // MARK: - Rows

  private mutating func parseDelete(from start: Int) -> ManagementCommand.Kind {
    guard acceptWord("table") else { return unsupportedCommand(from: start) }
    let table = parseName("a table")
    expectWord("records")
    skipWith()
    if !isRecovering { expect(.lessPipe, "'<|'") }
    return .deleteRecords(table, query: parsePipeline())
  }

  /// Reads `ingest inline into table T <|`, which takes the rest of the text.
  private mutating func parseIngest(from start: Int) -> ManagementCommand.Kind {
    guard atWord("inline") else { return unsupportedCommand(from: start) }
    advance()
    expectWord("into")
    expectWord("table")
    let table = parseName("a table")
    let properties = parseWith()
    guard at(.lessPipe) else {
      failExpected("'<|'")
      return .ingestInline(table, .init(text: "", span: tokenSpan))
    }
    var offset = token.end
    while scanner.byte(offset) == 0x20 || scanner.byte(offset) == 0x09 { offset += 1 }
    if scanner.byte(offset) == 0x0D { offset += 1 }
    if scanner.byte(offset) == 0x0A { offset += 1 }
    previousEnd = scanner.bytes.count
    token = Lexeme(kind: .end, start: previousEnd, end: previousEnd)
    return .ingestInline(
      table,
      .init(
        text: scanner.text(offset, previousEnd), properties: properties,
        span: SourceSpan(start: offset, end: previousEnd)))
  }

  /// Reads `with (...)`, if it stands there.
  private mutating func parseWith() -> [Argument] {
    guard atWord("with"), peek().kind == .leftParen else { return [] }
    advance()
    let opening = open()
    let properties = parseProperties()
    close(opening)
    return properties
  }

  /// Passes over `with (...)`.
  private mutating func skipWith() { _ = parseWith() }

  private mutating func parseSetTable(_ mode: ManagementCommand.SetMode) -> ManagementCommand.Kind {
    if atWord("async"), peek().kind == .identifier { advance() }
    let table = parseName("a table")
    skipWith()
    if !isRecovering { expect(.lessPipe, "'<|'") }
    return .setTable(table, mode: mode, query: parsePipeline())
  }

  private mutating func parseExport(from start: Int) -> ManagementCommand.Kind {
    if atWord("async") { advance() }
    guard acceptWord("to") else { return unsupportedCommand(from: start) }
    let format = parseName("a format")
    var path = Name("", span: tokenSpan)
    if at(.leftParen) {
      let opening = open()
      let start = token.start
      if at(.string) {
        let text = stringValue()
        path = Name(text, span: span(from: start))
      } else {
        failExpected("a path in quotes")
      }
      close(opening)
    } else {
      failExpected("'('")
    }
    let properties = parseWith()
    if !isRecovering { expect(.lessPipe, "'<|'") }
    return .export(
      .init(format: format, path: path, properties: properties), query: parsePipeline())
  }
}

extension ManagementCommand.Kind {
  /// The command is refused by its name.
  var isUnsupported: Bool { if case .unsupported = self { true } else { false } }
}
