public import KQLSyntax
import PersianText
public import RegionalScience

extension PriorityGuide.Criterion {
  /// Reads criteria with commas between them: `a, lq=lq(b, c)`.
  ///
  /// - Parameters:
  ///   - text: The text; commas in brackets and quotes do not count.
  ///   - direction: Whether more is better.
  /// - Returns: The criteria, in their order.
  public static func list(
    reading text: String, _ direction: CriterionDirection
  ) -> [PriorityGuide.Criterion] {
    GuideQuery.list(text).map { PriorityGuide.Criterion(reading: $0, direction) }
  }
}

extension PriorityGuide.Total {
  /// Reads totals with commas between them: `all:a+b+c, public:d+e`.
  ///
  /// - Parameter text: The text; `none` for no totals.
  /// - Returns: The totals, in their order.
  /// - Throws: `samat.guide.column` for what is none.
  public static func list(reading text: String) throws(Diagnostic) -> [PriorityGuide.Total] {
    if text == "none" { return [] }
    var totals: [PriorityGuide.Total] = []
    for piece in GuideQuery.list(text) {
      guard let (name, parts) = GuideQuery.pair(piece, ":") else {
        throw Diagnostic(
          code: GuideRefusal.column,
          message: "'\(CaseworkIDs.shown(piece))' is no total with its parts",
          help: "write TOTAL:A+B+C, or none")
      }
      totals.append(
        PriorityGuide.Total(
          name,
          of: parts.split(separator: "+").map { GuideQuery.trimmed($0) }.filter { !$0.isEmpty }))
    }
    return totals
  }

  /// Reads what is printed for all places: `a:2338, b:61`, in digits of any kind.
  ///
  /// - Parameter text: The text.
  /// - Returns: The numbers by column.
  /// - Throws: `samat.guide.number`.
  public static func printed(reading text: String) throws(Diagnostic) -> [String: Double] {
    var printed: [String: Double] = [:]
    for piece in GuideQuery.list(text) {
      guard let (name, value) = GuideQuery.pair(piece, ":"), let number = GuideQuery.number(value)
      else {
        throw Diagnostic(
          code: GuideRefusal.number,
          message: "'\(CaseworkIDs.shown(piece))' is no column with what is printed of it",
          help: "write COLUMN:NUMBER, for instance private_100plus:2338")
      }
      printed[name] = number
    }
    return printed
  }
}

extension PriorityGuide.Comparison {
  /// Reads comparisons with commas between them: `a/b=3, b/c=1/2`.
  ///
  /// - Parameter text: The text, in digits of any kind.
  /// - Returns: The comparisons.
  /// - Throws: `samat.guide.weights` for what is none.
  public static func list(reading text: String) throws(Diagnostic) -> [PriorityGuide.Comparison] {
    var pairs: [PriorityGuide.Comparison] = []
    for piece in GuideQuery.list(text) {
      guard let (names, value) = GuideQuery.pair(piece, "="),
        let (first, second) = GuideQuery.pair(names, "/"), let times = times(value)
      else {
        throw Diagnostic(
          code: GuideRefusal.weights, message: "'\(CaseworkIDs.shown(piece))' is no comparison",
          help: "write A/B=3 where A is three times as important as B, A/B=1/3 for the other way")
      }
      pairs.append(PriorityGuide.Comparison(first, second, times))
    }
    return pairs
  }

  private static func times(_ text: String) -> Double? {
    guard let (above, below) = GuideQuery.pair(text, "/") else { return GuideQuery.number(text) }
    guard let above = GuideQuery.number(above), let below = GuideQuery.number(below), below > 0
    else {
      return nil
    }
    return above / below
  }
}

extension GuideQuery {
  /// Two texts with a sign between them, neither empty.
  static func pair(_ text: String, _ sign: Character) -> (String, String)? {
    guard let place = text.firstIndex(of: sign) else { return nil }
    let (left, right) = (trimmed(text[..<place]), trimmed(text[text.index(after: place)...]))
    return left.isEmpty || right.isEmpty ? nil : (left, right)
  }

  /// A number in digits of any kind.
  static func number(_ text: String) -> Double? {
    let plain = PersianDigits.toASCII(text).replacing("٫", with: ".").replacing("٬", with: "")
      .replacing(",", with: "")
    guard let number = Double(plain), number.isFinite else { return nil }
    return number
  }
}

extension PriorityGuide {
  /// Reads a number in digits of any kind.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - name: What it is, for the message.
  /// - Returns: The number.
  /// - Throws: `samat.guide.number`.
  public static func number(_ text: String, _ name: String) throws(Diagnostic) -> Double {
    guard let number = GuideQuery.number(text) else {
      throw Diagnostic(
        code: GuideRefusal.number,
        message: "'\(name)' takes a number, not '\(CaseworkIDs.shown(text))'",
        help: "digits of any kind, with a point for parts")
    }
    return number
  }
}
