import KQLSyntax

import Glibc

/// How a sum of squared deviations becomes a result.
protocol MomentKind: SendableMetatype {
  /// Divide by `n - 1` (a sample) and not by `n` (the whole population).
  static var isSample: Bool { get }
  /// Take the square root.
  static var isDeviation: Bool { get }
}

private enum SampleVariance: MomentKind {
  static let isSample = true
  static let isDeviation = false
}

private enum PopulationVariance: MomentKind {
  static let isSample = false
  static let isDeviation = false
}

private enum SampleDeviation: MomentKind {
  static let isSample = true
  static let isDeviation = true
}

private enum PopulationDeviation: MomentKind {
  static let isSample = false
  static let isDeviation = true
}

/// Sums of deviations from the first value and of their products, of two series at once; enough
/// for variance (both series the same) and covariance.
///
/// Sums are taken relative to the first values, and in twice the digits, so that neither a large
/// mean nor the split into batches shows in the result.
struct CrossMoments {
  private(set) var count = 0
  private var originX = 0.0
  private var originY = 0.0
  private var sumX = DoubleDouble()
  private var sumY = DoubleDouble()
  private var products = DoubleDouble()

  @inline(__always)
  mutating func add(_ x: Double, _ y: Double) {
    if count == 0 {
      originX = x
      originY = y
    }
    count += 1
    let dx = DoubleDouble.sum(x, -originX)
    let dy = DoubleDouble.sum(y, -originY)
    sumX += dx
    sumY += dy
    products += dx * dy
  }

  mutating func merge(_ later: CrossMoments) {
    if later.count == 0 { return }
    if count == 0 {
      self = later
      return
    }
    // Move the later sums to this origin.
    let shiftX = DoubleDouble.sum(later.originX, -originX)
    let shiftY = DoubleDouble.sum(later.originY, -originY)
    let rows = DoubleDouble(Double(later.count))
    products += later.products
    products += shiftX * later.sumY.normalized
    products += shiftY * later.sumX.normalized
    products += rows * (shiftX * shiftY)
    sumX += later.sumX
    sumX += rows * shiftX
    sumY += later.sumY
    sumY += rows * shiftY
    count += later.count
  }

  /// The mean product of deviations; 0 for fewer rows than it needs.
  func covariance(isSample: Bool) -> Double {
    guard count > 1 else { return 0 }
    let rows = Double(count)
    let scaled =
      (DoubleDouble(rows) * products.normalized
      - sumX.normalized * sumY.normalized).value
    // An infinite or unknown value leaves no deviation to speak of.
    guard scaled.isFinite else { return .nan }
    return scaled / (rows * (isSample ? rows - 1 : rows))
  }
}

/// Variance and standard deviation.
private struct Moment<Element: FixedElement & MomentElement, Kind: MomentKind>: GroupReducer {
  private var moments = CrossMoments()

  @inline(__always)
  mutating func add(_ value: Element) {
    let number = value.momentValue
    moments.add(number, number)
  }

  mutating func merge(_ later: Self) { moments.merge(later.moments) }

  var output: Double? {
    let variance = moments.covariance(isSample: Kind.isSample)
    if variance.isNaN { return variance }
    return Kind.isDeviation ? max(variance, 0).squareRoot() : max(variance, 0)
  }
}

/// An element that counts as a `Double` in means and variances.
protocol MomentElement {
  /// The value as a `Double`.
  var momentValue: Double { get }
}

extension Int32: MomentElement {
  var momentValue: Double { Double(self) }
}

extension Int64: MomentElement {
  var momentValue: Double { Double(self) }
}

extension Double: MomentElement {
  var momentValue: Double { self }
}

extension Decimal: MomentElement {
  var momentValue: Double { doubleValue }
}

/// `covariance(x, y)`: rows where either is null do not count.
private final class CovarianceAccumulator: Accumulator {
  private var states: [CrossMoments] = []
  private let isSample: Bool

  init(isSample: Bool) { self.isSample = isSample }

  func resize(groupCount count: Int) {
    while states.count < count { states.append(CrossMoments()) }
  }

