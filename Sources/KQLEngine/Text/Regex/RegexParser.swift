/// Reads a pattern in the syntax of RE2 into a tree.
///
/// Look-around and back references are refused: they cannot be matched in linear time.
struct RegexParser {
  /// What `(?ims)` set.
  struct Flags {
    var ignoresCase = false
    var dotMatchesNewline = false
    var isMultiline = false
    var swapsGreed = false
    var isVerbose = false
  }

  private(set) var flags = Flags()
  let pattern: [UInt32]
  /// Where each scalar begins, in bytes.
  private let offsets: [Int]
  var position = 0
  /// The names of the groups that capture; the first stands for the whole match.
  private(set) var groupNames: [String?] = [nil]
  private var depth = 0

  /// Creates a reader of a pattern.
  init(_ pattern: String) throws(RegexError) {
    guard pattern.utf8.count <= RegexLimits.patternLength else {
      throw RegexError(
        message: "regular expression is longer than \(RegexLimits.patternLength) bytes", offset: 0)
    }
    var scalars: [UInt32] = []
    var starts: [Int] = []
    var offset = 0
    for scalar in pattern.unicodeScalars {
      scalars.append(scalar.value)
      starts.append(offset)
      offset += UTF8.width(scalar)
    }
    starts.append(offset)
    self.pattern = scalars
    offsets = starts
  }

  /// An error at a scalar of the pattern.
  func error(_ message: String, at place: Int? = nil) -> RegexError {
    let index = min(place ?? position, offsets.count - 1)
    return RegexError(message: message, offset: offsets[max(index, 0)])
  }

  /// The next scalar; nil at the end.
  var next: UInt32? { position < pattern.count ? pattern[position] : nil }

