extension Parser {
  /// Reads `dynamic(...)`.
  mutating func parseDynamic() -> Expression {
    let start = token.start
    advance()
    let opening = open()
    let node = parseDynamicNode()
    close(opening)
    return .dynamic(node, span: span(from: start))
  }

  /// Reads a JSON value; typed literals are values too.
  private mutating func parseDynamicNode() -> DynamicNode {
    guard enter() else { return .null }
    defer { leave() }
    switch token.kind {
    case .string:
      let start = token.start
      let text = stringValue(allowsSlash: true)
      return .scalar(Literal(kind: .string, text: text, span: span(from: start)))
    case .minus:
      advance()
      guard let number = acceptDynamicNumber() else {
        failDynamic()
        return .null
      }
      return .negative(number)
    case .typed: return .scalar(typedLiteral(advance()))
    case .leftBracket: return parseDynamicArray()
    case .leftBrace: return parseDynamicObject()
    case .identifier: return parseDynamicWord()
    default:
      if let number = acceptDynamicNumber() { return .scalar(number) }
      failDynamic()
      return .null
    }
  }

  private mutating func acceptDynamicNumber() -> Literal? {
    let kind: Literal.Kind
    switch token.kind {
    case .long: kind = .long
    case .real: kind = .real
    case .timespan: kind = .timespan
    default: return nil
    }
    let text = scanner.numberText(token)
    return Literal(kind: kind, text: text, span: advance().span)
  }

  private mutating func parseDynamicWord() -> DynamicNode {
    switch tokenText {
    case "null":
      advance()
      return .null
    case "true", "false":
      let text = tokenText
      return .scalar(Literal(kind: .bool, text: text, span: advance().span))
    case "dynamic" where peek().kind == .leftParen:
      advance()
      let opening = open()
      let node = parseDynamicNode()
      close(opening)
      return node
    default:
      failDynamic()
      return .null
    }
  }

  private mutating func parseDynamicArray() -> DynamicNode {
    let opening = open()
    var items: [DynamicNode] = []
    if !at(.rightBracket) {
      repeat { items.append(parseDynamicNode()) } while !isRecovering && accept(.comma)
    }
    close(opening)
    return .array(items)
  }

  private mutating func parseDynamicObject() -> DynamicNode {
    let opening = open()
    var members: [(key: String, value: DynamicNode)] = []
    if !at(.rightBrace) {
      repeat {
        guard at(.string) else {
          failExpected("a key in quotes")
          break
        }
        let key = stringValue(allowsSlash: true)
        guard expect(.colon, "':'") else { break }
        members.append((key, parseDynamicNode()))
      } while !isRecovering && accept(.comma)
    }
    close(opening)
    return .object(members)
  }

  /// Reports something that is not JSON.
  private mutating func failDynamic() {
    fail(
      Diagnostic(
        code: "kql.syntax.dynamic", message: "expected a JSON value, found \(tokenDescription)",
        span: tokenSpan, caption: "not JSON",
        help: at(.identifier)
          ? "dynamic(...) holds constants; for computed values use pack_array, bag_pack or parse_json"
          : ""))
  }
}
