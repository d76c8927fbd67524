/// One step of a compiled pattern.
enum RegexInstruction: Sendable {
  /// Steps over this scalar.
  case scalar(UInt32)
  /// Steps over a scalar of the set with this number.
  case set(Int32)
  /// Steps over any scalar.
  case any
  /// Steps over any scalar but a line feed.
  case anyButNewline
  /// Goes on at the first place and, where that fails, at the second.
  case split(Int32, Int32)
  /// Goes on elsewhere.
  case jump(Int32)
  /// Remembers the position in a slot.
  case save(Int32)
  /// Goes on where the assertion holds.
  case assertion(RegexAssertion)
  /// The pattern has matched.
  case match
}

/// A pattern made ready to run: instructions, and what lets a search skip most positions.
struct RegexProgram: Sendable {
  fileprivate(set) var instructions: [RegexInstruction] = []
  fileprivate(set) var sets: [RegexSet] = []
  /// Which ASCII scalars are in each set: two words a set.
  fileprivate(set) var setBits: [UInt64] = []
  /// For each instruction the number of its bit among those that must not run twice at one
  /// position, or -1.
  fileprivate(set) var marks: [Int32] = []
  /// How many instructions have such a bit.
  fileprivate(set) var markCount = 0
  /// Groups that capture, the whole match included.
  let groupCount: Int
  /// The names of the groups; nil for those without.
  let groupNames: [String?]
  /// The bytes that every match begins with; empty where they vary.
  fileprivate(set) var prefix: [UInt8] = []
  /// Whether every match is exactly ``prefix``.
  fileprivate(set) var isLiteral = false
  /// Whether a match can only begin where the text does.
  fileprivate(set) var isAnchored = false
  /// The bytes that a match can begin with, 256 flags; nil where it may be empty.
  fileprivate(set) var firstBytes: [Bool]?

  /// Compiles a pattern.
  ///
  /// - Throws: What is wrong with the pattern, or that it is too large.
  init(_ pattern: String) throws(RegexError) {
    var parser = try RegexParser(pattern)
    let tree = try parser.parse()
    groupNames = parser.groupNames
    groupCount = parser.groupNames.count
    var compiler = RegexCompiler()
    try compiler.compile(tree)
    compiler.append(.match)
    guard compiler.instructions.count <= RegexLimits.instructions else {
      throw RegexCompiler.tooLarge
    }
    instructions = compiler.instructions
    sets = compiler.sets
    setBits = sets.flatMap { [$0.ascii.low, $0.ascii.high] }
    findMarks()
    findFirstBytes()
    let (literal, isWhole) = RegexProgram.literal(of: tree)
    prefix = literal
    isLiteral = isWhole && !literal.isEmpty && groupCount == 1
    if case .assertion(.textStart)? = RegexProgram.first(of: tree) { isAnchored = true }
  }

  /// Every split and every target of a jump gets a bit: what lies between runs straight on.
  private mutating func findMarks() {
    var isMarked = [Bool](repeating: false, count: instructions.count)
    for (index, instruction) in instructions.enumerated() {
      switch instruction {
      case .split: isMarked[index] = true
      case .jump(let target): isMarked[Int(target)] = true
      default: break
      }
    }
    for flag in isMarked {
      marks.append(flag ? Int32(markCount) : -1)
      if flag { markCount += 1 }
    }
  }

  private mutating func findFirstBytes() {
    var flags = [Bool](repeating: false, count: 256)
    var seen = [Bool](repeating: false, count: instructions.count)
    var pending = [0]
    while let index = pending.popLast() {
      if seen[index] { continue }
      seen[index] = true
      switch instructions[index] {
      case .scalar(let scalar):
        let bytes = Unicode.Scalar(scalar).flatMap { UTF8.encode($0) }
        if let byte = bytes?.first { flags[Int(byte)] = true }
        if scalar == 0xFFFD { for byte in 128..<256 { flags[byte] = true } }
      case .set(let number):
        let set = sets[Int(number)]
        for byte in 0..<128 where set.contains(UInt32(byte)) { flags[byte] = true }
        if set.mayHoldWide { for byte in 128..<256 { flags[byte] = true } }
      case .any, .anyButNewline: return
      case .split(let first, let second):
        pending.append(Int(first))
        pending.append(Int(second))
      case .jump(let target): pending.append(Int(target))
      case .save, .assertion: pending.append(index + 1)
      case .match: return
      }
    }
    firstBytes = flags
  }

  /// The node that every match has to pass first; nil where there is no single one.
  private static func first(of node: RegexNode) -> RegexNode? {
    switch node {
    case .sequence(let items): items.first.flatMap { first(of: $0) }
    case .capture(let inner, _): first(of: inner)
    case .alternatives, .empty, .repeated: nil
    default: node
    }
  }

