import Glibc
import Testing

@testable import RegionalScience

@Suite struct LogarithmTests {
  /// The binary logarithm of one number by way of four.
  private static func binary(_ value: Double) -> Double {
    let place = LogarithmTable.place(UInt32(value.bitPattern >> 32))
    let four = SIMD4(repeating: value)
    return LogarithmTable.sum(
      LogarithmTable.rest(four, SIMD4(repeating: LogarithmTable.inverses[place])),
      LogarithmTable.whole(four, SIMD4(repeating: LogarithmTable.logarithms[place])))[0]
  }

  private static func error(_ value: Double) -> Double {
    (binary(value) - log2(value)).magnitude / max(1, log2(value).magnitude)
  }

  @Test func agreesWithTheLibraryOverAllExponents() {
    var random = SplitMix(seed: 71)
    var worst = 0.0
    for exponent in -1022...1023 {
      for _ in 0..<50 {
        worst = max(worst, Self.error(scalbn(1 + random.unit(), Int32(exponent))))
      }
    }
    #expect(worst < 4e-15)
  }

  @Test func agreesWhereTheTableChangesAndNearOne() {
    var worst = 0.0
    for step in 0..<2048 {
      // Where a part begins, on both sides of it, and in its middle.
      let bits = 0x3fe0_0000_0000_0000 + UInt64(step) << 42
      for near in [bits, bits + 1, bits - 1, bits + 1 << 41, bits + 1 << 41 - 1] {
        worst = max(worst, Self.error(Double(bitPattern: near)))
      }
    }
    for power in 1...52 {
      worst = max(worst, Self.error(1 + scalbn(1, Int32(-power))))
      worst = max(worst, Self.error(1 - scalbn(1, Int32(-power - 1))))
    }
    for value in [1, Double.leastNormalMagnitude, .greatestFiniteMagnitude] {
      worst = max(worst, Self.error(value))
    }
    #expect(worst < 4e-15)
  }

  @Test func powersOfTwo() {
    var random = SplitMix(seed: 73)
    for count in 0...9 {
      for size in [0x1p-60, 1e-3, 0.6, 30, 999, 1100, 1e300] {
        let numbers = (0..<count).map { $0 == 3 ? 0 : -size * random.unit() }
        var powers = numbers
        BinaryPowers.raise(&powers)
        for (power, number) in zip(powers, numbers) {
          #expect((power - exp2(number)).magnitude <= 1e-15 * exp2(number), "\(number)")
        }
      }
    }
    // Between two whole numbers, where the nearest one changes.
    var halves = (0..<64).map { (step: Int) -> Double in
      let near = step % 2 == 0 ? 1e-15 : -1e-15
      return near - 0.5 - Double(step / 2)
    }
    let expected = halves.map { exp2($0) }
    BinaryPowers.raise(&halves)
    for (power, right) in zip(halves, expected) { #expect((power / right - 1).magnitude < 1e-15) }
  }

  /// WASPAS by its definition, of rows of all lengths modulo four, with zeros and with numbers that have
  /// no leading bit.
  @Test(arguments: 1...9) func waspasOfExtremeValues(_ columns: Int) throws {
    var random = SplitMix(seed: UInt64(columns))
    let sizes: [Double] = [
      0, -0.0, .leastNonzeroMagnitude, 0x1p-1030, .leastNormalMagnitude, 1e-300, 1e-5, 1, 1.5,
      1e149,
    ]
    let rows = 60
    let isCost = (0..<columns).map { $0 % 3 == 1 }
    var values: [Double] = []
    for _ in 0..<rows {
      for column in 0..<columns {
        let size = sizes[Int(random.unit() * Double(sizes.count))]
        values.append(isCost[column] ? 1 + 9 * random.unit() : size * (0.5 + random.unit()))
      }
    }
    let weights = try ObjectiveWeights.normalized((0..<columns).map { _ in 0.1 + random.unit() })
    let table = try DecisionTable(
      scores: Matrix(rows: rows, columns: columns, values: values), weights: weights,
      directions: isCost.map { $0 ? .cost : .benefit })
    let result = try WASPAS.scores(table)
    for row in 0..<rows {
      var (sum, product) = (0.0, 1.0)
      for column in 0..<columns {
        let own = table.scores.column(column)
        let best = isCost[column] ? own.min() ?? 0 : own.max() ?? 0
        guard best > 0 else { continue }
        let ratio = isCost[column] ? best / own[row] : own[row] / best
        sum += weights[column] * ratio
        // In logarithms, as the ratio of such numbers may be 0.
        let part = isCost[column] ? log(best) - log(own[row]) : log(own[row]) - log(best)
        product *= exp(weights[column] * part)
      }
      #expect((result.sums[row] - sum).magnitude <= 1e-12)
      #expect((result.products[row] - product).magnitude <= 1e-12 * max(product, 1e-290))
    }
  }

  @Test func rangesOfManyRows() throws {
    var random = SplitMix(seed: 74)
    let (rows, columns) = (LogarithmSums.sharedRows + 4097, 6)
    var values = (0..<(rows * columns)).map { _ in random.unit() - 0.5 }
    let ranges = try ColumnKernels.ranges(
      Matrix(rows: rows, columns: columns, values: values))
    for column in 0..<columns {
      let own = (0..<rows).map { values[$0 * columns + column] }
      #expect(ranges.low[column] == own.min() && ranges.high[column] == own.max())
      #expect((ranges.sums[column] - own.reduce(0, +)).magnitude < 1e-9)
    }
    values[9000 * columns + 4] = .nan
    let unsound = try ColumnKernels.ranges(
      Matrix(unchecked: values, rows: rows, columns: columns))
    #expect(unsound.sums.map(\.isFinite) == [true, true, true, true, false, true])
  }

  @Test func threadsDoNotMatter() throws {
    var random = SplitMix(seed: 72)
    let rows = LogarithmSums.sharedRows + 4097
    let matrix = try Matrix(
      rows: rows, columns: 5, values: (0..<(rows * 5)).map { _ in 1 + random.unit() })
    let sums = LogarithmSums(
      factors: [0.1, 0.2, 0.3, 0.2, 0.2], isCost: [false, true, false, false, true],
      exponents: [0.1, -0.2, 0.3, 0.2, -0.2], leasts: [1, 1, 1, 1, 1], constant: -1)
    let alone = try sums.values(matrix, threads: .exactly(1))
    for threads in [2, 3, 8] {
      let shared = try sums.values(matrix, threads: .exactly(threads))
      #expect(shared.sums == alone.sums && shared.products == alone.products)
    }
    // Rows of a small matrix come out the same.
    let few = try sums.values(
      Matrix(rows: 100, columns: 5, values: Array(matrix.values.suffix(500))))
    #expect(few.sums == Array(alone.sums.suffix(100)))
    #expect(few.products == Array(alone.products.suffix(100)))
  }
}

extension SplitMix {
  /// 0 to below 1.
  fileprivate mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
