import RegionalScience
import Testing

/// Random numbers that are the same on every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  mutating func matrix(rows: Int, columns: Int, in range: ClosedRange<Double> = 1...100) throws
    -> Matrix
  {
    try Matrix(
      rows: rows, columns: columns,
      values: (0..<(rows * columns)).map { _ in Double.random(in: range, using: &self) })
  }

  mutating func table(rows: Int, columns: Int) throws -> DecisionTable {
    let scores = try matrix(rows: rows, columns: columns)
    let weights = try ObjectiveWeights.normalized(
      (0..<columns).map { _ in Double.random(in: 0.1...1, using: &self) })
    return try DecisionTable(
      scores: scores, weights: weights,
      directions: (0..<columns).map { $0 % 3 == 2 ? .cost : .benefit })
  }
}

/// Expects an error of a code, and returns it for a look at its row and column.
@discardableResult
func expectError(
  _ code: RegionalScienceError.Code, sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () throws -> Void
) -> RegionalScienceError? {
  do {
    try body()
    Issue.record("no error, expected \(code)", sourceLocation: sourceLocation)
  } catch let error as RegionalScienceError {
    #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
    #expect(!error.message.isEmpty && error.message.last != ".", sourceLocation: sourceLocation)
    return error
  } catch {
    Issue.record("\(error)", sourceLocation: sourceLocation)
  }
  return nil
}
