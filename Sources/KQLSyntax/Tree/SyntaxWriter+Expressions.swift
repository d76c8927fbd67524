extension SyntaxWriter {
  /// Writes an expression, in parentheses if it binds less tightly than `minimum`.
  mutating func write(_ expression: Expression, _ minimum: Parser.Precedence = .or) {
    if let precedence = Self.precedence(of: expression), precedence < minimum {
      text += "("
      writeBare(expression)
      text += ")"
    } else {
      writeBare(expression)
    }
  }

  /// How tightly the operator of an expression binds; nil where it has none.
  private static func precedence(of expression: Expression) -> Parser.Precedence? {
    switch expression {
    case .logical(.or, _): .or
    case .logical(.and, _): .and
    case .membership, .between: .equality
    case .binary(let binary, _, _, _): precedence(of: binary)
    default: nil
    }
  }

  private static func precedence(of binary: BinaryOperator) -> Parser.Precedence {
    switch binary {
    case .equal, .notEqual: .equality
    case .less, .lessOrEqual, .greater, .greaterOrEqual: .relation
    case .add, .subtract: .sum
    case .multiply, .divide, .modulo: .product
    default: .text
    }
  }

  private mutating func writeBare(_ expression: Expression) {
    switch expression {
    case .literal(let literal): write(literal)
    case .dynamic(let node, _):
      text += "dynamic("
      write(node)
      text += ")"
    case .name(let name): write(name)
    case .star: text += "*"
    case .pattern(let name): text += name.text
    case .unary(let unary, let operand, _):
      text += unary.rawValue
      writeOperand(operand)
    case .binary(let binary, let left, let right, _):
      let precedence = Self.precedence(of: binary)
      write(left, precedence)
      text += " \(binary.rawValue) "
      if let next = precedence.next { write(right, next) } else { writeOperand(right) }
    case .logical(let logical, let operands): write(logical, operands)
    case .membership(let membership, let left, let values, _):
      write(left, .equality)
      text += " \(membership.rawValue) ("
      writeArguments(values)
      text += ")"
    case .between(let value, let lower, let upper, let negated, _):
      write(value, .equality)
      text += negated ? " !between (" : " between ("
      write(lower, .sum)
      text += " .. "
      write(upper, .sum)
      text += ")"
    case .call(let call): write(call)
    case .member(let base, let name):
      writeBase(base)
      if Self.isWord(name.text) {
        text += "." + name.text
      } else {
        text += ".[\(SyntaxPrinter.quoted(name.text))]"
      }
    case .index(let base, let index, _):
      writeBase(base)
      text += "["
      write(index)
      text += "]"
    case .pipeline(let pipeline):
      text += "("
      write(pipeline, separator: " | ")
      text += ")"
    case .invalid: text += "null"
    }
  }

  /// A word that may follow a dot, where reserved words are names too.
  private static func isWord(_ text: String) -> Bool {
    Parser.reservedWords.contains(text) && text != "in~" || SyntaxPrinter.name(text) == text
  }

  private mutating func write(_ logical: LogicalOperator, _ operands: [Expression]) {
    for (index, operand) in operands.enumerated() {
      if index > 0 { text += " \(logical.rawValue) " }
      write(operand, logical == .or ? .and : .equality)
    }
  }

  /// Writes what a sign or a text operator stands before.
  private mutating func writeOperand(_ expression: Expression) {
    if Self.precedence(of: expression) != nil {
      text += "("
      writeBare(expression)
      text += ")"
    } else {
      writeBare(expression)
    }
  }

  /// Writes what stands in the place of a table, or before a parenthesis: what has an operator must
  /// stay in parentheses there.
  mutating func writeTable(_ expression: Expression) {
    if case .unary = expression {
      text += "("
      writeBare(expression)
      text += ")"
    } else {
      writeOperand(expression)
    }
  }

  /// Writes what a member or an element is taken from.
  private mutating func writeBase(_ expression: Expression) {
    if case .unary = expression {
      text += "("
      writeBare(expression)
      text += ")"
    } else {
      writeOperand(expression)
    }
  }

  mutating func write(_ call: Call) {
    text += call.function.text + "("
    if call.arguments.count == 1, call.arguments[0].name == nil {
      writeArguments([call.arguments[0].value])
    } else {
      list(call.arguments) { $0.write($1) }
    }
    text += ")"
  }

  /// Writes arguments; a single pipeline needs no parentheses of its own.
  private mutating func writeArguments(_ values: [Expression]) {
    if values.count == 1, case .pipeline(let pipeline) = values[0] {
      write(pipeline, separator: " | ")
    } else {
      list(values) { $0.write($1) }
    }
  }

  mutating func write(_ argument: Argument) {
    if let name = argument.name { text += name.text + " = " }
    write(argument.value)
  }

  mutating func write(_ item: NamedExpression) {
    if item.names.count > 1 {
      text += "("
      list(item.names) { $0.write($1) }
      text += ") = "
    } else if let name = item.names.first {
      write(name)
      text += " = "
    }
    write(item.expression)
  }

  // MARK: - Literals

  mutating func write(_ literal: Literal) {
    switch literal.kind {
    case .bool, .long, .real, .timespan: text += literal.text
    case .string: text += SyntaxPrinter.quoted(literal.text)
    case .typed(let type):
      let isPlain = literal.text.utf8.allSatisfy { byte in
        CharacterClass.isAsciiNameStart(byte) || CharacterClass.isAsciiDigit(byte)
          || [0x20, 0x2B, 0x2C, 0x2D, 0x2E, 0x3A].contains(byte)
      }
      let isTrimmed = literal.text.first != " " && literal.text.last != " "
      let value = isPlain && isTrimmed ? literal.text : SyntaxPrinter.quoted(literal.text)
      text += "\(type.rawValue)(\(value))"
    }
  }

  private mutating func write(_ node: DynamicNode) {
    switch node {
    case .null: text += "null"
    case .scalar(let literal): write(literal)
    case .negative(let literal):
      text += "-"
      write(literal)
    case .array(let items):
      text += "["
      list(items) { $0.write($1) }
      text += "]"
    case .object(let members):
      text += "{"
      list(members) { writer, member in
        writer.text += SyntaxPrinter.quoted(member.key) + ": "
        writer.write(member.value)
      }
      text += "}"
    }
  }
}
