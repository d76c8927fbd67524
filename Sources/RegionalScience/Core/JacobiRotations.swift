/// All eigenvalues of a symmetric matrix, by Jacobi's rotations.
///
/// > Source: Jacobi (1846), *Journal für die reine und angewandte Mathematik* 30; Golub & Van Loan
/// > (2013), *Matrix Computations*, § 8.5.
enum JacobiRotations {
  /// Returns eigenvalues and eigenvectors.
  ///
  /// - Parameter matrix: Symmetric and finite.
  /// - Returns: Eigenvalues from the largest down, and eigenvectors of length 1 as rows.
  /// - Throws: ``RegionalScienceError`` with code `.notConverged`.
  /// - Complexity: O(*n*³) a sweep, about ten of them.
  static func eigen(_ matrix: Matrix) throws(RegionalScienceError)
    -> (values: [Double], vectors: Matrix)
  {
    let count = matrix.rows
    var values = matrix.values
    var vectors = [Double](repeating: 0, count: count * count)
    for index in 0..<count { vectors[index * count + index] = 1 }
    let scale = values.reduce(0) { $0 + $1 * $1 }
    for _ in 0..<100 {
      var rest = 0.0
      for row in 0..<count {
        for column in 0..<row {
          let entry = values[row * count + column]
          rest += entry * entry
        }
      }
      if rest <= 1e-30 * scale {
        let diagonal = (0..<count).map { values[$0 * count + $0] }
        let order = SortOrder.descending(diagonal)
        let sorted = order.flatMap { vectors[($0 * count)..<(($0 + 1) * count)] }
        return (
          order.map { diagonal[$0] }, Matrix(unchecked: sorted, rows: count, columns: count)
        )
      }
      for first in 0..<count {
        try Interruption.check()
        for second in (first + 1)..<max(count, first + 1) {
          rotate(&values, &vectors, first, second, count)
        }
      }
    }
    throw RegionalScienceError(.notConverged, "the eigenvalues did not settle in 100 sweeps")
  }

  /// Makes the entry of two rows 0 by a rotation of their plane.
  private static func rotate(
    _ values: inout [Double], _ vectors: inout [Double], _ first: Int, _ second: Int, _ count: Int
  ) {
    let entry = values[first * count + second]
    guard entry != 0 else { return }
    let ratio =
      (values[second * count + second] - values[first * count + first]) / (2 * entry)
    let tangent =
      (ratio < 0 ? -1 : 1) / (ratio.magnitude + (1 + ratio * ratio).squareRoot())
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = tangent * cosine
    for index in 0..<count {
      let (left, right) = (values[index * count + first], values[index * count + second])
      values[index * count + first] = cosine * left - sine * right
      values[index * count + second] = sine * left + cosine * right
    }
    for index in 0..<count {
      let (left, right) = (values[first * count + index], values[second * count + index])
      values[first * count + index] = cosine * left - sine * right
      values[second * count + index] = sine * left + cosine * right
      let (one, other) = (vectors[first * count + index], vectors[second * count + index])
      vectors[first * count + index] = cosine * one - sine * other
      vectors[second * count + index] = sine * one + cosine * other
    }
    // Rounding leaves something where there is nothing.
    values[first * count + second] = 0
    values[second * count + first] = 0
  }
}
