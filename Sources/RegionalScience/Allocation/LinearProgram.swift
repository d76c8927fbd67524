/// A linear programme with bounded variables: maximise c·x under row limits, by the simplex method on
/// a dense table, which is small for regional problems.
///
/// Rows are `low ≤ a·x ≤ high`, kept as equations with a bounded slack. The dual method repairs a
/// table whose bounds were changed, so that a branch costs few steps.
///
/// > Source: Chvátal (1983), *Linear Programming*, ch. 8–10; Bland (1977) against cycling.
struct LinearProgram {
  enum Outcome { case optimal, infeasible, cutOff, stopped }

  let columnCount: Int
  let rowCount: Int
  /// Bounds of the columns, then of the slacks (the values of the rows).
  var lower: [Double]
  var upper: [Double]
  /// Values of all variables.
  private(set) var values: [Double]
  private(set) var objective = 0.0
  private let costs: [Double]
  private let width: Int
  /// Row i says: basic variable i = Σ table · nonbasic variables.
  private var table: [Double]
  /// Reduced costs of the nonbasic variables, in the last row.
  private var basic: [Int]
  private var nonbasic: [Int]
  private var isAtUpper: [Bool]
  private static let tolerance = 1e-9

  /// - Parameters:
  ///   - costs: What a unit of each column is worth.
  ///   - rows: Coefficients of each row.
  ///   - lower: Finite lower bounds of columns, then bounds of rows, which may be infinite.
  ///   - upper: The same above.
  init(costs: [Double], rows: [[Double]], lower: [Double], upper: [Double]) {
    columnCount = costs.count
    rowCount = rows.count
    width = costs.count
    self.costs = costs
    self.lower = lower
    self.upper = upper
    table = rows.flatMap { $0 } + costs
    basic = (0..<rows.count).map { costs.count + $0 }
    nonbasic = Array(0..<costs.count)
    isAtUpper = costs.map { $0 > 0 }
    values = [Double](repeating: 0, count: costs.count + rows.count)
  }

  private func reducedCost(_ column: Int) -> Double { table[rowCount * width + column] }

  private mutating func place() {
    for column in 0..<width {
      let variable = nonbasic[column]
      values[variable] = isAtUpper[column] ? upper[variable] : lower[variable]
    }
    for row in 0..<rowCount {
      var sum = 0.0
      for column in 0..<width { sum += table[row * width + column] * values[nonbasic[column]] }
      values[basic[row]] = sum
    }
    objective = 0
    for column in 0..<columnCount { objective += costs[column] * values[column] }
  }

  /// Solves by the dual method: nonbasic variables lie at the bound that their reduced cost wants.
  ///
  /// - Parameters:
  ///   - cutoff: Stops once the objective cannot come above this.
  ///   - steps: How many exchanges at most.
  /// - Returns: How it ended.
  mutating func solve(cutoff: Double = -.infinity, steps: Int = 20_000) -> Outcome {
    for column in 0..<width {
      let variable = nonbasic[column]
      let wantsUpper = reducedCost(column) > 0
      isAtUpper[column] = wantsUpper ? upper[variable].isFinite : !lower[variable].isFinite
    }
    place()
    let interruption = Interruption.current
    for _ in 0..<steps {
      if interruption.isDue { return .stopped }
      if objective <= cutoff { return .cutOff }
      // The basic variable farthest outside its bounds leaves.
      var (leaving, distance) = (-1, Self.tolerance)
      for row in 0..<rowCount {
        let variable = basic[row]
        let scale = max(1, values[variable].magnitude * 1e-3)
        let off = max(lower[variable] - values[variable], values[variable] - upper[variable])
        if off / scale > distance { (leaving, distance) = (row, off / scale) }
      }
      if leaving < 0 { return .optimal }
      let variable = basic[leaving]
      let isBelow = values[variable] < lower[variable]
      var (entering, least, largest) = (-1, Double.infinity, 0.0)
      for column in 0..<width {
        let coefficient = table[leaving * width + column]
        guard coefficient.magnitude > 1e-9 else { continue }
        let other = nonbasic[column]
        // A fixed variable never enters.
        guard lower[other] < upper[other] else { continue }
        let rises = isBelow == (coefficient > 0)
        guard rises != isAtUpper[column] else { continue }
        let ratio = (reducedCost(column) / coefficient).magnitude
        if ratio < least - 1e-12 || (ratio <= least + 1e-12 && coefficient.magnitude > largest) {
          (entering, least, largest) = (column, ratio, coefficient.magnitude)
        }
      }
      if entering < 0 { return .infeasible }
      isAtUpper[entering] = !isBelow
      exchange(leaving, entering)
      place()
    }
    return .stopped
  }

  private mutating func exchange(_ row: Int, _ column: Int) {
    let start = row * width
    let pivot = table[start + column]
    // Solve the row for the entering variable, then put that into the others.
    table[start + column] = -1
    for index in 0..<width { table[start + index] /= -pivot }
    for other in 0...rowCount where other != row {
      let target = other * width
      let factor = table[target + column]
      guard factor != 0 else { continue }
      table[target + column] = 0
      for index in 0..<width { table[target + index] += factor * table[start + index] }
    }
    (basic[row], nonbasic[column]) = (nonbasic[column], basic[row])
  }

  /// What one more of a column would add beyond what it takes away; 0 for a basic one.
  func reducedCosts() -> [Double] {
    var result = [Double](repeating: 0, count: columnCount)
    for column in 0..<width where nonbasic[column] < columnCount {
      result[nonbasic[column]] = reducedCost(column)
    }
    return result
  }
}
