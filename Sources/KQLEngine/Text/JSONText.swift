import KQLSyntax

/// JSON text, read into dynamic values and written from them.
public enum JSONText {
  /// How deep arrays and bags may nest; deeper text is no JSON to us.
  static let depthLimit = 256

  /// Reads strict JSON.
  ///
  /// Whole numbers that fit are `long`, all others `real`. Of two members with one name the later
  /// stays.
  ///
  /// - Parameter text: UTF-8; white space around the value is fine.
  /// - Returns: The value, or nil where the text is no JSON, is empty, or nests deeper than
  ///   256 levels.
  /// - Complexity: O(bytes).
  public static func parse(_ text: TextBytes) -> DynamicValue? {
    var reader = JSONReader(text)
    return reader.readDocument()
  }

  /// Reads strict JSON out of a string.
  public static func parse(_ text: String) -> DynamicValue? {
    var copy = text
    return copy.withUTF8 { parse($0) }
  }

  /// The compact JSON text of a value: no spaces, reals with a point, times as text.
  public static func format(_ value: DynamicValue) -> String {
    var output: [UInt8] = []
    append(value, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the compact JSON text of a value, as UTF-8.
  ///
  /// NaN and the infinities, which JSON cannot hold, become the strings `"NaN"`, `"Infinity"` and
  /// `"-Infinity"`; dates, times and identifiers become strings.
  static func append(_ value: DynamicValue, to output: inout [UInt8]) {
    switch value {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .long(let number): append(number, to: &output)
    case .real(let number): append(number, to: &output)
    case .string(let text): appendQuoted(text.utf8, to: &output)
    case .datetime(let ticks): appendQuoted(DateTimeText.format(ticks).utf8, to: &output)
    case .timespan(let ticks): appendQuoted(TimespanText.format(ticks).utf8, to: &output)
    case .guid(let bits): appendQuoted(GuidText.format(bits).utf8, to: &output)
    case .array(let items):
      output.append(0x5B)
      var isFirst = true
      for item in items {
        if !isFirst { output.append(0x2C) }
        isFirst = false
        append(item, to: &output)
      }
      output.append(0x5D)
    case .object(let members):
      output.append(0x7B)
      for position in members.keys.indices {
        if position > 0 { output.append(0x2C) }
        appendQuoted(members.keys[position].utf8, to: &output)
        output.append(0x3A)
        append(members.values[position], to: &output)
      }
      output.append(0x7D)
    }
  }

  private static func append(_ number: Int64, to output: inout [UInt8]) {
    var rest = number.magnitude
    if number < 0 { output.append(0x2D) }
    let start = output.count
    repeat {
      output.append(UInt8(truncatingIfNeeded: rest % 10) + 0x30)
      rest /= 10
    } while rest > 0
    output[start...].reverse()
  }

  private static func append(_ number: Double, to output: inout [UInt8]) {
    if number.isFinite {
      output.append(contentsOf: NumberText.format(number).utf8)
    } else {
      let name = number.isNaN ? "\"NaN\"" : (number > 0 ? "\"Infinity\"" : "\"-Infinity\"")
      output.append(contentsOf: name.utf8)
    }
  }

  /// Appends text in double quotes, with what JSON forbids in there escaped.
  static func appendQuoted(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
    output.append(0x22)
    for byte in text {
      switch byte {
      case 0x22, 0x5C:
        output.append(0x5C)
        output.append(byte)
      case 0x20...: output.append(byte)
      case 0x08: output.append(contentsOf: [0x5C, 0x62])
      case 0x09: output.append(contentsOf: [0x5C, 0x74])
      case 0x0A: output.append(contentsOf: [0x5C, 0x6E])
      case 0x0C: output.append(contentsOf: [0x5C, 0x66])
      case 0x0D: output.append(contentsOf: [0x5C, 0x72])
      default:
        output.append(contentsOf: "\\u00".utf8)
        output.append(hexDigit(byte >> 4))
        output.append(hexDigit(byte & 15))
      }
    }
    output.append(0x22)
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x57 + value
  }
}