  /// Steps over a scalar if it comes next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == character.value else { return false }
    position += 1
    return true
  }

  /// Steps over a text if it comes next.
  mutating func take(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.map(\.value)
    guard pattern[position...].starts(with: scalars) else { return false }
    position += scalars.count
    return true
  }

  /// Reads the whole pattern.
  mutating func parse() throws(RegexError) -> RegexNode {
    let node = try parseAlternatives()
    if position < pattern.count { throw error("unmatched ')' in regular expression") }
    return node
  }

  private mutating func parseAlternatives() throws(RegexError) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    if depth > RegexLimits.depth {
      throw error("regular expression has groups nested deeper than \(RegexLimits.depth)")
    }
    var branches = [try parseSequence()]
    while take("|") { branches.append(try parseSequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func parseSequence() throws(RegexError) -> RegexNode {
    var items: [RegexNode] = []
    while true {
      skipVerbose()
      guard let scalar = next, scalar != 0x7C, scalar != 0x29 else { break }
      if take("\\Q") {
        let count = items.count
        while let quoted = next, !take("\\E") {
          position += 1
          items.append(literal(quoted))
        }
        if items.count > count, let last = items.popLast() {
          items.append(try parseRepetition(of: last))
        }
        continue
      }
      guard let atom = try parseAtom() else { continue }
      items.append(try parseRepetition(of: atom))
    }
    switch items.count {
    case 0: return .empty
    case 1: return items[0]
    default: return .sequence(items)
    }
  }

  private mutating func skipVerbose() {
    guard flags.isVerbose else { return }
    while let scalar = next {
      if scalar == 0x23 {
        while let inside = next, inside != 0x0A {
          _ = inside
          position += 1
        }
      } else if RegexProperty.space.contains(scalar) {
        position += 1
      } else {
        return
      }
    }
  }

  /// Reads one atom; nil for what stands for nothing, such as `(?i)`.
  private mutating func parseAtom() throws(RegexError) -> RegexNode? {
    let start = position
    guard let scalar = next else { return nil }
    position += 1
    switch scalar {
    case 0x2E: return .any(newlines: flags.dotMatchesNewline)
    case 0x5E: return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case 0x24: return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
    case 0x28: return try parseGroup(from: start)
    case 0x5B: return .set(try parseClass(from: start))
    case 0x5C: return try parseEscape(from: start)
    case 0x2A, 0x2B, 0x3F:
      throw error("nothing to repeat before '\(text(scalar))' in regular expression", at: start)
    default: return literal(scalar)
    }
  }

  func text(_ scalar: UInt32) -> String {
    String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}"))
  }

  /// The node of a scalar as it stands, in both cases where case is ignored.
  func literal(_ scalar: UInt32) -> RegexNode {
    guard flags.ignoresCase else { return .scalar(scalar) }
    let variants = RegexCase.variants(of: scalar)
    if variants.isEmpty { return .scalar(scalar) }
    return .set(RegexSet([.range(scalar, scalar)], ignoresCase: true))
  }

  private mutating func parseRepetition(of atom: RegexNode) throws(RegexError) -> RegexNode {
    skipVerbose()
    guard let (minimum, maximum) = try parseCounts() else { return atom }
    let isLazy = take("?")
    let node = RegexNode.repeated(
      atom, minimum: minimum, maximum: maximum, isGreedy: isLazy == flags.swapsGreed)
    let again = position
    if try parseCounts() != nil {
      throw error("nothing to repeat in regular expression: a repetition is repeated", at: again)
    }
    return node
  }

  private mutating func parseCounts() throws(RegexError) -> (Int, Int?)? {
    let start = position
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard take("{") else { return nil }
    // A brace that holds no counts is a brace.
    guard let minimum = parseNumber() else {
      position = start
      return nil
    }
    var maximum: Int? = minimum
    if take(",") { maximum = parseNumber() }
    guard take("}") else {
      position = start
      return nil
    }
    if max(minimum, maximum ?? 0) > RegexLimits.repetitions {
      throw error("repetition counts beyond \(RegexLimits.repetitions)", at: start)
    }
    if let maximum, maximum < minimum {
      throw error("repetition counts are in the wrong order", at: start)
    }
    return (minimum, maximum)
  }

  private mutating func parseNumber() -> Int? {
    var value: Int?
    while let scalar = next, scalar &- 0x30 < 10 {
      value = min((value ?? 0) * 10 + Int(scalar - 0x30), 1_000_000)
      position += 1
    }
    return value
  }

  private mutating func parseGroup(from start: Int) throws(RegexError) -> RegexNode? {
    let saved = flags
    guard take("?") else { return try parseCapture(named: nil, from: start) }
    if take("P<") || (next == 0x3C && !isLookBehind && take("<")) {
      return try parseCapture(named: try parseName(), from: start)
    }
    if next == 0x3D || next == 0x21 || next == 0x3C {
      throw error("look-around is not supported in regular expressions", at: start)
    }
    try parseFlags(from: start)
    if take(")") { return nil }
    guard take(":") else { throw error("unknown group in regular expression", at: start) }
    let node = try parseAlternatives()
    guard take(")") else { throw error("missing ')' in regular expression", at: start) }
    flags = saved
    return node
  }

  private var isLookBehind: Bool {
    position + 1 < pattern.count
      && (pattern[position + 1] == 0x3D || pattern[position + 1] == 0x21)
  }

  private mutating func parseCapture(
    named name: String?, from start: Int
  ) throws(RegexError) -> RegexNode {
    let saved = flags
    let number = groupNames.count
    if number > RegexLimits.captures {
      throw error("regular expression has more than \(RegexLimits.captures) groups", at: start)
    }
    groupNames.append(name)
    let node = try parseAlternatives()
    guard take(")") else { throw error("missing ')' in regular expression", at: start) }
    flags = saved
    return .capture(node, number)
  }

  private mutating func parseName() throws(RegexError) -> String {
    let start = position
    var name = ""
    while let scalar = next, scalar != 0x3E {
      guard RegexProperty.word.contains(scalar) else { break }
      name += text(scalar)
      position += 1
    }
    guard take(">"), !name.isEmpty else { throw error("bad name of a group", at: start) }
    return name
  }

  private mutating func parseFlags(from start: Int) throws(RegexError) {
    var isOn = true
    while let scalar = next, scalar != 0x29, scalar != 0x3A {
      position += 1
      switch scalar {
      case 0x69: flags.ignoresCase = isOn
      case 0x73: flags.dotMatchesNewline = isOn
      case 0x6D: flags.isMultiline = isOn
      case 0x55: flags.swapsGreed = isOn
      case 0x78: flags.isVerbose = isOn
      case 0x75: break
      case 0x2D where isOn: isOn = false
      default: throw error("unknown flag in regular expression", at: start)
      }
    }
    if next == nil { throw error("missing ')' in regular expression", at: start) }
  }
}
