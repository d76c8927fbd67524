import KQLEngine
import KQLSyntax
import PersianText

/// Numbers, moments and labels as charts write them.
enum ChartText {
  /// A number with thousands separators and at most `decimals` digits behind the point.
  ///
  /// From 1e15 on, and where it would be 0 otherwise, an exponent is written.
  static func number(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-∞" : "∞" }
    let magnitude = abs(value)
    if magnitude == 0 { return "0" }
    if magnitude >= 1e15 || magnitude < 1e-6 { return scientific(value) }
    let places = max(0, min(decimals, 9))
    let scale = power(10, places)
    // Beyond 2^53 there are no fractions to round.
    let scaled = magnitude * scale
    guard scaled < 9e15 else { return sign(value) + grouped(UInt64(magnitude.rounded())) }
    let whole = UInt64(scaled.rounded())
    let unit = UInt64(scale)
    var text = grouped(whole / unit)
    var fraction = whole % unit
    if fraction > 0 {
      var digits = ""
      var count = places
      while fraction % 10 == 0 {
        fraction /= 10
        count -= 1
      }
      digits = String(fraction)
      text += "." + String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }
    return text == "0" ? "0" : sign(value) + text
  }

  /// A value beside a bar: as many digits as tell something.
  static func value(_ value: Double) -> String {
    let magnitude = abs(value)
    let decimals = magnitude >= 1000 ? 0 : magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 6
    if magnitude >= 1000, magnitude < 1e15 {
      return number(value, decimals: magnitude < 1e5 && value != value.rounded() ? 1 : 0)
    }
    if magnitude > 0, magnitude < 1 {
      // Three digits that count.
      var places = 3
      var rest = magnitude
      while rest < 0.1 && places < 9 {
        rest *= 10
        places += 1
      }
      return number(value, decimals: places)
    }
    return number(value, decimals: decimals)
  }

  /// A value in at most eight columns, in thousands (k), millions (M) or milliards (G) if need be.
  static func compact(_ value: Double) -> String {
    let whole = ChartText.value(value)
    if whole.utf8.count <= 8 || abs(value) < 1e3 { return whole }
    for (unit, sign) in [(1e3, "k"), (1e6, "M"), (1e9, "G"), (1e12, "T")]
    where abs(value) < unit * 1e3 {
      let share = value / unit
      return number(share, decimals: abs(share) < 10 ? 2 : abs(share) < 100 ? 1 : 0) + sign
    }
    return PersianText.DisplayWidth.columns(of: whole) <= 8 ? whole : scientific(value.rounded())
  }

  /// A share of 0...1 in percent.
  static func share(_ share: Double) -> String {
    share > 0 && share < 0.0005 ? "<0.1%" : number(share * 100, decimals: 1) + "%"
  }

  private static func sign(_ value: Double) -> String { value < 0 ? "-" : "" }

  private static func scientific(_ value: Double) -> String {
    var exponent = 0
    var mantissa = abs(value)
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 1 && exponent > -400 {
      mantissa *= 10
      exponent -= 1
    }
    var text = number((mantissa * 100).rounded() / 100, decimals: 2)
    if text == "10" {
      text = "1"
      exponent += 1
    }
    return sign(value) + text + "e" + String(exponent)
  }

  private static func grouped(_ value: UInt64) -> String {
    let digits = String(value)
    guard digits.utf8.count > 3 else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.utf8.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A power with a small whole exponent, of either sign.
  static func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(abs(exponent), 400) { result *= base }
    return exponent < 0 ? 1 / result : result
  }

  /// The text of a cell as a label: on one line, without controls.
  static func label(_ value: Value) -> String {
    switch value {
    case .null: return "(null)"
    case .real(let number): return number.isFinite ? ChartText.value(number) : "\(number)"
    case .datetime(let ticks): return TimeTicks.label(ticks)
    default:
      let text = label(ValueText.string(value))
      return text.isEmpty ? "(empty)" : text
    }
  }

  /// A text as a label: white space is one space, controls are written out.
  static func label(_ text: String) -> String {
    var parts: [String] = []
    // A label of a book's length is cut before anything is measured.
    for part in text.prefix(400).split(whereSeparator: \.isWhitespace) {
      parts.append(String(part))
    }
    return BidiText.neutralize(parts.joined(separator: " "))
  }
}
