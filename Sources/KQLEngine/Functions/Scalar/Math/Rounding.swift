import Glibc
import KQLSyntax

extension StandardLibrary {
  /// `abs`, `sign`, `ceiling` and `round`.
  static let rounding: [ScalarFunction] = [
    ScalarFunction(
      "abs", description: "Returns the value without its sign.",
      searchTerms: ["absolute", "magnitude"],
      examples: [
        FunctionExample("print abs(-5)", "5"), FunctionExample("print abs(-1d)", "1.00:00:00"),
      ],
      naming: .firstArgument,
      overloads: [
        .init([FunctionParameter("value", .int)], .int) {
          Kernel.unary($0, as: .int) { (value: Int32) in value < 0 ? 0 &- value : value }
        },
        .init([FunctionParameter("value", .long)], .long) {
          Kernel.unary($0, as: .long) { (value: Int64) in value < 0 ? 0 &- value : value }
        },
        .init([FunctionParameter("value", .real)], .real) {
          Kernel.unary($0, as: .real) { (value: Double) in abs(value) }
        },
        .init([FunctionParameter("value", .decimal)], .decimal) {
          Kernel.unary($0, as: .decimal) { (value: Decimal) in
            value.coefficient < 0 ? -value : value
          }
        },
        .init([FunctionParameter("value", .timespan)], .timespan) {
          Kernel.unary($0, as: .timespan) { (value: Int64) in value < 0 ? 0 &- value : value }
        },
      ]),
    realFunction(
      "sign", "Returns -1.0, 0.0 or 1.0 for a negative number, zero or a positive number.",
      searchTerms: ["signum", "positive", "negative"], examples: [("print sign(-42)", "-1.0")],
      naming: .none
    ) { $0 > 0 ? 1 : ($0 < 0 ? -1 : ($0.isNaN ? $0 : 0)) },
    ScalarFunction(
      "ceiling", description: "Returns the least whole number that is not below the argument.",
      searchTerms: ["ceil", "round up"],
      examples: [
        FunctionExample("print ceiling(-1.1)", "-1.0"),
        FunctionExample("print ceiling(0.9)", "1.0"),
      ],
      naming: .firstArgument,
      overloads: [
        .init([FunctionParameter("number", TypeSet.integer)], .argument(0)) { identity($0) },
        .init([FunctionParameter("number", .real)], .real) {
          Kernel.unary($0, as: .real) { (value: Double) in ceil(value) }
        },
        .unary(FunctionParameter("number", .decimal), .decimal) { (value: Decimal) in
          value.roundedUp
        },
      ]),
    ScalarFunction(
      "round",
      description: "Returns the number rounded to as many places; halves go away from zero.",
      searchTerms: ["nearest", "precision", "places"],
      examples: [
        FunctionExample("print round(2.5)", "3.0"), FunctionExample("print round(-2.5)", "-3.0"),
        FunctionExample("print round(2.98765, 3)", "2.988"),
      ],
      naming: .firstArgument,
      overloads: [
        .init(
          [FunctionParameter("number", .real), FunctionParameter("precision", .long, .optional)],
          .real
        ) { roundReals($0) },
        .init(
          [
            FunctionParameter("number", .decimal), FunctionParameter("precision", .long, .optional),
          ],
          .decimal
        ) { arguments in
          let values = arguments.fixed(0, as: Decimal.self)
          let places = arguments.fixed(1, as: Int64.self)
          return arguments.build(.decimal) { row in
            guard let value = values[row] else { return nil as Decimal? }
            guard arguments.has(1) else { return value.rounded(to: 0) }
            return places[row].flatMap { value.rounded(to: Int(clamping: $0)) }
          }
        },
      ]),
  ]

  private static func roundReals(_ arguments: ScalarArguments) -> Column {
    guard arguments.has(1) else {
      return Kernel.unary(arguments, as: .real) { (value: Double) in round(value) }
    }
    if case .long(let places)? = arguments.constant(1) {
      let power = Rounding.power(places)
      return Kernel.unary(arguments, as: .real) { (value: Double) in
        Rounding.round(value, places: places, power: power)
      }
    }
    return Kernel.binary(arguments, as: .real) { (value: Double, places: Int64) in
      Rounding.round(value, places: places, power: Rounding.power(places))
    }
  }
}

/// Rounds reals to decimal places.
enum Rounding {
  /// Ten to the number of places without its sign, which is exact for up to 22 places.
  static func power(_ places: Int64) -> Double {
    pow(10, Double(min(places.magnitude, 400)))
  }

  /// The number with so many places behind the point; before it, where `places` is negative.
  @inline(__always)
  static func round(_ value: Double, places: Int64, power: Double) -> Double {
    if places < 0 {
      return power.isFinite ? Glibc.round(value / power) * power : (value.isFinite ? 0 : value)
    }
    let scaled = value * power
    // Above 2^53 there is nothing behind the point any more.
    return abs(scaled) < 0x1p53 ? Glibc.round(scaled) / power : value
  }
}

extension Decimal {
  /// The least whole number that is not below; nil where it does not fit.
  var roundedUp: Decimal? {
    guard let (quotient, rest) = parts(behind: 0) else { return self }
    return Decimal(coefficient: rest > 0 ? quotient + 1 : quotient, scale: 0)
  }

  /// The greatest multiple of a positive size that is not above; nil where digits do not fit.
  func floored(to size: Decimal) -> Decimal? {
    remainder(by: size).map { self - $0 }
  }

  /// The number with so many places behind the point, halves away from zero; whole tens or
  /// hundreds where `places` is negative.
  func rounded(to places: Int) -> Decimal {
    guard places < scale else { return self }
    // No number has as many digits before its point.
    guard places > -40 else { return Decimal(0) }
    guard let (quotient, rest) = parts(behind: places) else { return Decimal(0) }
    let unit = Decimal.powerOfTen(scale - places) ?? 1
    let isHalf = rest.magnitude >= (unit / 2).magnitude
    let digits = isHalf ? quotient + (coefficient < 0 ? -1 : 1) : quotient
    if places >= 0 { return Decimal(coefficient: digits, scale: places) }
    guard let factor = Decimal.powerOfTen(-places) else { return Decimal(0) }
    let (product, overflow) = digits.multipliedReportingOverflow(by: factor)
    return overflow ? self : Decimal(coefficient: product, scale: 0)
  }

  /// The digits up to a place, and those behind it; nil where the place is beyond all digits.
  private func parts(behind places: Int) -> (quotient: Int128, rest: Int128)? {
    guard places <= scale, let unit = Decimal.powerOfTen(scale - places) else { return nil }
    return (coefficient / unit, coefficient % unit)
  }

  /// A power of ten; nil where it does not fit.
  private static func powerOfTen(_ exponent: Int) -> Int128? {
    guard exponent >= 0 && exponent <= 38 else { return nil }
    return (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
