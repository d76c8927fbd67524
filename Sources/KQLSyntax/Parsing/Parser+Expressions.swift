extension Parser {
  /// How tightly operators bind, loosest first.
  enum Precedence: UInt8, Comparable {
    case or, and, equality, relation, sum, product, text

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The next tighter level; what the right side of a left-associative operator is read with.
    var next: Precedence? { Precedence(rawValue: rawValue + 1) }
  }

  /// What may stand between two operands.
  enum Infix {
    case logical(LogicalOperator)
    case binary(BinaryOperator)
    case membership(MembershipOperator)
    case between(negated: Bool)
  }

  /// Operators that are words. `in`, `has` ... bind as they do in KQL: text operators tightest.
  private static let words: [String: (Infix, Precedence)] = {
    var words: [String: (Infix, Precedence)] = [
      "and": (.logical(.and), .and), "or": (.logical(.or), .or),
      "between": (.between(negated: false), .equality),
      "!between": (.between(negated: true), .equality),
      "matches": (.binary(.matchesRegex), .text),
    ]
    for membership in MembershipOperator.allCases {
      words[membership.rawValue] = (.membership(membership), .equality)
    }
    for binary in BinaryOperator.allCases where binary != .matchesRegex {
      guard let first = binary.rawValue.utf8.last, CharacterClass.isAsciiNameStart(first) else {
        continue
      }
      words[binary.rawValue] = (.binary(binary), .text)
    }
    return words
  }()
  private static let wordFilter = WordFilter(words.keys)
  /// The words that are no names, or not only names.
  private static let specialFilter = WordFilter(
    reservedWords.union(["True", "TRUE", "False", "FALSE", "dynamic", "not"]))

  /// Reads an expression whose operators bind at least as tightly as `minimum`.
  mutating func parseExpression(_ minimum: Precedence = .or) -> Expression {
    let outer = height
    height = 0
    var left = parseOperand()
    while let (infix, precedence) = currentInfix(), precedence >= minimum {
      left = parseInfix(infix, precedence, left)
    }
    height = max(outer, height)
    return left
  }

  /// Reads a condition, where `=` is taken for `==` and reported.
  mutating func parsePredicate() -> Expression {
    let outer = isPredicate
    isPredicate = true
    let expression = parseExpression()
    isPredicate = outer
    return expression
  }

  /// The operator that the current token is.
  private func currentInfix() -> (Infix, Precedence)? {
    switch token.kind {
    case .plus: (.binary(.add), .sum)
    case .minus: (.binary(.subtract), .sum)
    case .star: (.binary(.multiply), .product)
    case .slash: (.binary(.divide), .product)
    case .percent: (.binary(.modulo), .product)
    case .less: (.binary(.less), .relation)
    case .lessOrEqual: (.binary(.lessOrEqual), .relation)
    case .greater: (.binary(.greater), .relation)
    case .greaterOrEqual: (.binary(.greaterOrEqual), .relation)
    case .equal: (.binary(.equal), .equality)
    case .notEqual: (.binary(.notEqual), .equality)
    case .equalTilde: (.binary(.equalIgnoringCase), .text)
    case .notTilde: (.binary(.notEqualIgnoringCase), .text)
    case .assign: isPredicate ? (.binary(.equal), .equality) : nil
    case .colon: isSearch ? (.binary(.has), .text) : nil
    case .ampersands: (.logical(.and), .and)
    case .pipes: (.logical(.or), .or)
    case .identifier, .bangWord:
      Self.wordFilter.mayHold(token, in: scanner.bytes) ? Self.words[tokenText] : nil
    default: nil
    }
  }

  /// Reads an operator and what stands to its right.
  private mutating func parseInfix(
    _ infix: Infix, _ precedence: Precedence, _ left: Expression
  ) -> Expression {
    switch infix {
    case .logical(let logical): return parseLogical(logical, precedence, left)
    case .membership(let membership): return parseMembership(membership, left)
    case .between(let negated): return parseBetween(left, negated: negated)
    case .binary(let binary): return parseBinary(binary, precedence, left)
    }
  }

  private mutating func parseBinary(
    _ binary: BinaryOperator, _ precedence: Precedence, _ left: Expression
  ) -> Expression {
    let operatorSpan = parseBinaryOperator(binary)
    let leftHeight = height
    height = 0
    guard enter(cost: 1) else { return left }
    let right: Expression
    if let next = precedence.next { right = parseExpression(next) } else { right = parseOperand() }
    leave(cost: 1)
    height = max(height, leftHeight)
    grow()
    return .binary(binary, left, right, operatorSpan: operatorSpan)
  }

  /// Reads the operator itself, and returns its place.
  private mutating func parseBinaryOperator(_ binary: BinaryOperator) -> SourceSpan {
    reportMistakenOperator()
    let start = token.start
    advance()
    if binary == .matchesRegex { expectWord("regex") }
    return span(from: start)
  }

  /// Reports the operators of other languages.
  private mutating func reportMistakenOperator() {
    if reports, at(.assign) || at(.ampersands) || at(.pipes) { reportForeignOperator() }
  }

  private mutating func reportForeignOperator() {
    let replacement: String
    switch token.kind {
    case .assign: replacement = "=="
    case .ampersands: replacement = "and"
    case .pipes: replacement = "or"
    default: return
    }
    report(
      Diagnostic(
        code: "kql.syntax.operator", message: "\(tokenDescription) is not an operator here",
        span: token.span,
        help: at(.assign) ? "use '==' to compare" : "use '\(replacement)'",
        fixIts: [.init(span: token.span, replacement: replacement)]))
  }

  /// Reads `and b and c`: one node for the whole chain.
  private mutating func parseLogical(
    _ logical: LogicalOperator, _ precedence: Precedence, _ left: Expression
  ) -> Expression {
    var operands = [left]
    while case .logical(let next)? = currentInfix()?.0, next == logical {
      reportMistakenOperator()
      advance()
      guard enter(cost: 1) else { break }
      operands.append(parseExpression(precedence.next ?? .text))
      leave(cost: 1)
    }
    grow()
    return .logical(logical, operands)
  }

  /// Reads `in (a, b)`; the parentheses may be missing around a single value.
  private mutating func parseMembership(
    _ membership: MembershipOperator, _ left: Expression
  ) -> Expression {
    advance()
    var values: [Expression] = []
    if at(.leftParen) {
      guard enter() else { return left }
      let opening = open()
      let outer = (isPredicate, isSearch)
      (isPredicate, isSearch) = (false, false)
      while !at(.rightParen), !at(.end) {
        values.append(parseExpressionOrPipeline())
        guard accept(.comma) else { break }
      }
      (isPredicate, isSearch) = outer
      close(opening)
      leave()
    } else {
      values.append(parseOperand())
    }
    grow()
    return .membership(membership, left, values, span: span(from: left.span.start))
  }

  /// Reads `between (a .. b)`.
  private mutating func parseBetween(_ left: Expression, negated: Bool) -> Expression {
    advance()
    guard at(.leftParen) else {
      failExpected("'('", help: "write 'between (low .. high)'")
      return left
    }
    guard enter() else { return left }
    let opening = open()
    let lower = parseExpression(.sum)
    if !accept(.dotDot) {
      failExpected("'..'", help: "write 'between (low .. high)'")
    }
    let upper = parseExpression(.sum)
    close(opening)
    leave()
    grow()
    return .between(
      left, lower: lower, upper: upper, negated: negated, span: span(from: left.span.start))
  }

  // MARK: - Operands

  /// Reads an operand that no operator belongs to, such as a table.
  mutating func parseLoneOperand() -> Expression {
    let outer = height
    height = 0
    let operand = parseOperand()
    height = max(outer, height)
    return operand
  }

  /// Reads a call that is no part of an expression.
  mutating func parseLoneCall() -> Call {
    let outer = height
    height = 0
    let call = parseCall(parseName("a function"))
    height = max(outer, height)
    return call
  }

  /// Reads signs and what they stand before.
  mutating func parseOperand() -> Expression {
    at(.minus) || at(.plus) ? parseSigned() : parsePostfix()
  }

  private mutating func parseSigned() -> Expression {
    var signs: [Lexeme] = []
    while at(.minus) || at(.plus) { signs.append(advance()) }
    var operand = parsePostfix()
    for sign in signs.reversed() where !hasGivenUp {
      grow()
      operand = .unary(
        sign.kind == .minus ? .minus : .plus, operand, span: sign.span.union(operand.span))
    }
    return operand
  }

  /// Reads an operand and the members and elements that are taken from it.
  mutating func parsePostfix() -> Expression {
    var base = parsePrimary()
    while at(.dot) || at(.leftBracket) {
      base = at(.dot) ? parseMember(of: base) : parseElement(of: base)
    }
    return base
  }

  /// Reads `.name`.
  private mutating func parseMember(of base: Expression) -> Expression {
    advance()
    // `d.[e]` is `d[e]` unless a name is quoted.
    if at(.leftBracket), !atName { return base }
    let name = parseAnyName("the name of a member")
    grow()
    if at(.leftParen), token.start == previousEnd { failMemberCall(of: base) }
    return .member(base, name)
  }

  /// Reports a call behind a dot: there are none, but for tables of other places in the reference.
  private mutating func failMemberCall(of base: Expression) {
    guard case .call(let call) = base, ["cluster", "database"].contains(call.function.text) else {
      return failUnexpected()
    }
    fail(
      Diagnostic(
        code: "kql.syntax.unsupported", message: "'\(call.function.text)' is not supported",
        span: call.function.span, help: "name the table alone"))
  }

  /// Reads `[index]`.
  private mutating func parseElement(of base: Expression) -> Expression {
    guard enter() else { return base }
    let opening = open()
    let outer = (isPredicate, isSearch)
    (isPredicate, isSearch) = (false, false)
    let index = parseExpression()
    (isPredicate, isSearch) = outer
    close(opening)
    leave()
    grow()
    return .index(base, index, span: span(from: base.span.start))
  }

  /// Reads what is no operator.
  private mutating func parsePrimary() -> Expression {
    height = max(height, 1)
    switch token.kind {
    case .long: return numberLiteral(.long)
    case .real: return numberLiteral(.real)
    case .timespan: return numberLiteral(.timespan)
    case .string: return .literal(parseString())
    case .typed: return parseTypedLiteral()
    case .star: return .star(advance().span)
    case .leftParen: return parseParenthesized()
    case .identifier: return parseWord()
    default: return parseUnusual()
    }
  }

  /// The way out where nothing stands in the place of an operand.
  private var helpForNothing: String {
    switch token.kind {
    case .pipe: "a query begins with a table: T | ...; behind an operator stands what it works on"
    case .rightParen: "write a value, or a query, between the brackets"
    case .end: "write a column, a value or a call behind it"
    default: ""
    }
  }

  /// Reads a quoted name, or reports what is no operand.
  private mutating func parseUnusual() -> Expression {
    switch token.kind {
    case .leftBracket:
      if let name = acceptQuotedName() { return .name(name) }
      failExpected("an expression", help: "arrays are written dynamic([...]), odd names ['...']")
    case .bang, .bangWord:
      fail(
        Diagnostic(
          code: "kql.syntax.operator", message: "'!' does not negate a condition",
          span: SourceSpan(start: token.start, end: token.start + 1),
          help: "write not(...) around it"))
    default: failExpected("an expression", help: helpForNothing)
    }
    return .invalid(tokenSpan)
  }

  private mutating func numberLiteral(_ kind: Literal.Kind) -> Expression {
    let text = scanner.numberText(token)
    return .literal(Literal(kind: kind, text: text, span: advance().span))
  }

  /// Reads a string and those that follow it directly: they are one.
  mutating func parseString() -> Literal {
    let start = token.start
    var text = stringValue()
    while at(.string) { text += stringValue() }
    return Literal(kind: .string, text: text, span: span(from: start))
  }

  private mutating func parseTypedLiteral() -> Expression {
    let lexeme = advance()
    return .literal(typedLiteral(lexeme))
  }

  /// Takes `TYPE(...)` apart.
  func typedLiteral(_ lexeme: Lexeme) -> Literal {
    let nameEnd = scanner.endOfName(from: lexeme.start)
    let type = TypeName(alias: scanner.text(lexeme.start, nameEnd)) ?? .string
    var start = nameEnd
    while scanner.byte(start) != 0x28, start < lexeme.end { start += 1 }
    start = scanner.skipSpace(from: start + 1)
    var end = lexeme.problem == .none ? lexeme.end - 1 : lexeme.end
    while end > start, scanner.byte(end - 1) <= 0x20 { end -= 1 }
    var text = scanner.text(start, max(start, end))
    let inner = scanner.next(from: start)
    if inner.kind == .string, inner.end == end { text = scanner.stringValue(inner).value }
    return Literal(kind: .typed(type), text: text, span: lexeme.span)
  }

  /// Reads `(expression)`, which leaves no node, or `(pipeline)`.
  private mutating func parseParenthesized() -> Expression {
    guard enter() else { return .invalid(tokenSpan) }
    let opening = open()
    let expression = parseExpressionOrPipeline()
    close(opening)
    leave()
    return expression
  }

  /// Reads what begins with a word.
  private mutating func parseWord() -> Expression {
    if mayBe(Self.specialFilter), let special = parseSpecialWord() { return special }
    let name = Name(tokenText, span: advance().span)
    return at(.leftParen) ? .call(parseCall(name)) : .name(name)
  }

  /// Reads a word that is no name, or not only a name; nil where it is one.
  private mutating func parseSpecialWord() -> Expression? {
    let text = tokenText
    switch text {
    case "true", "True", "TRUE":
      return .literal(Literal(kind: .bool, text: "true", span: advance().span))
    case "false", "False", "FALSE":
      return .literal(Literal(kind: .bool, text: "false", span: advance().span))
    case "null": return reportNull()
    case "dynamic": return peek().kind == .leftParen ? parseDynamic() : nil
    case "not": return Self.beginsOperand(peek()) ? parseBareNot() : nil
    default: return Self.reservedWords.contains(text) ? parseReservedWord(text) : nil
    }
  }

  private mutating func parseReservedWord(_ text: String) -> Expression {
    if Self.words[text] == nil, text != "by", text != "to", text != "of" {
      return .name(parseName())
    }
    failExpected("an expression", help: "quote it to use it as a name: ['\(text)']")
    return .invalid(tokenSpan)
  }

  private mutating func reportNull() -> Expression {
    report(
      Diagnostic(
        code: "kql.syntax.null", message: "'null' needs a type", span: token.span,
        help: "write int(null), long(null), datetime(null), dynamic(null) ...; "
          + "a string is never null, only empty"))
    return .invalid(advance().span)
  }

  private static func beginsOperand(_ lexeme: Lexeme) -> Bool {
    switch lexeme.kind {
    case .long, .real, .timespan, .string, .typed: true
    case .identifier: true
    default: false
    }
  }

  /// `not b`: understood, and reported.
  private mutating func parseBareNot() -> Expression {
    let keyword = advance()
    let function = Name("not", span: keyword.span)
    if currentInfix() != nil { return .name(function) }
    guard enter(cost: 3) else { return .name(function) }
    // The help quotes the operand, which is known only when it has been read.
    let position = diagnostics.count
    let isSilent = isRecovering || hasGivenUp
    let operand = parsePostfix()
    leave(cost: 3)
    grow()
    let span = operand.span
    if !isSilent, diagnostics.count < Self.maximumDiagnostics {
      diagnostics.insert(
        Diagnostic(
          code: "kql.syntax.not", message: "'not' needs parentheses", span: keyword.span,
          help: "write not(\(Self.clipped(scanner.text(span.start, span.end))))",
          fixIts: [
            .init(span: SourceSpan(start: keyword.end, end: span.start), replacement: "("),
            .init(span: SourceSpan(start: span.end, end: span.end), replacement: ")"),
          ]), at: min(position, diagnostics.count))
    }
    return .call(
      Call(
        function: function, arguments: [Argument(value: operand)],
        span: keyword.span.union(span)))
  }

  /// Reads the arguments of a call.
  mutating func parseCall(_ function: Name) -> Call {
    guard at(.leftParen) else {
      failExpected("'('")
      return Call(function: function, arguments: [], span: function.span)
    }
    guard enter(cost: 3) else {
      return Call(function: function, arguments: [], span: function.span)
    }
    let arguments = parseArguments()
    leave(cost: 3)
    grow()
    return Call(function: function, arguments: arguments, span: span(from: function.span.start))
  }

  private mutating func parseArguments() -> [Argument] {
    let opening = open()
    let outer = (isPredicate, isSearch)
    (isPredicate, isSearch) = (false, false)
    var arguments: [Argument] = []
    while !at(.rightParen), !at(.end) {
      let name = acceptArgumentName()
      arguments.append(Argument(name: name, value: parseExpressionOrPipeline()))
      guard accept(.comma) else { break }
    }
    (isPredicate, isSearch) = outer
    close(opening)
    return arguments
  }

  /// Reads `name =`.
  private mutating func acceptArgumentName() -> Name? {
    guard at(.identifier), peek().kind == .assign else { return nil }
    let name = parseAnyName("a name")
    advance()
    return name
  }
}
