import Glibc

/// Eigenvalues and eigenvectors of a small symmetric matrix: Householder's reduction to a
/// tridiagonal matrix, then the implicit QL iteration.
///
/// > Source: Golub & Van Loan (2013), *Matrix Computations*, ch. 8.3.
enum SymmetricEigen {
  /// Returns eigenvalues and eigenvectors.
  ///
  /// - Parameter matrix: Symmetric; only the lower triangle is read.
  /// - Returns: The eigenvalues, largest first, and for each its unit vector as one row.
  /// - Throws: ``RegionalScienceError`` with code `.notConverged` after 64 iterations for a value.
  /// - Complexity: O(*n*³).
  static func decompose(_ matrix: Matrix) throws(RegionalScienceError)
    -> (values: [Double], vectors: Matrix)
  {
    let size = matrix.rows
    guard size > 0 else { return ([], matrix) }
    var vectors = matrix.values
    var diagonal = [Double](repeating: 0, count: size)
    var offDiagonal = [Double](repeating: 0, count: size)
    try reduce(&vectors, size, &diagonal, &offDiagonal)
    try iterate(&vectors, size, &diagonal, &offDiagonal)
    let order = SortOrder.descending(diagonal)
    return (
      order.map { diagonal[$0] },
      Matrix(
        unchecked: order.flatMap { Array(vectors[($0 * size)..<(($0 + 1) * size)]) }, rows: size,
        columns: size)
    )
  }

  /// Reduces to tridiagonal form; `rows` becomes the transposed orthogonal matrix, so that the
  /// iteration below turns neighbouring rows, which lie together in memory.
  private static func reduce(
    _ rows: inout [Double], _ size: Int, _ diagonal: inout [Double], _ offDiagonal: inout [Double]
  ) throws(RegionalScienceError) {
    var work = rows
    var reflectors: [[Double]] = []
    for step in 0..<max(0, size - 2) {
      try Interruption.check()
      diagonal[step] = work[step * size + step]
      var vector = [Double](repeating: 0, count: size)
      var scale = 0.0
      for index in (step + 1)..<size {
        vector[index] = work[index * size + step]
        scale = max(scale, vector[index].magnitude)
      }
      guard scale > 0 else {
        offDiagonal[step] = 0
        reflectors.append([])
        continue
      }
      var norm = 0.0
      for index in (step + 1)..<size {
        vector[index] /= scale
        norm += vector[index] * vector[index]
      }
      norm = norm.squareRoot()
      let head = vector[step + 1] > 0 ? -norm : norm
      offDiagonal[step] = head * scale
      vector[step + 1] -= head
      var square = 0.0
      for index in (step + 1)..<size { square += vector[index] * vector[index] }
      guard square > 0 else {
        reflectors.append([])
        continue
      }
      let factor = (2 / square).squareRoot()
      for index in (step + 1)..<size { vector[index] *= factor }
      // Both sides of I − v vᵀ at once: A − v qᵀ − q vᵀ with q = p − ½ (vᵀp) v, p = A v.
      var product = [Double](repeating: 0, count: size)
      for row in (step + 1)..<size {
        var sum = 0.0
        for column in (step + 1)...row { sum += work[row * size + column] * vector[column] }
        let own = vector[row]
        for column in (step + 1)..<row { product[column] += work[row * size + column] * own }
        product[row] += sum
      }
      var half = 0.0
      for index in (step + 1)..<size { half += vector[index] * product[index] }
      half /= 2
      for index in (step + 1)..<size { product[index] -= half * vector[index] }
      for row in (step + 1)..<size {
        let (left, right) = (vector[row], product[row])
        for column in (step + 1)...row {
          work[row * size + column] -= left * product[column] + right * vector[column]
        }
      }
      reflectors.append(vector)
    }
    for index in max(0, size - 2)..<size { diagonal[index] = work[index * size + index] }
    if size > 1 { offDiagonal[size - 2] = work[(size - 1) * size + size - 2] }
    for index in rows.indices { rows[index] = 0 }
    for index in 0..<size { rows[index * size + index] = 1 }
    // Row k of `rows` is the k-th basis vector, H₀ H₁ ⋯ e_k.
    for vector in reflectors.reversed() where !vector.isEmpty {
      try Interruption.check()
      for row in 0..<size {
        var sum = 0.0
        for index in 0..<size { sum += rows[row * size + index] * vector[index] }
        guard sum != 0 else { continue }
        for index in 0..<size { rows[row * size + index] -= sum * vector[index] }
      }
    }
  }

  private static func iterate(
    _ rows: inout [Double], _ size: Int, _ diagonal: inout [Double], _ off: inout [Double]
  ) throws(RegionalScienceError) {
    // Against the whole matrix, not against neighbours, which may both be 0 but for rounding.
    var norm = 0.0
    for index in 0..<size { norm = max(norm, diagonal[index].magnitude + off[index].magnitude) }
    let negligible = Double.ulpOfOne / 2 * norm
    for low in 0..<size {
      var rounds = 0
      while true {
        var high = low
        while high < size - 1 {
          if off[high].magnitude <= negligible { break }
          high += 1
        }
        if high == low { break }
        rounds += 1
        try Interruption.check()
        guard rounds <= 64 else {
          throw RegionalScienceError(.notConverged, "an eigenvalue did not settle in 64 iterations")
        }
        var shift = (diagonal[low + 1] - diagonal[low]) / (2 * off[low])
        var radius = hypot(shift, 1)
        shift = diagonal[high] - diagonal[low] + off[low] / (shift + copysign(radius, shift))
        var (sine, cosine, carried) = (1.0, 1.0, 0.0)
        var split = false
        for index in stride(from: high - 1, through: low, by: -1) {
          let first = sine * off[index]
          let second = cosine * off[index]
          radius = hypot(first, shift)
          off[index + 1] = radius
          if radius == 0 {
            diagonal[index + 1] -= carried
            off[high] = 0
            split = true
            break
          }
          sine = first / radius
          cosine = shift / radius
          shift = diagonal[index + 1] - carried
          radius = (diagonal[index] - shift) * sine + 2 * cosine * second
          carried = sine * radius
          diagonal[index + 1] = shift + carried
          shift = cosine * radius - second
          let (upper, lower) = ((index + 1) * size, index * size)
          for column in 0..<size {
            let value = rows[upper + column]
            rows[upper + column] = sine * rows[lower + column] + cosine * value
            rows[lower + column] = cosine * rows[lower + column] - sine * value
          }
        }
        if split { continue }
        diagonal[low] -= carried
        off[low] = shift
        off[high] = 0
      }
    }
  }
}
