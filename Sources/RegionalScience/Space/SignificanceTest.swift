import Glibc

/// Which outcomes count as at least as extreme as the one seen.
public enum Alternative: String, Hashable, Sendable, CaseIterable {
  /// As far from the expectation, on either side.
  case twoSided = "two-sided"
  /// As far on the side on which the value lies: the lesser of the two one-sided p values.
  case directed
  /// As large.
  case greater
  /// As small.
  case less
}

/// A statistic set against its moments under the null hypothesis, with the normal distribution.
public struct NormalTest: Hashable, Sendable {
  /// The expectation under the null hypothesis.
  public let expectation: Double
  /// The variance under the null hypothesis.
  public let variance: Double
  /// (Value − expectation) / deviation; `nil` if the variance is 0.
  public let zScore: Double?

  init(value: Double, expectation: Double, variance: Double) {
    self.expectation = expectation
    self.variance = max(0, variance)
    zScore = variance > 0 ? (value - expectation) / variance.squareRoot() : nil
  }

  /// Returns the p value.
  ///
  /// - Parameter alternative: What counts as extreme.
  /// - Returns: 0 to 1; `nil` without a z score.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double? {
    zScore.map { z in
      switch alternative {
      case .twoSided: erfc(z.magnitude / 2.0.squareRoot())
      case .directed: erfc(z.magnitude / 2.0.squareRoot()) / 2
      case .greater: erfc(z / 2.0.squareRoot()) / 2
      case .less: erfc(-z / 2.0.squareRoot()) / 2
      }
    }
  }
}

/// A statistic set against the same statistic of shuffled values.
public struct PermutationTest: Hashable, Sendable {
  /// The number of shuffles.
  public let permutations: Int
  /// The shuffles whose statistic was as large as the value seen.
  public let greaterCount: Int
  /// The shuffles whose statistic was as small.
  public let lessCount: Int
  /// The shuffles whose statistic was as far from the expectation.
  public let extremeCount: Int
  /// The mean over the shuffles.
  public let mean: Double
  /// The variance over the shuffles (ddof 0).
  public let variance: Double

  /// Returns the pseudo p value, (as extreme + 1) / (shuffles + 1).
  ///
  /// - Parameter alternative: What counts as extreme; directed is (min(#≥, #≤) + 1) / (shuffles + 1),
  ///   the lesser of the two one-sided values. Shuffles that equal the value count on both sides, so
  ///   that a value which no shuffle can change has p 1.
  /// - Returns: Above 0, at most 1.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    let count =
      switch alternative {
      case .twoSided: extremeCount
      case .directed: min(greaterCount, lessCount)
      case .greater: greaterCount
      case .less: lessCount
      }
    return Double(count + 1) / Double(permutations + 1)
  }
}

/// How values are shuffled.
///
/// Shuffles come in blocks, each with its own stream of random numbers: the result is the same for
/// any number of threads.
public struct Permutations: Hashable, Sendable {
  /// How many shuffles, 1 to 1,000,000.
  public var count: Int
  /// Where the random numbers start.
  public var seed: UInt64
  /// How many threads work, 1 to 64.
  public var threads: Int

  /// Makes a choice of shuffles.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - seed: Where the random numbers start; equal seeds give equal results.
  ///   - threads: How many threads work.
  public init(count: Int = 999, seed: UInt64 = 1, threads: Int = 1) {
    self.count = count
    self.seed = seed
    self.threads = threads
  }

  func check() throws(RegionalScienceError) {
    guard (1...1_000_000).contains(count) else {
      throw RegionalScienceError(.parameter, "\(count) permutations, expected 1 to 1000000")
    }
    guard (1...64).contains(threads) else {
      throw RegionalScienceError(.parameter, "\(threads) threads, expected 1 to 64")
    }
  }
}

/// The false discovery rate of many tests at once.
///
/// > Source: Benjamini & Hochberg (1995), *Journal of the Royal Statistical Society* B 57.
public enum FalseDiscoveryRate {
  /// Returns adjusted p values: the least rate at which each test would be a discovery.
  ///
  /// - Parameter values: p values, 0 to 1; `nil` for a test that was not made, which does not count.
  /// - Returns: Adjusted values, each at least as large as its p value; `nil` where there was none.
  /// - Throws: ``RegionalScienceError`` with code `.parameter` for a value outside 0...1.
  /// - Complexity: O(*n* log *n*).
  public static func adjusted(_ values: [Double?]) throws(RegionalScienceError) -> [Double?] {
    var tests: [(value: Double, index: Int)] = []
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      guard (0...1).contains(value) else {
        throw RegionalScienceError(
          .parameter, "p value \(index) is \(value), expected 0 to 1", row: index)
      }
      tests.append((value, index))
    }
    tests.sort { ($0.value, $0.index) < ($1.value, $1.index) }
    var result = [Double?](repeating: nil, count: values.count)
    var least = 1.0
    for (rank, test) in tests.enumerated().reversed() {
      least = min(least, test.value * Double(tests.count) / Double(rank + 1))
      result[test.index] = least
    }
    return result
  }
}
