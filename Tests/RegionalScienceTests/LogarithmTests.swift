import Glibc
import Testing

@testable import RegionalScience

@Suite struct LogarithmTests {
  /// The logarithm of one number by way of four.
  private static func natural(_ value: Double) -> Double {
    let entry = LogarithmTable.entries[LogarithmTable.place(value.bitPattern)]
    return LogarithmTable.natural(
      SIMD4(repeating: value), SIMD4(repeating: entry[0]), SIMD4(repeating: entry[1]))[0]
  }

  @Test func agreesWithTheLibraryOverAllExponents() {
    var random = SplitMix(seed: 71)
    var worst = 0.0
    for exponent in -1022...1023 {
      for _ in 0..<50 {
        let value = scalbn(1 + random.unit(), Int32(exponent))
        worst = max(worst, (Self.natural(value) / log(value) - 1).magnitude)
      }
    }
    #expect(worst < 1e-14)
  }

  @Test func agreesWhereTheTableChangesAndNearOne() {
    #expect(Self.natural(1) == 0)
    var worst = 0.0
    for step in 0..<1024 {
      // At a number of the table, and on both sides of the middle between two.
      let bits = 0x3fe0_0000_0000_0000 + UInt64(step) << 43
      for near in [bits, bits + 1, bits - 1, bits + 1 << 42, bits + 1 << 42 - 1] {
        let value = Double(bitPattern: near)
        guard value != 1 else { continue }
        worst = max(worst, (Self.natural(value) / log(value) - 1).magnitude)
      }
    }
    for power in 1...52 {
      for value in [1 + scalbn(1, Int32(-power)), 1 - scalbn(1, Int32(-power - 1))] {
        worst = max(worst, (Self.natural(value) / log(value) - 1).magnitude)
      }
    }
    #expect(worst < 1e-14)
    for value in [Double.leastNormalMagnitude, .greatestFiniteMagnitude] {
      #expect((Self.natural(value) / log(value) - 1).magnitude < 1e-15)
    }
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

  @Test func threadsDoNotMatter() throws {
    var random = SplitMix(seed: 72)
    let rows = LogarithmSums.sharedRows + 4097
    let matrix = try Matrix(
      rows: rows, columns: 5, values: (0..<(rows * 5)).map { _ in 1 + random.unit() })
    let sums = LogarithmSums(
      factors: [0.1, 0.2, 0.3, 0.2, 0.2], isCost: [false, true, false, false, true],
      exponents: [0.1, -0.2, 0.3, 0.2, -0.2], constant: -1)
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
