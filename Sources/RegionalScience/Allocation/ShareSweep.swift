/// Finds the rate λ at which Σ clamp(λ p, floor, cap) reaches a total, exactly, in whole numbers.
///
/// Shares are taken as multiples of 2⁻⁶¹ of their sum. The sum over places is a broken line in λ;
/// its corners are where a place leaves its floor or meets its cap. They are sorted and walked.
struct ShareSweep {
  /// A rate as a fraction; the numerator is at most 10¹⁸, the denominator 2⁶² and above 0.
  struct Rate: Comparable {
    var numerator: Int128
    var denominator: Int128

    static func < (left: Rate, right: Rate) -> Bool {
      left.numerator * right.denominator < right.numerator * left.denominator
    }
    static func == (left: Rate, right: Rate) -> Bool {
      left.numerator * right.denominator == right.numerator * left.denominator
    }
  }

  /// A corner: what is fixed and what grows with λ changes there.
  struct Corner {
    var rate: Rate
    var fixed: Int128
    var slope: Int128
    /// The place and what becomes of it; −1 for a corner of something else.
    var place = -1
    var reason = AllocationReason.share
  }

  /// Where a walk came to rest: total = fixed + slope · rate.
  struct Stop {
    var rate: Rate
    var fixed: Int128
    var slope: Int128
    /// How many corners lie before it.
    var passed: Int
  }

  /// Shares in units of the scale.
  let shares: [Int128]
  let corners: [Corner]
  /// The sum at λ = 0, all at their floors.
  let least: Int128
  /// The sum without end of λ.
  let most: Int128

  /// - Parameters:
  ///   - shares: From ``scaled(_:)``.
  ///   - floors: 0...10¹⁸.
  ///   - caps: Not below the floors.
  init(_ shares: [Int128], _ floors: [Int64], _ caps: [Int64]) {
    self.shares = shares
    var corners: [Corner] = []
    var (least, most): (Int128, Int128) = (0, 0)
    for place in shares.indices {
      let (low, high) = (Int128(floors[place]), Int128(caps[place]))
      least += low
      guard shares[place] > 0 else {
        most += low
        continue
      }
      most += high
      corners.append(
        Corner(
          rate: Rate(numerator: low, denominator: shares[place]), fixed: -low,
          slope: shares[place], place: place, reason: .share))
      corners.append(
        Corner(
          rate: Rate(numerator: high, denominator: shares[place]), fixed: high,
          slope: -shares[place], place: place, reason: .cap))
    }
    // Stable for equal rates: a place leaves its floor before it meets its cap.
    self.corners = Self.sorted(corners)
    self.least = least
    self.most = most
  }

  static func sorted(_ corners: [Corner]) -> [Corner] {
    corners.enumerated().sorted {
      $0.element.rate == $1.element.rate
        ? $0.offset < $1.offset : $0.element.rate < $1.element.rate
    }.map(\.element)
  }

  /// The shares as whole numbers whose sum is at most about 2⁶²; one that is tiny beside the others is 0.
  static func scaled(_ shares: [Double]) -> [Int128] {
    let sum = shares.reduce(0, +)
    guard sum > 0 else { return shares.map { _ in 0 } }
    // In two steps, since the scale itself may not fit a Double.
    return shares.map { Int128(($0 / sum * 0x1p61).rounded()) }
  }

  /// Walks to a total between ``least`` and ``most``.
  func stop(at total: Int128) -> Stop { Self.stop(at: total, from: least, corners) }

  static func stop(at total: Int128, from least: Int128, _ corners: [Corner]) -> Stop {
    var (fixed, slope): (Int128, Int128) = (least, 0)
    var rate = Rate(numerator: 0, denominator: 1)
    for (passed, corner) in corners.enumerated() {
      let isReached =
        slope * corner.rate.numerator >= (total - fixed) * corner.rate.denominator
      if isReached {
        if slope > 0 { rate = Rate(numerator: total - fixed, denominator: slope) }
        return Stop(rate: rate, fixed: fixed, slope: slope, passed: passed)
      }
      fixed += corner.fixed
      slope += corner.slope
      rate = corner.rate
    }
    return Stop(rate: rate, fixed: fixed, slope: slope, passed: corners.count)
  }
}
