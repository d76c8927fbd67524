extension Parser {
  /// Reads a command, whose dot is the current token.
  mutating func parseCommand() -> ManagementCommand {
    let start = advance().start
    let verb = parseDashedWord()
    let kind =
      switch verb {
      case "show": parseShow(from: start)
      case "create": parseCreateTable(from: start)
      case "drop": parseDropTable(from: start)
      case "ingest": parseIngest(from: start)
      case "set", "append", "set-or-append", "set-or-replace":
        parseSetTable(ManagementCommand.SetMode(rawValue: verb) ?? .set)
      case "export": parseExport(from: start)
      default: unsupportedCommand(from: start)
      }
    return ManagementCommand(kind: kind, span: span(from: start))
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

  private mutating func parseCreateTable(from start: Int) -> ManagementCommand.Kind {
    guard acceptWord("table") else { return unsupportedCommand(from: start) }
    let table = parseName("a table")
    return .createTable(table, parseColumnDeclarations())
  }

  private mutating func parseDropTable(from start: Int) -> ManagementCommand.Kind {
    guard acceptWord("table") else { return unsupportedCommand(from: start) }
    let table = parseName("a table")
    return .dropTable(table, ifExists: acceptWord("ifexists"))
  }

  /// Reads `ingest inline into table T <|`, which takes the rest of the text.
  private mutating func parseIngest(from start: Int) -> ManagementCommand.Kind {
    guard atWord("inline") else { return unsupportedCommand(from: start) }
    advance()
    expectWord("into")
    expectWord("table")
    let table = parseName("a table")
    skipWith()
    guard at(.lessPipe) else {
      failExpected("'<|'")
      return .ingestInline(table, text: "")
    }
    var offset = token.end
    while scanner.byte(offset) == 0x20 || scanner.byte(offset) == 0x09 { offset += 1 }
    if scanner.byte(offset) == 0x0D { offset += 1 }
    if scanner.byte(offset) == 0x0A { offset += 1 }
    let text = scanner.text(offset, scanner.bytes.count)
    previousEnd = scanner.bytes.count
    token = Lexeme(kind: .end, start: previousEnd, end: previousEnd)
    return .ingestInline(table, text: text)
  }

  /// Passes over `with (...)`.
  private mutating func skipWith() {
    guard acceptWord("with"), at(.leftParen) else { return }
    let opening = open()
    _ = parseProperties()
    close(opening)
  }

  private mutating func parseSetTable(_ mode: ManagementCommand.SetMode) -> ManagementCommand.Kind {
    if atWord("async"), peek().kind == .identifier { advance() }
    let table = parseName("a table")
    skipWith()
    expect(.lessPipe, "'<|'")
    return .setTable(table, mode: mode, query: parsePipeline())
  }

  private mutating func parseExport(from start: Int) -> ManagementCommand.Kind {
    if atWord("async") { advance() }
    guard acceptWord("to") else { return unsupportedCommand(from: start) }
    let format = parseName("a format")
    var path = ""
    if at(.leftParen) {
      let opening = open()
      if at(.string) { path = stringValue() } else { failExpected("a path in quotes") }
      close(opening)
    } else {
      failExpected("'('")
    }
    skipWith()
    if !isRecovering { expect(.lessPipe, "'<|'") }
    return .export(format: format, path: path, query: parsePipeline())
  }
}