  /// The bytes with which every match of a node begins, and whether they are all of it.
  private static func literal(of node: RegexNode) -> ([UInt8], Bool) {
    switch node {
    case .empty: return ([], true)
    case .scalar(let scalar):
      // U+FFFD also stands for bytes that are no UTF-8.
      guard scalar != 0xFFFD, let value = Unicode.Scalar(scalar),
        let bytes = UTF8.encode(value)
      else { return ([], false) }
      return (Array(bytes), true)
    case .capture(let inner, _): return literal(of: inner)
    case .sequence(let items):
      var result: [UInt8] = []
      for item in items {
        let (bytes, isWhole) = literal(of: item)
        result += bytes
        if !isWhole { return (result, false) }
      }
      return (result, true)
    case .repeated(let inner, let minimum, _, _) where minimum > 0:
      return (literal(of: inner).0, false)
    default: return ([], false)
    }
  }
}

/// Turns a tree into instructions.
private struct RegexCompiler {
  var instructions: [RegexInstruction] = []
  var sets: [RegexSet] = []
  private var steps = 0

  static let tooLarge = RegexError(
    message: "regular expression is too large: more than \(RegexLimits.instructions) steps",
    offset: 0)

  mutating func append(_ instruction: RegexInstruction) { instructions.append(instruction) }

  private var here: Int32 { Int32(instructions.count) }

  mutating func compile(_ node: RegexNode) throws(RegexError) {
    // Repetitions of nothing add no instruction, but must not take for ever either.
    steps += 1
    if max(steps / 4, instructions.count) > RegexLimits.instructions {
      throw RegexCompiler.tooLarge
    }
    switch node {
    case .empty: break
    case .scalar(let scalar): append(.scalar(scalar))
    case .set(let set):
      append(.set(Int32(sets.count)))
      sets.append(set)
    case .any(let newlines): append(newlines ? .any : .anyButNewline)
    case .assertion(let assertion): append(.assertion(assertion))
    case .capture(let inner, let number):
      append(.save(Int32(2 * number)))
      try compile(inner)
      append(.save(Int32(2 * number + 1)))
    case .sequence(let items):
      for item in items { try compile(item) }
    case .alternatives(let branches): try compileAlternatives(branches)
    case .repeated(let inner, let minimum, let maximum, let isGreedy):
      try compileRepetition(inner, minimum, maximum, isGreedy)
    }
  }

  /// Whether a node can match without stepping over anything.
  private static func canBeEmpty(_ node: RegexNode) -> Bool {
    switch node {
    case .empty, .assertion: true
    case .scalar, .set, .any: false
    case .capture(let inner, _): canBeEmpty(inner)
    case .sequence(let items): items.allSatisfy { canBeEmpty($0) }
    case .alternatives(let branches): branches.contains { canBeEmpty($0) }
    case .repeated(let inner, let minimum, _, _): minimum == 0 || canBeEmpty(inner)
    }
  }

  private mutating func compileAlternatives(_ branches: [RegexNode]) throws(RegexError) {
    var exits: [Int] = []
    for (index, branch) in branches.enumerated() {
      guard index + 1 < branches.count else {
        try compile(branch)
        break
      }
      let split = instructions.count
      append(.split(here + 1, 0))
      try compile(branch)
      exits.append(instructions.count)
      append(.jump(0))
      instructions[split] = .split(Int32(split) + 1, here)
    }
    for exit in exits { instructions[exit] = .jump(here) }
  }

  private mutating func compileRepetition(
    _ inner: RegexNode, _ minimum: Int, _ maximum: Int?, _ isGreedy: Bool
  ) throws(RegexError) {
    guard let maximum else {
      for _ in 0..<max(minimum - 1, 0) { try compile(inner) }
      let loop = here
      if minimum > 0 {
        try compile(inner)
        append(isGreedy ? .split(loop, here + 1) : .split(here + 1, loop))
        return
      }
      append(.jump(0))
      try compile(inner)
      let split = Int(loop)
      if RegexCompiler.canBeEmpty(inner) {
        // As an option around `+`, so that a group inside takes part even where it is empty.
        append(isGreedy ? .split(loop + 1, here + 1) : .split(here + 1, loop + 1))
      } else {
        append(.jump(loop))
      }
      instructions[split] = isGreedy ? .split(loop + 1, here) : .split(here, loop + 1)
      return
    }
    for _ in 0..<minimum { try compile(inner) }
    var exits: [Int] = []
    for _ in minimum..<max(maximum, minimum) {
      exits.append(instructions.count)
      append(.jump(0))
      try compile(inner)
    }
    for exit in exits {
      let body = Int32(exit) + 1
      instructions[exit] = isGreedy ? .split(body, here) : .split(here, body)
    }
  }
}
