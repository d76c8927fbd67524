import Glibc
import KQLSyntax

/// Arithmetic on ticks of 100 ns.
enum Ticks {
  /// The last tick that a `datetime` can name: 9999-12-31T23:59:59.9999999.
  static let latest: Int64 = 3_155_378_975_999_999_999

  /// The moment, or nil outside of years 1 to 9999.
  @inline(__always)
  static func moment(_ sum: (partialValue: Int64, overflow: Bool)) -> Int64? {
    sum.overflow || sum.partialValue < 0 || sum.partialValue > latest ? nil : sum.partialValue
  }

  /// The span, or nil where it does not fit.
  @inline(__always)
  static func span(_ result: (partialValue: Int64, overflow: Bool)) -> Int64? {
    result.overflow ? nil : result.partialValue
  }

  /// The nearest whole number of ticks, or nil where there is none.
  @inline(__always)
  static func span(_ ticks: Double) -> Int64? {
    Int64(exactly: ticks.rounded(.toNearestOrEven))
  }
}

extension StandardLibrary {
  /// `datetime + timespan`, `timespan + timespan`; null outside of the range.
  static let temporalAddition: [ScalarFunction.Overload] = [
    .init(operands(.datetime, .timespan), .datetime) {
      Kernel.partialBinary($0, as: .datetime) { (a: Int64, b: Int64) in
        Ticks.moment(a.addingReportingOverflow(b))
      }
    },
    .init(operands(.timespan, .datetime), .datetime) {
      Kernel.partialBinary($0, as: .datetime) { (a: Int64, b: Int64) in
        Ticks.moment(a.addingReportingOverflow(b))
      }
    },
    .init(operands(.timespan, .timespan), .timespan) {
      Kernel.partialBinary($0, as: .timespan) { (a: Int64, b: Int64) in
        Ticks.span(a.addingReportingOverflow(b))
      }
    },
  ]

  /// `datetime - datetime`, `datetime - timespan`, `timespan - timespan`.
  static let temporalSubtraction: [ScalarFunction.Overload] = [
    .init(operands(.datetime, .datetime), .timespan) {
      Kernel.binary($0, as: .timespan) { (a: Int64, b: Int64) in a &- b }
    },
    .init(operands(.datetime, .timespan), .datetime) {
      Kernel.partialBinary($0, as: .datetime) { (a: Int64, b: Int64) in
        Ticks.moment(a.subtractingReportingOverflow(b))
      }
    },
    .init(operands(.timespan, .timespan), .timespan) {
      Kernel.partialBinary($0, as: .timespan) { (a: Int64, b: Int64) in
        Ticks.span(a.subtractingReportingOverflow(b))
      }
    },
  ]

  /// A span times a number, on either side.
  static let temporalMultiplication: [ScalarFunction.Overload] = [
    .init(operands(.timespan, .long), .timespan) {
      Kernel.partialBinary($0, as: .timespan) { (a: Int64, b: Int64) in
        Ticks.span(a.multipliedReportingOverflow(by: b))
      }
    },
    .init(operands(.long, .timespan), .timespan) {
      Kernel.partialBinary($0, as: .timespan) { (a: Int64, b: Int64) in
        Ticks.span(a.multipliedReportingOverflow(by: b))
      }
    },
    .init(operands(.timespan, .real), .timespan) {
      Kernel.partialBinary($0, as: .timespan) { (a: Int64, b: Double) in
        Ticks.span(Double(a) * b)
      }
    },
    .init(operands(.real, .timespan), .timespan) {
      Kernel.partialBinary($0, as: .timespan) { (a: Double, b: Int64) in
        Ticks.span(a * Double(b))
      }
    },
  ]

  /// `timespan / timespan` is a real; a span divided by a number is a span.
  static let temporalDivision: [ScalarFunction.Overload] = [
    .init(operands(.timespan, .timespan), .real) {
      Kernel.binary($0, as: .real) { (a: Int64, b: Int64) in Double(a) / Double(b) }
    },
    .init(operands(.timespan, .long), .timespan) {
      Kernel.partialBinary($0, as: .timespan) { (a: Int64, b: Int64) in
        b == 0 ? nil : WholeNumbers.quotient(a, b)
      }
    },
    .init(operands(.timespan, .real), .timespan) {
      Kernel.partialBinary($0, as: .timespan) { (a: Int64, b: Double) in
        Ticks.span(Double(a) / b)
      }
    },
  ]

  /// What is left of a span, or of a moment since year 1, after whole spans.
  static let temporalRemainder: [ScalarFunction.Overload] = [
    .init(operands(.timespan, .timespan), .timespan) {
      Kernel.partialBinary($0, as: .timespan) { (a: Int64, b: Int64) in
        b == 0 ? nil : WholeNumbers.remainder(a, b)
      }
    },
    .init(operands(.datetime, .timespan), .timespan) {
      Kernel.partialBinary($0, as: .timespan) { (a: Int64, b: Int64) in
        b == 0 ? nil : WholeNumbers.remainder(a, b)
      }
    },
  ]
}
