/// For each row of a matrix the sum of its ratios and the product of its powers, with factors and
/// exponents of the columns.
struct LogarithmSums: Sendable {
  private let columns: Int
  /// What values are multiplied with, 0 for costs.
  private let factors: [SIMD4<Double>]
  private let exponents: [SIMD4<Double>]
  /// Whether all values of four columns have logarithms.
  private let isPlain: [Bool]
  /// The columns that are costs, in twos; an odd one stands beside itself.
  private let costs: [SIMD2<Int>]
  /// What is divided by them; 0 beside an odd one.
  private let costFactors: [SIMD2<Double>]
  private let constant: Double

  /// - Parameters:
  ///   - factors: What values are multiplied with or, in the columns that are costs, divided by them.
  ///   - isCost: Which columns are costs; without 0.
  ///   - exponents: What logarithms are multiplied with.
  ///   - leasts: The least values of the columns, or less.
  ///   - constant: What is added to the sum of binary logarithms, before it makes a product of at most 1.
  init(
    factors: [Double], isCost: [Bool], exponents: [Double], leasts: [Double], constant: Double
  ) {
    columns = factors.count
    self.factors = ColumnKernels.fours(zip(factors, isCost).map { $1 ? 0 : $0 })
    self.exponents = ColumnKernels.fours(exponents)
    isPlain = stride(from: 0, to: leasts.count, by: 4).map { first in
      leasts[first..<min(leasts.count, first + 4)].allSatisfy { $0 >= .leastNormalMagnitude }
    }
    let places = isCost.indices.filter { isCost[$0] }
    let pairs = stride(from: 0, to: places.count, by: 2)
    costs = pairs.map { SIMD2(places[$0], places[min($0 + 1, places.count - 1)]) }
    costFactors = pairs.map {
      SIMD2(factors[places[$0]], $0 + 1 < places.count ? factors[places[$0 + 1]] : 0)
    }
    self.constant = constant
  }

  /// From this many rows on the processors share the work.
  static let sharedRows = 20_000
  private static let blockRows = 4096

  /// Returns the sums of ratios and the products; the logarithm of 0 counts −1e300.
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
    var (sums, products): ([Double], [Double]) = ([], [])
    sums.reserveCapacity(matrix.rows)
    products.reserveCapacity(matrix.rows)
    for part in parts {
      sums += part.sums
      products += part.products
    }
    return (sums, products)
  }

  private func rows(_ matrix: Matrix, _ range: Range<Int>) -> (sums: [Double], products: [Double]) {
    var sums = [Double](repeating: 0, count: range.count)
    var products = sums
    var block = LogarithmBlock(
      columns: columns, isPlain: isPlain, factors: factors, exponents: exponents)
    // SAFETY: rows × columns values, and all rows lie within; sums and products have a member for each
    // row; costs are columns, with a factor for each two.
    unsafe matrix.values.withUnsafeBufferPointer { values in
      unsafe costs.withUnsafeBufferPointer { costs in
        unsafe costFactors.withUnsafeBufferPointer { costFactors in
          unsafe sums.withUnsafeMutableBufferPointer { sums in
            unsafe products.withUnsafeMutableBufferPointer { products in
              unsafe block.sums(values, range) { place, up, down in
                let start = (range.lowerBound &+ place) &* columns
                var ratios = SIMD2<Double>.zero
                for pair in 0..<costs.count {
                  let places = unsafe costs[pair]
                  let pairValues = unsafe SIMD2(
                    values[start &+ places[0]], values[start &+ places[1]])
                  unsafe ratios += costFactors[pair] / pairValues
                }
                unsafe sums[place] = up + ratios.sum()
                unsafe products[place] = min(0, down + constant)
              }
            }
          }
        }
      }
    }
    BinaryPowers.raise(&products)
    return (sums, products)
  }
}
