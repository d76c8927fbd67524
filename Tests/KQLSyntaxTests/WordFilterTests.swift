import Testing

@testable import KQLSyntax

@Suite struct WordFilterTests {
  private func mayHold(_ filter: WordFilter, _ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return filter.mayHold(Lexeme(kind: .identifier, start: 0, end: bytes.count), in: bytes)
  }

  @Test func holdsItsWords() {
    let filter = WordFilter(Parser.reservedWords)
    for word in Parser.reservedWords { #expect(mayHold(filter, word), "\(word)") }
  }

  @Test func passesOverMostOthers() {
    let filter = WordFilter(["by", "or"])
    for word in ["b", "bye", "of2", "amount", "بر", "_"] {
      #expect(!mayHold(filter, word), "\(word)")
    }
    // Same first letter, same length: only a look at the word itself tells.
    #expect(mayHold(filter, "bz"))
  }

  @Test func passesWordsThatAreLong() {
    let long = String(repeating: "a", count: 40)
    #expect(mayHold(WordFilter([long]), long))
    #expect(mayHold(WordFilter(["by"]), long))
  }

  @Test(arguments: [
    "bool", "boolean", "int", "int32", "long", "int64", "real", "double", "decimal", "string",
    "datetime", "date", "timespan", "time", "guid", "uuid", "uniqueid",
  ])
  func everyTypeBeginsALiteral(_ name: String) throws {
    guard case .literal(let literal) = try expression("\(name)(1)") else {
      Issue.record("no literal")
      return
    }
    #expect(literal.kind == .typed(try #require(TypeName(alias: name))))
  }

  /// What is read ahead is not what the rest of a command is read from.
  @Test func dataBehindACommandIsNotCutIntoTokens() throws {
    let result = Parser.parse(".ingest inline into table T <|\n\"a,1\n'b,2")
    #expect(result.diagnostics.isEmpty)
    guard case .command(let command)? = result.script.statements.first,
      case .ingestInline(_, let inline) = command.kind
    else {
      Issue.record("no command")
      return
    }
    #expect(inline.text == "\"a,1\n'b,2")
  }
}
