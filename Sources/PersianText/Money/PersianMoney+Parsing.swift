extension PersianMoney {
  /// Reads an amount of money, or gives `nil`.
  ///
  /// See ``parse(_:assuming:)`` for what is read and for an error that says what is wrong.
  ///
  /// - Parameters:
  ///   - text: The amount with its unit.
  ///   - unit: The unit of a text that names none; such a text gives `nil` unless told otherwise.
  /// - Returns: The amount, or `nil`.
  /// - Complexity: O(*n*).
  public static func parseRials(
    _ text: String, assuming unit: MoneyUnit? = nil
  ) -> MoneyAmount? {
    try? parse(text, assuming: unit)
  }

  /// Reads an amount of money.
  ///
  /// The number may be in digits of any set, in Persian words or both: «۱.۵ میلیارد ریال»،
  /// «دو هزار و پانصد میلیارد تومان»، «یک و نیم میلیون تومان». The unit, ریال، تومان or همت
  /// (a thousand milliard toman), comes last or first. In English, thousand, million, billion and
  /// trillion with rial, toman, IRR: "500 billion toman". The arithmetic is exact.
  ///
  /// - Parameters:
  ///   - text: The amount with its unit.
  ///   - unit: The unit of a text that names none; none unless told otherwise.
  /// - Returns: The amount in rials, with what was written.
  /// - Throws: ``MoneyParsingError``, each case as described there.
  /// - Complexity: O(*n*).
  public static func parse(
    _ text: String, assuming unit: MoneyUnit? = nil
  ) throws(MoneyParsingError) -> MoneyAmount {
    let scalars = trimmedScalars(text)
    if scalars.isEmpty { throw .empty }
    var reader = MoneyReader(text: text, scalars: scalars)
    for item in TextLexer.items(scalars, numbers: .real) { try reader.add(item) }
    return try reader.finish(assuming: unit)
  }
}

/// Reads one amount piece by piece.
private struct MoneyReader {
  let text: String
  let scalars: [UInt32]
  private var accumulator = NumberAccumulator()
  private var isNegative = false
  private var unit: MoneyUnit?
  private var unitSource = 0..<0
  /// Whether the number ended with a unit, after which nothing may follow.
  private var isComplete = false

  init(text: String, scalars: [UInt32]) {
    self.text = text
    self.scalars = scalars
  }

  mutating func add(_ item: TextItem) throws(MoneyParsingError) {
    switch item {
    case .literal(let literal, _):
      guard !isComplete else { throw .malformed(text) }
      if literal.integer.count > 26 { throw .outOfRange(text) }
      guard accumulator.add(literal) else { throw .malformed(text) }
    case .run(let run, let positions):
      guard let segments = Self.segmenter.segments(run) else { throw .malformed(text) }
      for (token, range) in segments {
        guard let first = positions.dropFirst(range.lowerBound).first,
          let last = positions.dropFirst(range.upperBound - 1).first
        else { throw .malformed(text) }
        try add(token, source: first..<last + 1)
      }
    case .latin(let word, let source):
      guard let token = Self.english[word] else { throw .malformed(text) }
      try add(token, source: source)
    case .symbol(let scalar):
      switch scalar {
      case 0x2D, 0x2212: try add(.negative, source: 0..<0)
      case 0x2B where accumulator.isEmpty: break
      default: throw .malformed(text)
      }
    }
  }

  private mutating func add(
    _ token: WordToken, source: Range<Int>
  ) throws(MoneyParsingError) {
    switch token {
    case .rial: try setUnit(.rial, source: source)
    case .toman: try setUnit(.toman, source: source)
    case .hemat:
      guard !isComplete, unit == nil else { throw .repeatedUnit(text) }
      guard accumulator.multiply(power: 4) else { throw .outOfRange(text) }
      try setUnit(.toman, source: source)
    case .negative:
      guard accumulator.isEmpty, !isNegative else { throw .malformed(text) }
      isNegative = true
    default:
      guard !isComplete, accumulator.add(token) else { throw .malformed(text) }
    }
  }

  private mutating func setUnit(
    _ new: MoneyUnit, source: Range<Int>
  ) throws(MoneyParsingError) {
    guard unit == nil else { throw .repeatedUnit(text) }
    unit = new
    unitSource = source
    isComplete = !accumulator.isEmpty
  }

  func finish(assuming assumed: MoneyUnit?) throws(MoneyParsingError) -> MoneyAmount {
    guard let (value, scale) = accumulator.result() else { throw .malformed(text) }
    guard let unit = unit ?? assumed else { throw .missingUnit(text) }
    let factor = UInt128(unit.rials)
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    if overflow { throw .outOfRange(text) }
    guard product % NumberAccumulator.one == 0 else { throw .notWholeRials(text) }
    let whole = product / NumberAccumulator.one
    let rials: Int64
    if isNegative, whole == UInt128(Int64.min.magnitude) {
      rials = .min
    } else {
      guard let positive = Int64(exactly: whole) else { throw .outOfRange(text) }
      rials = isNegative ? 0 - positive : positive
    }
    let (steps, tooLarge) = scale.multipliedReportingOverflow(by: factor)
    let precision = tooLarge ? UInt128(Int64.max) : steps / NumberAccumulator.one
    return MoneyAmount(
      rials: rials, amount: amountText(), unit: unit, unitText: makeString(scalars[unitSource]),
      precision: Int64(exactly: max(precision, 1)) ?? .max)
  }

  /// The text without the unit and without spaces or joiners at its edges.
  private func amountText() -> String {
    let before = scalars[..<unitSource.lowerBound]
    let after = scalars[unitSource.upperBound...]
    var rest = Array(before.allSatisfy(isEdge) ? after : before)
    while let last = rest.last, isEdge(last) { rest.removeLast() }
    return makeString(rest.drop(while: isEdge))
  }

  private func isEdge(_ scalar: UInt32) -> Bool { isBlank(scalar) || scalar == 0x200C }

  private static let segmenter = WordSegmenter(
    NumberVocabulary.cardinals + [
      ("ریال", .rial), ("ریالی", .rial), ("تومان", .toman), ("تومن", .toman),
      ("تومانی", .toman), ("همت", .hemat),
    ])

  private static let english: [String: WordToken] = [
    "rial": .rial, "rials": .rial, "irr": .rial, "riyal": .rial, "toman": .toman,
    "tomans": .toman, "irt": .toman, "tuman": .toman, "hemat": .hemat, "hemmat": .hemat,
    "thousand": .scale(1), "million": .scale(2), "mn": .scale(2), "billion": .scale(3),
    "bn": .scale(3), "milliard": .scale(3), "trillion": .scale(4), "tn": .scale(4), "and": .and,
    "minus": .negative,
  ]
}
