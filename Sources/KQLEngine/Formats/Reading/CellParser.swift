import KQLSyntax

/// Reads the cells of a file as values of the language's types.
///
/// There are two sets of forms. The *strict* ones are those that inference accepts: what is read is
/// written back the same. The others are accepted as well where the schema declares the type.
struct CellParser: Sendable {
  let parseDate: (@Sendable (TextBytes) -> Int64?)?
  let parseNumber: (@Sendable (TextBytes) -> Value?)?

  init(_ options: ReadOptions) {
    parseDate = options.parseDate
    parseNumber = options.parseNumber
  }

  // MARK: Whole numbers

  /// Reads `42` and `-7`: at most 18 digits, no leading zero, no plus.
  @inline(__always)
  static func strictLong(_ text: TextBytes) -> Int64? {
    let count = text.count
    var i = 0
    if count > 0 && text[0] == 0x2D { i = 1 }
    let digits = count &- i
    guard digits > 0, digits <= 18, digits == 1 || text[i] != 0x30 else { return nil }
    var value: Int64 = 0
    while i < count {
      let digit = text[i] &- 0x30
      if digit > 9 { return nil }
      value = value &* 10 &+ Int64(digit)
      i &+= 1
    }
    return text[0] == 0x2D ? 0 &- value : value
  }

  /// Reads any whole number that fits, also `+42` and `007`, or what the number hook knows.
  @inline(__always)
  func long(_ text: TextBytes) -> Int64? {
    CellParser.strictLong(text) ?? looseLong(text)
  }

  @inline(never)
  private func looseLong(_ text: TextBytes) -> Int64? {
    // Hexadecimal would pass, too; a measured value is never meant by it.
    if !text.contains(where: { $0 | 0x20 == 0x78 }), let value = NumberText.parseLong(text) {
      return value
    }
    switch parseNumber?(text) {
    case .int(let value): return Int64(value)
    case .long(let value): return value
    case .real(let value): return Int64(exactly: value)
    default: return nil
    }
  }

  // MARK: Reals

