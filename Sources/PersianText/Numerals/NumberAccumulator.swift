/// Adds up the words and digits of one number exactly.
///
/// Values are kept in units of 10^-12 in 128 bits, so that «۱.۵ میلیارد» is exact.
struct NumberAccumulator {
  /// One, as it is kept.
  static let one: UInt128 = 1_000_000_000_000

  private struct Part {
    var value: UInt128
    /// What is added after this part must be less.
    var unit: UInt128
    /// What one unit of the part's last word or digit is worth.
    var scale: UInt128
    var isLiteral = false
    var isHalf = false
  }

  private var parts: [Part] = []
  private var endsWithAnd = false
  /// The factor of the scale word just added, as long as nothing follows it.
  private var lastFactor: UInt128?

  /// Whether nothing has been added yet.
  var isEmpty: Bool { parts.isEmpty }

  /// Adds a number in digits.
  ///
  /// - Parameter literal: The number.
  /// - Returns: Whether it may stand here and fits.
  mutating func add(_ literal: NumberLiteral) -> Bool {
    var fraction = literal.fraction
    while fraction.count > 12, fraction.last == 0 { fraction.removeLast() }
    guard fraction.count <= 12 else { return false }
    var value: UInt128 = 0
    for digit in literal.integer + fraction {
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = product.addingReportingOverflow(UInt128(digit))
      if tooLarge || overflow { return false }
      value = sum
    }
    var scale = Self.one
    for _ in fraction { scale /= 10 }
    let (scaled, overflow) = value.multipliedReportingOverflow(by: scale)
    if overflow { return false }
    return append(Part(value: scaled, unit: scale, scale: scale, isLiteral: true))
  }

  /// Adds a number word below a thousand.
  ///
  /// - Parameter number: 0 to 19, a multiple of 10 below 100, or of 100 below 1000.
  /// - Returns: Whether it may stand here.
  mutating func add(number: Int) -> Bool {
    let unit: Int =
      switch number {
      case 0: 0
      case ..<20: 1
      case ..<100: 10
      default: 100
      }
    return append(
      Part(value: UInt128(number) * Self.one, unit: UInt128(unit) * Self.one, scale: Self.one))
  }

  /// Adds the word نیم, a half of the unit in question.
  mutating func addHalf() -> Bool {
    append(
      Part(value: Self.one / 2, unit: Self.one / 10, scale: Self.one / 10, isHalf: true))
  }

  /// Adds the word و, which stands between two others.
  mutating func addAnd() -> Bool {
    if parts.isEmpty || endsWithAnd { return false }
    endsWithAnd = true
    lastFactor = nil
    return true
  }

  /// Multiplies what stands before by a power of a thousand.
  ///
  /// - Parameter power: 1 for هزار, 2 for میلیون, and so on, to 6.
  /// - Returns: Whether the word may stand here and the result fits.
  mutating func multiply(power: Int) -> Bool {
    var factor: UInt128 = 1
    for _ in 0..<min(max(power, 0), 6) { factor *= 1000 }
    let limit = factor * Self.one
    var value: UInt128 = 0
    var scale: UInt128?
    // Of scale words side by side the second multiplies the first: «۲۰۰۰ هزار میلیارد».
    var follows = lastFactor.map { $0 < factor } ?? false
    // After «و» a scale word counts itself: «یک میلیون و هزار».
    while !endsWithAnd, let last = parts.last, follows || last.isLiteral || last.value < limit {
      follows = false
      let (sum, overflow) = value.addingReportingOverflow(last.value)
      if overflow { return false }
      value = sum
      scale = scale ?? last.scale
      parts.removeLast()
    }
    let (product, tooLarge) = (scale == nil ? Self.one : value)
      .multipliedReportingOverflow(by: factor)
    let (unit, overflow) = (scale ?? Self.one).multipliedReportingOverflow(by: factor)
    if tooLarge || overflow { return false }
    guard append(Part(value: product, unit: unit, scale: unit)) else { return false }
    lastFactor = factor
    return true
  }

  private mutating func append(_ part: Part) -> Bool {
    if let last = parts.last, part.value >= last.unit { return false }
    endsWithAnd = false
    lastFactor = nil
    parts.append(part)
    return true
  }

  /// Returns the number and what one unit of its last word or digit is worth, both in units of
  /// 10^-12, or `nil` if nothing was added, it does not fit or it ends with «و».
  func result() -> (value: UInt128, scale: UInt128)? {
    guard var last = parts.last, !endsWithAnd else { return nil }
    let before = parts.dropLast()
    if last.isHalf, let unit = before.last?.scale, unit > Self.one {
      // «یک میلیارد و نیم» is a milliard and a half.
      last.value = unit / 2
      last.scale = unit / 10
    }
    var value = last.value
    for part in before {
      let (sum, overflow) = value.addingReportingOverflow(part.value)
      if overflow { return nil }
      value = sum
    }
    return (value, last.scale)
  }

  /// Adds a word of a number.
  ///
  /// - Parameter token: A cardinal word, «و», نیم, or the last word of an ordinal.
  /// - Returns: Whether it may stand here.
  mutating func add(_ token: WordToken) -> Bool {
    switch token {
    case .number(let value), .ordinalNumber(let value): add(number: value)
    case .scale(let power), .ordinalScale(let power): multiply(power: power)
    case .and: addAnd()
    case .half: addHalf()
    default: false
    }
  }

  /// The number as an `Int`, if it is whole and fits.
  ///
  /// - Parameter negative: Whether the number is below zero.
  /// - Returns: The number, or `nil`.
  func integer(negative: Bool) -> Int? {
    guard let (value, _) = result(), value % Self.one == 0 else { return nil }
    let whole = value / Self.one
    if negative {
      return whole <= UInt128(Int.min.magnitude)
        ? Int(truncatingIfNeeded: 0 &- whole) : nil
    }
    return Int(exactly: whole)
  }
}
