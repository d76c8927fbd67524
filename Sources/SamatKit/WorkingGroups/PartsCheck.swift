/// Whether the parts of a whole add up to it (تراز اجزا).
///
/// What a table prints in total and what its parts give are two statements; where they differ, both
/// are kept and the difference is shown.
///
/// ```swift
/// PartsCheck(whole: 31, parts: [23, 8]).verdict        // .holds
/// PartsCheck(whole: 608, parts: [297, 139, 272]).verdict   // .differs(by: 100)
/// ```
///
/// > Source: rule `working-groups.parts-add-up`, policy.
public struct PartsCheck: Hashable, Sendable {
  /// What a check found.
  public enum Verdict: Hashable, Sendable {
    /// The parts add up to the whole.
    case holds
    /// The sum of the parts less the whole is this, and not 0.
    case differs(by: Int)
    /// The whole or a part is unknown.
    case unknown
  }

  /// The whole as it is stated.
  public var whole: Int?
  /// The parts as they are stated.
  public var parts: [Int?]

  /// Creates a check.
  ///
  /// - Parameters:
  ///   - whole: The whole; nil where it is unknown.
  ///   - parts: The parts; nil where one is unknown.
  public init(whole: Int?, parts: [Int?]) {
    self.whole = whole
    self.parts = parts
  }

  /// Whether the parts add up; a difference beyond 64 bits is given as the nearest that fits.
  public var verdict: Verdict {
    guard let whole else { return .unknown }
    var difference = -Int128(whole)
    for part in parts {
      guard let part else { return .unknown }
      difference += Int128(part)
    }
    return difference == 0 ? .holds : .differs(by: Int(clamping: difference))
  }
}