  /// Reads `1.5`, `-.5`, `1E+20`, `42`, `NaN`, `inf`: no leading zeros before digits, no plus.
  @inline(__always)
  static func strictReal(_ text: TextBytes) -> Double? {
    let count = text.count
    var i = 0
    if count > 0 && text[0] == 0x2D { i = 1 }
    var mantissa: UInt64 = 0
    let first = i
    while i < count, case let digit = text[i] &- 0x30, digit <= 9 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      i &+= 1
    }
    let whole = i &- first
    if whole > 1 && text[first] == 0x30 { return nil }
    var places = 0
    if i < count && text[i] == 0x2E {
      i &+= 1
      let begin = i
      while i < count, case let digit = text[i] &- 0x30, digit <= 9 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        i &+= 1
      }
      places = i &- begin
      if places == 0 { return nil }
    }
    let digits = whole &+ places
    if i == count && digits > 0 && digits <= 18 && mantissa <= 1 << 53 {
      // Both are exact, so the quotient is the nearest number to the text.
      let value =
        places == 0
        ? Double(mantissa) : Double(mantissa) / powersOfTen.withUnsafeBufferPointer { $0[places] }
      return first == 1 ? -value : value
    }
    return slowReal(text, end: i, whole: whole, places: places)
  }

  @inline(never)
  private static func slowReal(_ text: TextBytes, end: Int, whole: Int, places: Int) -> Double? {
    if whole &+ places == 0 {
      return names.contains(where: { TextOperations.equal($0.bytes, text) })
        ? NumberText.parseReal(text) : nil
    }
    // Digits alone that no long holds are a number's name rather than a measure.
    if end == text.count && places == 0 && whole > 18 { return nil }
    if end < text.count && text[end] | 0x20 != 0x65 { return nil }
    guard let value = NumberText.parseReal(text), value.isFinite else { return nil }
    return value
  }

  /// Reads any real, also `+1.5`, `00.5` and `5.`, or what the number hook knows.
  @inline(__always)
  func real(_ text: TextBytes) -> Double? { CellParser.strictReal(text) ?? looseReal(text) }

  @inline(never)
  private func looseReal(_ text: TextBytes) -> Double? {
    NumberText.parseReal(text) ?? parseNumber?(text)?.double
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18,
  ]

  private static let names: [StaticText] = ["NaN", "inf", "-inf", "Infinity", "-Infinity"]

  // MARK: Times

  /// Reads `2024-03-20`, `2024-03-20T12:30`, `2024-03-20 12:30:05.25Z` and the like.
  @inline(__always)
  static func strictDate(_ text: TextBytes) -> Int64? {
    guard text.count >= 10, text[4] == 0x2D, text[7] == 0x2D else { return nil }
    let high = two(text, 0)
    let low = two(text, 2)
    let month = two(text, 5)
    let day = two(text, 8)
    guard high >= 0, low >= 0, month > 0, day > 0 else { return nil }
    guard text.count == 10 else { return moment(text) }
    return CivilDate(year: high &* 100 &+ low, month: month, day: day).map(\.ticks)
  }

  @inline(__always)
  private static func two(_ text: TextBytes, _ at: Int) -> Int {
    let tens = text[at] &- 0x30
    let ones = text[at &+ 1] &- 0x30
    return tens <= 9 && ones <= 9 ? Int(tens) &* 10 &+ Int(ones) : -1
  }

  @inline(never)
  private static func moment(_ text: TextBytes) -> Int64? {
    guard text[10] == 0x54 || text[10] == 0x20, text.count >= 16, text[13] == 0x3A else {
      return nil
    }
    return DateTimeText.parse(text)
  }

  /// Reads any moment that the date hook or `todatetime()` knows.
  @inline(__always)
  func date(_ text: TextBytes) -> Int64? {
    if let ticks = DayText.ticks(text) { return ticks }
    if CellParser.isModern(text), let ticks = CellParser.strictDate(text) { return ticks }
    if let parseDate, let ticks = parseDate(text) { return ticks }
    return CellParser.strictDate(text) ?? DateTimeText.parse(text)
  }

  /// Reads a date in the forms that inference accepts, or one that the date hook knows.
  @inline(__always)
  func inferredDate(_ text: TextBytes) -> Int64? {
    if let ticks = DayText.ticks(text) { return ticks }
    if CellParser.isModern(text), let ticks = CellParser.strictDate(text) { return ticks }
    if let parseDate, let ticks = parseDate(text) { return ticks }
    return CellParser.strictDate(text)
  }

  /// Whether a text begins with a year from 1700 to 9999, which no hook is asked about: in the
  /// calendars that a hook knows, such years lie centuries ahead.
  @inline(__always)
  private static func isModern(_ text: TextBytes) -> Bool {
    guard text.count >= 10, text[4] == 0x2D else { return false }
    return text[0] > 0x31 || (text[0] == 0x31 && text[1] >= 0x37)
  }

  /// Reads `1.02:03:04` and `02:03:04.5`: the form that intervals are written in.
  static func strictTimespan(_ text: TextBytes) -> Int64? {
    guard text.count >= 8, text.count <= 26 else { return nil }
    var colons = 0
    for byte in text {
      switch byte {
      case 0x3A: colons += 1
      case 0x30...0x39, 0x2E, 0x2D: break
      default: return nil
      }
    }
    return colons == 2 ? TimespanText.parse(text) : nil
  }

  // MARK: Truth

  /// Reads `true`, `False`, `TRUE` ...
  @inline(__always)
  static func strictBool(_ text: TextBytes) -> Bool? {
    if text.count == 4 {
      return text[0] | 0x20 == 0x74 && text[1] | 0x20 == 0x72 && text[2] | 0x20 == 0x75
        && text[3] | 0x20 == 0x65 ? true : nil
    }
    guard text.count == 5 else { return nil }
    return text[0] | 0x20 == 0x66 && text[1] | 0x20 == 0x61 && text[2] | 0x20 == 0x6C
      && text[3] | 0x20 == 0x73 && text[4] | 0x20 == 0x65 ? false : nil
  }

  /// Reads `true` and `false` in any case, `1` and `0`.
  @inline(__always)
  static func bool(_ text: TextBytes) -> Bool? {
    if text.count == 1 { return text[0] == 0x31 ? true : (text[0] == 0x30 ? false : nil) }
    return strictBool(text)
  }

  // MARK: Dynamic

  /// Reads a JSON array or bag.
  static func strictDynamic(_ text: TextBytes) -> DynamicValue? {
    guard let first = text.first, first == 0x5B || first == 0x7B else { return nil }
    return JSONText.parse(text)
  }

  /// Reads any JSON; what is none is a JSON string, as `todynamic()` has it, unless it begins like
  /// an array, a bag or a string.
  static func dynamic(_ text: TextBytes) -> DynamicValue? {
    if let value = JSONText.parse(text) { return value }
    guard let first = text.first, first != 0x5B, first != 0x7B, first != 0x22 else { return nil }
    return .string(String(decoding: text, as: UTF8.self))
  }

  // MARK: Inference

  /// Finds the narrowest type whose strict form a text has.
  ///
  /// - Parameter text: A cell without spaces around it; not empty.
  /// - Returns: The type; `string` where the text has the form of none.
  func infer(_ text: TextBytes) -> DataType {
    if CellParser.strictLong(text) != nil { return .long }
    if CellParser.strictReal(text) != nil { return .real }
    if CellParser.strictBool(text) != nil { return .bool }
    if inferredDate(text) != nil { return .datetime }
    if CellParser.strictTimespan(text) != nil { return .timespan }
    if CellParser.strictDynamic(text) != nil { return .dynamic }
    switch parseNumber?(text) {
    case .int, .long: return .long
    case .real: return .real
    default: return .string
    }
  }

  /// Whether a cell has a form that inference accepts for a type.
  func fits(_ text: TextBytes, _ type: DataType) -> Bool {
    switch type {
    case .long: inferredLong(text) != nil
    case .real: inferredReal(text) != nil
    case .bool: CellParser.strictBool(text) != nil
    case .datetime: inferredDate(text) != nil
    case .timespan: CellParser.strictTimespan(text) != nil
    case .dynamic: CellParser.strictDynamic(text) != nil
    case .string: true
    case .int, .decimal, .guid: false
    }
  }

  /// Reads a long in the forms that inference accepts, or one that the number hook knows.
  @inline(__always)
  func inferredLong(_ text: TextBytes) -> Int64? {
    if let value = CellParser.strictLong(text) { return value }
    guard let parseNumber else { return nil }
    switch parseNumber(text) {
    case .int(let value): return Int64(value)
    case .long(let value): return value
    default: return nil
    }
  }

  /// Reads a real in the forms that inference accepts, or one that the number hook knows.
  @inline(__always)
  func inferredReal(_ text: TextBytes) -> Double? {
    if let value = CellParser.strictReal(text) { return value }
    guard let parseNumber else { return nil }
    return parseNumber(text)?.double
  }

  /// The type that holds the cells of both; `string` where no other does.
  static func join(_ a: DataType, _ b: DataType) -> DataType {
    if a == b { return a }
    let isNumber = (a == .long || a == .real) && (b == .long || b == .real)
    return isNumber ? .real : .string
  }
}

/// A word of the program, as bytes.
struct StaticText: ExpressibleByStringLiteral, Sendable {
  private let text: StaticString

  init(stringLiteral text: StaticString) { self.text = text }

  /// The word's bytes.
  var bytes: TextBytes {
    // SAFETY: a static string's bytes live as long as the program.
    TextBytes(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }
}