  func update(_ batch: AggregateBatch) {
    guard batch.operands.count > 1 else { return }
    let first = reader(batch.operands[0])
    let second = reader(batch.operands[1])
    for row in 0..<batch.count {
      if let x = first[row], let y = second[row] {
        states[Int(batch.groups[row])].add(x, y)
      }
    }
  }

  private func reader(_ operand: Operand) -> FixedReader<Double> {
    FixedReader(vector: Double.vector(in: operand.column), isConstant: operand.isConstant)
  }

  func merge(_ other: any Accumulator, groups: [UInt32]) {
    guard let other = other as? CovarianceAccumulator else { return }
    for (index, group) in groups.enumerated() where index < other.states.count {
      states[Int(group)].merge(other.states[index])
    }
  }

  func finish(groupCount: Int) -> Column {
    .real(Vector((0..<groupCount).map { states[$0].covariance(isSample: isSample) }))
  }
}

extension StandardLibrary {
  private static func momentOverloads<Kind: MomentKind>(
    _: Kind.Type
  ) -> [AggregateFunction.Overload] {
    [
      .reducing(.int, .real, by: Moment<Int32, Kind>.self),
      .reducing(.long, .real, by: Moment<Int64, Kind>.self),
      .reducing(.real, .real, by: Moment<Double, Kind>.self),
      .reducing(.decimal, .real, by: Moment<Decimal, Kind>.self),
    ]
  }

  private static func covariance(_ name: String, _ of: String, isSample: Bool) -> AggregateFunction
  {
    AggregateFunction(
      name, description: "Returns the covariance of two columns, the rows taken as a \(of).",
      examples: [
        FunctionExample(
          "range x from 1 to 3 step 1 | extend y = x * 2 | summarize \(name)(x, y)",
          isSample ? "2.0" : "1.3333333333333333")
      ],
      naming: .prefixAndFirstArgument(name),
      overloads: [
        AggregateFunction.Overload(
          [FunctionParameter("x", .real), FunctionParameter("y", .real)], .fixed(.real)
        ) { _ in CovarianceAccumulator(isSample: isSample) }
      ])
  }

  static let moments: [AggregateFunction] = {
    let data = "range x from 1 to 5 step 1 | "
    func function<Kind: MomentKind>(
      _ name: String, _ what: String, _ result: String, _ kind: Kind.Type
    ) -> AggregateFunction {
      AggregateFunction(
        name, description: "Returns the \(what); 0 for fewer than two rows.",
        searchTerms: ["spread", "standard deviation", "dispersion"],
        examples: [FunctionExample(data + "summarize \(name)(x)", result)],
        naming: .prefixAndFirstArgument(name), overloads: momentOverloads(kind))
    }
    func conditional(
      _ function: AggregateFunction, _ what: String, _ result: String
    ) -> AggregateFunction {
      let name = function.name + "if"
      let first = function.overloads[0].parameters.count == 1 ? "x" : "x, x"
      return function.conditional(
        name, description: "Returns the \(what) of the rows for which a condition holds.",
        examples: [FunctionExample(data + "summarize \(name)(\(first), x < 4)", result)],
        naming: .prefixAndFirstArgument(name))
    }
    let stdev = function(
      "stdev", "standard deviation of a sample", "1.5811388300841898", SampleDeviation.self)
    let stdevp = function(
      "stdevp", "standard deviation of a whole population", "1.4142135623730951",
      PopulationDeviation.self)
    let variance = function("variance", "variance of a sample", "2.5", SampleVariance.self)
    let variancep = function(
      "variancep", "variance of a whole population", "2.0", PopulationVariance.self)
    let covariance = Self.covariance("covariance", "sample", isSample: true)
    let covariancep = Self.covariance("covariancep", "whole population", isSample: false)
    return [
      stdev, stdevp, variance, variancep, covariance, covariancep,
      conditional(stdev, "standard deviation", "1.0"),
      conditional(variance, "variance", "1.0"),
      conditional(variancep, "population variance", "0.6666666666666666"),
      conditional(covariance, "covariance", "1.0"),
      conditional(covariancep, "population covariance", "0.6666666666666666"),
    ]
  }()
}
