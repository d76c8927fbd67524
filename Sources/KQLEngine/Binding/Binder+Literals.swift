import KQLSyntax

extension Binder {
  /// The value of a literal; nil where its text is none of its type, which has been reported.
  func value(of literal: Literal) -> (Value, DataType)? {
    var text = literal.text
    func wrong(_ type: DataType, _ help: String = "") -> (Value, DataType)? {
      report(
        "kql.bind.literal", "'\(literal.text)' is no \(type.rawValue)", at: literal.span,
        help: help)
      return nil
    }
    switch literal.kind {
    case .bool: return (.bool(text == "true"), .bool)
    case .string: return (.string(text), .string)
    case .long:
      guard let number = text.withUTF8({ NumberText.parseLong($0) }) else {
        return wrong(
          .long, "a long lies between \(Int64.min) and \(Int64.max); use real(...) beyond")
      }
      return (.long(number), .long)
    case .real:
      guard let number = text.withUTF8({ NumberText.parseReal($0) }) else { return wrong(.real) }
      return (.real(number), .real)
    case .timespan:
      guard let ticks = text.withUTF8({ TimespanText.parse($0) }) else {
        return wrong(.timespan, "write it as 1d, 2h, 30m, 10s or time(1.02:03:04)")
      }
      return (.timespan(ticks), .timespan)
    case .typed(let type):
      if text.isEmpty || text == "null" {
        return type == .string ? (.string(""), .string) : (.null, type)
      }
      guard let value = LiteralText.parse(text, as: type) else {
        let help =
          switch type {
          case .datetime: "write it as datetime(2025-05-31) or datetime(2025-05-31T14:30:00Z)"
          case .timespan: "write it as time(1.02:03:04) or 26h"
          case .guid: "write it as guid(74be27de-1e4e-49d9-b579-fe0b331d3642)"
          default: ""
          }
        return wrong(type, help)
      }
      return (value, type)
    }
  }

  /// The value of a `dynamic(...)` literal; nil where a part of it is none of its type.
  func value(of node: DynamicNode) -> DynamicValue? {
    switch node {
    case .null: return .null
    case .scalar(let literal):
      guard let (value, _) = value(of: literal) else { return nil }
      return DynamicValue(value) ?? .null
    case .negative(let literal):
      var literal = literal
      if literal.kind == .long { literal.text = "-" + literal.text }
      switch value(of: literal)?.0 {
      case .long(let number) where literal.kind == .long: return .long(number)
      case .long(let number): return .long(0 &- number)
      case .real(let number): return .real(-number)
      case .timespan(let ticks): return .timespan(0 &- ticks)
      default: return nil
      }
    case .array(let items):
      var values: [DynamicValue] = []
      for item in items {
        guard let value = value(of: item) else { return nil }
        values.append(value)
      }
      return .array(values)
    case .object(let members):
      var object = DynamicObject()
      for member in members {
        guard let value = value(of: member.value) else { return nil }
        object[member.key] = value
      }
      return .object(object)
    }
  }
}
