extension RegexParser {
  /// Reads what follows a backslash outside a class.
  mutating func parseEscape(from start: Int) throws(RegexError) -> RegexNode {
    guard let scalar = next else {
      throw error("regular expression ends with a backslash", at: start)
    }
    switch scalar {
    case 0x62:
      position += 1
      return .assertion(.wordBoundary)
    case 0x42:
      position += 1
      return .assertion(.noWordBoundary)
    case 0x41:
      position += 1
      return .assertion(.textStart)
    case 0x7A:
      position += 1
      return .assertion(.textEnd)
    default: break
    }
    if let item = try parseClassEscape(from: start) { return .set(RegexSet([item])) }
    return literal(try parseScalarEscape(from: start))
  }

  /// Reads `\d`, `\pL` and their like; nil, with nothing read, for an escaped scalar.
  private mutating func parseClassEscape(
    from start: Int
  ) throws(RegexError) -> RegexSet.Item? {
    guard let scalar = next else { return nil }
    let property: RegexProperty
    switch scalar | 0x20 {
    case 0x64: property = .digit
    case 0x77: property = .word
    case 0x73: property = .space
    case 0x70:
      position += 1
      return try parseProperty(isNegated: scalar == 0x50, from: start)
    default: return nil
    }
    position += 1
    return .property(property, isNegated: scalar & 0x20 == 0)
  }

  private mutating func parseProperty(
    isNegated: Bool, from start: Int
  ) throws(RegexError) -> RegexSet.Item {
    var name = ""
    var negated = isNegated
    if take("{") {
      if take("^") { negated.toggle() }
      while let scalar = next, scalar != 0x7D {
        name += text(scalar)
        position += 1
      }
      guard take("}") else { throw error("missing '}' in regular expression", at: start) }
    } else if let scalar = next {
      name = text(scalar)
      position += 1
    }
    for prefix in ["Script=", "sc=", "General_Category=", "gc=", "Is"] where name.hasPrefix(prefix)
    {
      name.removeFirst(prefix.count)
    }
    guard let property = RegexProperty(named: name) else {
      throw error("unknown class '\\p{\(name)}' in regular expression", at: start)
    }
    return .property(property, isNegated: negated)
  }

  /// Reads an escaped scalar: `\n`, `\x41`, `\x{1F600}`, `\.`.
  private mutating func parseScalarEscape(from start: Int) throws(RegexError) -> UInt32 {
    guard let scalar = next else {
      throw error("regular expression ends with a backslash", at: start)
    }
    position += 1
    switch scalar {
    case 0x61: return 0x07
    case 0x66: return 0x0C
    case 0x6E: return 0x0A
    case 0x72: return 0x0D
    case 0x74: return 0x09
    case 0x76: return 0x0B
    case 0x30: return 0x00
    case 0x78: return try parseHex(digits: 2, from: start)
    case 0x75: return try parseHex(digits: 4, from: start)
    case 0x31...0x39:
      throw error("back references are not supported in regular expressions", at: start)
    case 0x41...0x5A, 0x61...0x7A:
      throw error("unknown escape '\\\(text(scalar))' in regular expression", at: start)
    default: return scalar
    }
  }

  private mutating func parseHex(digits: Int, from start: Int) throws(RegexError) -> UInt32 {
    let isBraced = take("{")
    var value: UInt32 = 0
    var count = 0
    while let scalar = next, isBraced || count < digits {
      guard let digit = Self.hexValue(scalar), count < 8 else { break }
      value = value << 4 | digit
      count += 1
      position += 1
    }
    let isComplete = isBraced ? take("}") && count > 0 : count == digits
    guard isComplete, Unicode.Scalar(value) != nil else {
      throw error("bad hexadecimal escape in regular expression", at: start)
    }
    return value
  }

  private static func hexValue(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x30...0x39: scalar - 0x30
    case 0x41...0x46: scalar - 0x37
    case 0x61...0x66: scalar - 0x57
    default: nil
    }
  }

  /// Reads a class behind its opening bracket.
  mutating func parseClass(from start: Int) throws(RegexError) -> RegexSet {
    let isNegated = take("^")
    var items: [RegexSet.Item] = []
    var isFirst = true
    while true {
      guard let scalar = next else {
        throw error("missing ']' in regular expression", at: start)
      }
      if scalar == 0x5D && !isFirst {
        position += 1
        break
      }
      isFirst = false
      if take("&&") {
        throw error("set operations in a class are not supported", at: position - 2)
      }
      if take("[:") {
        items.append(contentsOf: try parsePosix())
        continue
      }
      guard let first = try parseClassScalar(into: &items) else { continue }
      guard next == 0x2D, position + 1 < pattern.count, pattern[position + 1] != 0x5D else {
        items.append(.range(first, first))
        continue
      }
      let place = position
      position += 1
      guard let last = try parseClassScalar(into: &items), last >= first else {
        throw error("bad range in a class of a regular expression", at: place)
      }
      items.append(.range(first, last))
    }
    return RegexSet(items, isNegated: isNegated, ignoresCase: flags.ignoresCase)
  }

  /// Reads one scalar of a class; nil where a class such as `\d` stood there instead.
  private mutating func parseClassScalar(
    into items: inout [RegexSet.Item]
  ) throws(RegexError) -> UInt32? {
    let start = position
    guard let scalar = next else {
      throw error("missing ']' in regular expression", at: start)
    }
    position += 1
    guard scalar == 0x5C else { return scalar }
    if let item = try parseClassEscape(from: start) {
      items.append(item)
      return nil
    }
    if take("b") { return 0x08 }
    return try parseScalarEscape(from: start)
  }

  /// Reads `alpha:]` or `^alpha:]`; these classes are ASCII only.
  private mutating func parsePosix() throws(RegexError) -> [RegexSet.Item] {
    let start = position - 2
    let isNegated = take("^")
    var name = ""
    while let scalar = next, scalar &- 0x61 < 26 {
      name += text(scalar)
      position += 1
    }
    guard take(":]"), let ranges = Self.posixRanges[name] else {
      throw error("unknown class '[:\(name):]' in regular expression", at: start)
    }
    guard isNegated else { return ranges.map { .range($0.lowerBound, $0.upperBound) } }
    var items: [RegexSet.Item] = []
    var from: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > from { items.append(.range(from, range.lowerBound - 1)) }
      from = range.upperBound + 1
    }
    items.append(.range(from, 0x10FFFF))
    return items
  }

  private static let posixRanges: [String: [ClosedRange<UInt32>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A],
    "alpha": [0x41...0x5A, 0x61...0x7A],
    "ascii": [0x00...0x7F],
    "blank": [0x09...0x09, 0x20...0x20],
    "cntrl": [0x00...0x1F, 0x7F...0x7F],
    "digit": [0x30...0x39],
    "graph": [0x21...0x7E],
    "lower": [0x61...0x7A],
    "print": [0x20...0x7E],
    "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
    "space": [0x09...0x0D, 0x20...0x20],
    "upper": [0x41...0x5A],
    "word": [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A],
    "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]
}
