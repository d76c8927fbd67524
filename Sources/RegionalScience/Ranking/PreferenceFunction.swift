/// How an advantage *d* of one alternative over another becomes a preference of 0...1 (PROMETHEE).
///
/// Thresholds are in the unit of the criterion and 0 or more.
///
/// > Source: Brans & Vincke (1985), *Management Science* 31.
public enum PreferenceFunction: Hashable, Sendable {
  /// 1 for any advantage.
  case usual
  /// 1 for an advantage above the indifference threshold, else 0.
  case uShape(indifference: Double)
  /// `d / preference`, at most 1; a threshold of 0 makes it `usual`.
  case vShape(preference: Double)
  /// 0 up to the indifference threshold, ½ up to the preference threshold, 1 above.
  case level(indifference: Double, preference: Double)
  /// 0 up to the indifference threshold, then in a straight line to 1 at the preference threshold.
  case linear(indifference: Double, preference: Double)
  /// `1 − exp(−d² / 2s²)`; *s* above 0.
  case gaussian(spread: Double)

  /// A shape without its thresholds.
  public enum Shape: Hashable, Sendable, CaseIterable {
    /// ``PreferenceFunction/usual``.
    case usual
    /// ``PreferenceFunction/uShape(indifference:)``.
    case uShape
    /// ``PreferenceFunction/vShape(preference:)``.
    case vShape
    /// ``PreferenceFunction/level(indifference:preference:)``.
    case level
    /// ``PreferenceFunction/linear(indifference:preference:)``.
    case linear
    /// ``PreferenceFunction/gaussian(spread:)``.
    case gaussian

    /// Returns the shape with thresholds; those that it has not are left out.
    ///
    /// - Parameters:
    ///   - indifference: Up to which advantage there is no preference, in the criterion's unit.
    ///   - preference: From which advantage the preference is 1; the Gaussian spread is the mean of
    ///     both.
    /// - Returns: The function.
    public func function(indifference: Double, preference: Double) -> PreferenceFunction {
      switch self {
      case .usual: .usual
      case .uShape: .uShape(indifference: indifference)
      case .vShape: .vShape(preference: preference)
      case .level: .level(indifference: indifference, preference: preference)
      case .linear: .linear(indifference: indifference, preference: preference)
      case .gaussian: .gaussian(spread: (indifference + preference) / 2)
      }
    }
  }

  /// The thresholds of the shapes that are made of straight pieces: 0 up to `from`, `step` beyond
  /// it, in a straight line from `step` to 1 at `to`.
  enum Pieces {
    case steps([(above: Double, height: Double)])
    case ramp(from: Double, to: Double)
    case smooth(spread: Double)
  }

  var pieces: Pieces {
    switch self {
    case .usual: .steps([(0, 1)])
    case .uShape(let indifference): .steps([(indifference, 1)])
    case .vShape(let preference): preference > 0 ? .ramp(from: 0, to: preference) : .steps([(0, 1)])
    case .level(let indifference, let preference):
      .steps([(indifference, 0.5), (preference, 0.5)])
    case .linear(let indifference, let preference):
      preference > indifference
        ? .ramp(from: indifference, to: preference) : .steps([(indifference, 1)])
    case .gaussian(let spread): .smooth(spread: spread)
    }
  }

  func check(column: Int) throws(RegionalScienceError) {
    let isSound: Bool
    switch self {
    case .usual: isSound = true
    case .uShape(let limit), .vShape(let limit): isSound = limit >= 0 && limit <= Check.limit
    case .level(let lower, let upper), .linear(let lower, let upper):
      isSound = lower >= 0 && upper >= lower && upper <= Check.limit
    case .gaussian(let spread): isSound = spread > 1e-150 && spread <= Check.limit
    }
    guard isSound else {
      throw RegionalScienceError(
        .parameter, "the thresholds of \(column: column, "criterion") are out of order or below 0",
        column: column)
    }
  }
}
