import KQLSyntax

/// Takes a dynamic value as one of the language's own types.
///
/// Nil where the value is null, an array or a bag, or does not read as the type.
enum DynamicConversion {
  /// The whole number; a real is cut toward zero, a truth value is 0 or 1, text is read.
  static func long(_ tree: DynamicValue) -> Int64? {
    switch tree {
    case .long(let value): value
    case .real(let value): NumberConversion.long(value)
    case .bool(let value): value ? 1 : 0
    case .string(let text): withBytes(text, NumberText.parseLong)
    case .datetime(let ticks), .timespan(let ticks): ticks
    case .null, .guid, .array, .object: nil
    }
  }

  /// The number.
  static func real(_ tree: DynamicValue) -> Double? {
    switch tree {
    case .long(let value): Double(value)
    case .real(let value): value
    case .bool(let value): value ? 1 : 0
    case .string(let text): withBytes(text, NumberText.parseReal)
    case .datetime(let ticks), .timespan(let ticks): Double(ticks)
    case .null, .guid, .array, .object: nil
    }
  }

  /// The decimal number.
  static func decimal(_ tree: DynamicValue) -> Decimal? {
    switch tree {
    case .long(let value): Decimal(value)
    case .real(let value): Decimal(value)
    case .bool(let value): Decimal(value ? 1 : 0)
    case .string(let text): withBytes(text, NumberText.parseDecimal)
    case .datetime(let ticks), .timespan(let ticks): Decimal(ticks)
    case .null, .guid, .array, .object: nil
    }
  }

  /// The truth value; a number is true unless it is 0.
  static func truth(_ tree: DynamicValue) -> Bool? {
    switch tree {
    case .bool(let value): value
    case .long(let value): value != 0
    case .real(let value): value != 0
    case .string(let text): withBytes(text, NumberConversion.truth)
    case .null, .guid, .array, .object, .datetime, .timespan: nil
    }
  }

  /// The ticks of a moment; text is read.
  static func moment(_ tree: DynamicValue) -> Int64? {
    switch tree {
    case .datetime(let ticks): ticks
    case .string(let text): withBytes(text, DateTimeText.parse)
    default: nil
    }
  }

  /// The ticks of a span; text is read.
  static func span(_ tree: DynamicValue) -> Int64? {
    switch tree {
    case .timespan(let ticks): ticks
    case .string(let text): withBytes(text, TimespanText.parse)
    default: nil
    }
  }

  /// The guid; text is read.
  static func guid(_ tree: DynamicValue) -> UInt128? {
    switch tree {
    case .guid(let bits): bits
    case .string(let text): withBytes(text, GuidText.parse)
    default: nil
    }
  }

  /// The text: a string without its quotes, anything else as JSON, nothing for null.
  static func text(_ tree: DynamicValue) -> String {
    switch tree {
    case .null: ""
    case .string(let text): text
    case .datetime(let ticks): DateTimeText.format(ticks)
    case .timespan(let ticks): TimespanText.format(ticks)
    case .guid(let bits): GuidText.format(bits)
    default: JSONText.format(tree)
    }
  }

  /// The name that `gettype` gives.
  static func typeName(_ tree: DynamicValue) -> String {
    switch tree {
    case .null: "null"
    case .bool: "bool"
    case .long: "long"
    case .real: "double"
    case .string: "string"
    case .datetime: "datetime"
    case .timespan: "timespan"
    case .guid: "guid"
    case .array: "array"
    case .object: "dictionary"
    }
  }

  private static func withBytes<Result>(
    _ text: String, _ body: (TextBytes) -> Result?
  ) -> Result? {
    var copy = text
    return copy.withUTF8 { body($0) }
  }
}
