import RegionalScience

/// Location quotients, complexity and relatedness.
enum ComplexityCases {
  static func all() throws -> [BenchCase] {
    let small = try activity(rows: 480, columns: 400, seed: 1)
    let large = try activity(rows: 3000, columns: 1000, seed: 2)
    let packed = try BinaryMatrix(activity: large)
    let matrix = try BinaryMatrix(activity: small)
    let proximity = try Relatedness.proximity(matrix)
    return [
      ("complexity-all-480x400", 15, { try complexity(of: small, threads: .automatic) }),
      ("complexity-all-480x400-1-thread", 15, { try complexity(of: small, threads: .exactly(1)) }),
      ("step-lq-480x400", 15, { keep(try LocationQuotient.values(small).rows) }),
      ("step-pack-480x400", 15, { keep(try BinaryMatrix(activity: small).rows) }),
      ("step-eci-480x400", 15, { keep(try ComplexityIndex.values(matrix).regions.count) }),
      ("step-proximity-480x400", 15, { keep(try Relatedness.proximity(matrix).rows) }),
      (
        "step-density-480x400", 15,
        { keep(try Relatedness.density(matrix, proximity: proximity).rows) }
      ),
      ("eci-3000x1000", 9, { keep(try ComplexityIndex.values(packed).regions.count) }),
      (
        "eci-from-activity-3000x1000", 9,
        { keep(try ComplexityIndex.values(BinaryMatrix(activity: large)).regions.count) }
      ),
    ]
  }

  /// All from the table of activity to the density.
  private static func complexity(of activity: Matrix, threads: ThreadCount) throws {
    let quotients = try LocationQuotient.values(activity)
    let matrix = try BinaryMatrix(quotients: quotients)
    let index = try ComplexityIndex.values(matrix)
    let proximity = try Relatedness.proximity(matrix)
    let density = try Relatedness.density(matrix, proximity: proximity, threads: threads)
    keep(index.regions.count + density.rows)
  }

  /// Regions with different capabilities, sectors with different needs; 0 where they do not meet.
  static func activity(rows: Int, columns: Int, seed: UInt64) throws -> Matrix {
    var random = BenchRandom(seed: seed)
    let skills = (0..<rows).map { _ in random.next() }
    let needs = (0..<columns).map { _ in random.next() }
    var values: [Double] = []
    values.reserveCapacity(rows * columns)
    for skill in skills {
      for need in needs {
        let (first, second) = (random.next(), random.next())
        let chance = min(0.97, max(0.02, 0.35 + 1.1 * (need - skill)))
        values.append(
          first < chance
            ? 0 : (1 + 500 * (0.2 + skill) * (1.2 - need) * second * second).rounded(.down))
      }
    }
    return try Matrix(rows: rows, columns: columns, values: values)
  }
}

/// Uses a value, so that no run can be left out.
@inline(never) func keep(_ value: Int) { if value == .min { print(value) } }
