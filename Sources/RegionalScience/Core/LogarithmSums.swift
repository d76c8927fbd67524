import Glibc

/// For each row of a matrix the sum of its ratios and the product of its powers, with factors and
/// exponents of the columns.
struct LogarithmSums: Sendable {
  private let columns: Int
  private let factors: [SIMD4<Double>]
  private let costs: [SIMD4<Double>]
  private let exponents: [SIMD4<Double>]
  private let constant: Double

  /// - Parameters:
  ///   - factors: What values are multiplied with or, in the columns that are costs, divided by them.
  ///   - isCost: Which columns are costs; without 0.
  ///   - exponents: What logarithms are multiplied with.
  ///   - constant: What is added to their sum, before it makes a product of at most 1.
  init(factors: [Double], isCost: [Bool], exponents: [Double], constant: Double) {
    columns = factors.count
    self.factors = ColumnKernels.fours(factors)
    costs = ColumnKernels.fours(isCost.map { $0 ? 1.0 : 0.0 })
    self.exponents = ColumnKernels.fours(exponents)
    self.constant = constant
  }

  /// From this many rows on the processors share the work.
  static let sharedRows = 20_000
  private static let blockRows = 4096

  /// Returns the sums of ratios and the products; the ln of 0 counts −1e300.
  ///
  /// - Parameters:
  ///   - matrix: Values of 0 or more.
  ///   - threads: How many threads share the blocks of a large matrix. Rows do not depend on others.
  /// - Returns: A sum and a product for each row.
  /// - Throws: `.cancelled`.
  func values(_ matrix: Matrix, threads: ThreadCount = .automatic) throws(RegionalScienceError)
    -> (sums: [Double], products: [Double])
  {
    guard matrix.rows >= Self.sharedRows else { return rows(matrix, 0..<matrix.rows) }
    let size = Self.blockRows
    let parts = try Blocks.map((matrix.rows + size - 1) / size, threads: threads.value()) { block in
      rows(matrix, (block * size)..<min(matrix.rows, (block + 1) * size))
    }
    return (parts.flatMap(\.sums), parts.flatMap(\.products))
  }

  private func rows(_ matrix: Matrix, _ range: Range<Int>) -> (sums: [Double], products: [Double]) {
    var sums = [Double](repeating: 0, count: range.count)
    var products = sums
    let (whole, rest) = (columns / 4, columns % 4)
    // SAFETY: rows × columns values; the last group of a row is read value by value. The figures have a
    // group for each four columns, the last one filled up with 0; the table has 512 entries.
    unsafe matrix.values.withUnsafeBufferPointer { values in
      let bytes = UnsafeRawBufferPointer(values)
      unsafe LogarithmTable.entries.withUnsafeBufferPointer { entries in
        unsafe factors.withUnsafeBufferPointer { factors in
          unsafe costs.withUnsafeBufferPointer { costs in
            unsafe exponents.withUnsafeBufferPointer { exponents in
              for row in range {
                let start = row * columns
                var (up, down) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
                for group in 0..<whole {
                  let value = unsafe bytes.loadUnaligned(
                    fromByteOffset: (start + group * 4) * 8, as: SIMD4<Double>.self)
                  let factor = unsafe factors[group]
                  up += unsafe (value * factor).replacing(
                    with: factor / value, where: costs[group] .> 0)
                  down += unsafe exponents[group] * Self.logarithm(value, entries)
                }
                if rest > 0 {
                  // ln 1 is 0, as are the figures of the columns that are missing.
                  var value = SIMD4<Double>.one
                  for lane in 0..<rest { value[lane] = unsafe values[start + whole * 4 + lane] }
                  let factor = unsafe factors[whole]
                  up += unsafe (value * factor).replacing(
                    with: factor / value, where: costs[whole] .> 0)
                  down += unsafe exponents[whole] * Self.logarithm(value, entries)
                }
                sums[row - range.lowerBound] = up.sum()
                products[row - range.lowerBound] = exp(min(0, down.sum() + constant))
              }
            }
          }
        }
      }
    }
    return (sums, products)
  }

  @inline(__always)
  private static func logarithm(
    _ value: SIMD4<Double>, _ entries: UnsafeBufferPointer<SIMD2<Double>>
  ) -> SIMD4<Double> {
    let (a, b) = (value[0].bitPattern, value[1].bitPattern)
    let (c, d) = (value[2].bitPattern, value[3].bitPattern)
    // With their signs, so that −0 is below, too.
    let least = min(
      min(Int64(bitPattern: a), Int64(bitPattern: b)),
      min(Int64(bitPattern: c), Int64(bitPattern: d)))
    guard least >= LogarithmTable.least else { return rareLogarithm(value) }
    // SAFETY: places are below 512.
    let (first, second) = unsafe (
      entries[LogarithmTable.place(a)], entries[LogarithmTable.place(b)]
    )
    let (third, fourth) = unsafe (
      entries[LogarithmTable.place(c)], entries[LogarithmTable.place(d)]
    )
    return LogarithmTable.natural(
      value, SIMD4(first[0], second[0], third[0], fourth[0]),
      SIMD4(first[1], second[1], third[1], fourth[1]))
  }

  /// Where one of four numbers is 0 or has no leading bit.
  @inline(never)
  private static func rareLogarithm(_ value: SIMD4<Double>) -> SIMD4<Double> {
    var result = SIMD4<Double>.zero
    for lane in 0..<4 { result[lane] = value[lane] > 0 ? log(value[lane]) : -1e300 }
    return result
  }
}

extension SIMD4 where Scalar == Double {
  fileprivate static var one: SIMD4<Double> { SIMD4(repeating: 1) }
}
