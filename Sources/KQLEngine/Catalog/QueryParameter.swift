import KQLSyntax

/// The value of a parameter that a query declares, handed over beside its text.
///
/// ```swift
/// let table = try catalog.query(
///   "declare query_parameters(least:long); units | where capacity >= least",
///   parameters: ["least": .long(3)])
/// ```
///
/// Nothing is put into the text: a value is a constant of the plan, whatever it holds.
public enum QueryParameter: Sendable, Hashable {
  /// A value; a number may be of a narrower type than is declared.
  case value(Value)
  /// A text that is read as the declared type, as from a command line. For a `string` it is the value.
  case text(String)

  /// The value as the declared type; nil where it is none.
  func value(of type: DataType) -> Value? {
    switch self {
    case .text(let text): return QueryParameter.read(text, as: type)
    case .value(let value):
      switch (value, type) {
      case (.null, .string): return .string("")
      case (.null, _): return .null
      case (.dynamic(let inner), _) where type != .dynamic:
        return inner.isNull ? (type == .string ? .string("") : .null) : nil
      case (_, .dynamic): return DynamicValue(value).map(Value.dynamic)
      case (.long(let number), .int): return Int32(exactly: number).map(Value.int)
      default:
        if value.type == type { return value }
        guard let own = value.type, FunctionResolution.widenings(of: own).contains(type) else {
          return nil
        }
        return value.widened(to: type)
      }
    }
  }

  private static func read(_ text: String, as type: DataType) -> Value? {
    if type == .string { return .string(text) }
    let trimmed = text.trimmingSpace
    if trimmed == "null" { return .null }
    return LiteralText.parse(trimmed, as: type)
  }

  /// The value for a message.
  var description: String {
    switch self {
    case .text(let text): return MessageText.quoted(text)
    case .value(let value):
      let type = value.type.map { " of type '\($0.rawValue)'" } ?? ""
      return MessageText.quoted(ValueText.string(value)) + type
    }
  }

  /// How a value of a type is written.
  static func help(_ type: DataType) -> String {
    switch type {
    case .bool: "true or false"
    case .int, .long: "a whole number"
    case .real, .decimal: "a number"
    case .datetime: "a date such as 2025-05-31 or 2025-05-31T14:30:00Z"
    case .timespan: "a length of time such as 1d, 90m or 1.02:03:04"
    case .guid: "a guid such as 74be27de-1e4e-49d9-b579-fe0b331d3642"
    case .dynamic: "JSON"
    case .string: ""
    }
  }
}

extension String {
  /// The text without spaces and tabs at its ends.
  var trimmingSpace: String {
    var text = self[...]
    while let first = text.unicodeScalars.first, first == " " || first == "\t" {
      text.unicodeScalars.removeFirst()
    }
    while let last = text.unicodeScalars.last, last == " " || last == "\t" {
      text.unicodeScalars.removeLast()
    }
    return String(text)
  }
}

/// The text of a typed literal, `datetime(...)` for instance.
enum LiteralText {
  /// The value; nil where the text is none of the type.
  static func parse(_ text: String, as type: DataType) -> Value? {
    var text = text
    switch type {
    case .bool:
      switch text.lowercased() {
      case "true", "1": return .bool(true)
      case "false", "0": return .bool(false)
      default: return nil
      }
    case .int:
      return text.withUTF8 { NumberText.parseLong($0) }.flatMap { Int32(exactly: $0) }
        .map(Value.int)
    case .long: return text.withUTF8 { NumberText.parseLong($0) }.map(Value.long)
    case .real: return text.withUTF8 { NumberText.parseReal($0) }.map(Value.real)
    case .decimal: return Decimal(text).map(Value.decimal)
    case .string: return .string(text)
    case .datetime: return text.withUTF8 { DateTimeText.parse($0) }.map(Value.datetime)
    case .timespan: return text.withUTF8 { TimespanText.parse($0) }.map(Value.timespan)
    case .guid: return text.withUTF8 { GuidText.parse($0) }.map(Value.guid)
    case .dynamic: return text.withUTF8 { JSONText.parse($0) }.map(Value.dynamic)
    }
  }
}
