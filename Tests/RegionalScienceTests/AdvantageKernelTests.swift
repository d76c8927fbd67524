import Testing

@testable import RegionalScience

/// Packed matrices, proximity and density against their definitions, for sides about the sizes of
/// bytes, words and strips.
@Suite struct AdvantageKernelTests {
  private static let sizes = [
    (1, 1), (1, 9), (2, 3), (7, 4), (8, 8), (9, 5), (16, 17), (31, 33), (63, 12), (64, 7),
    (65, 40), (130, 65), (70, 97), (2050, 6),
  ]

  private func cells(_ rows: Int, _ columns: Int, _ random: inout SplitMix) throws -> Matrix {
    try Matrix(
      rows: rows, columns: columns,
      values: (0..<(rows * columns)).map { _ in random.next() % 3 == 0 ? 1 : 0 })
  }

  @Test(arguments: sizes) func packedAsTheyAre(_ rows: Int, _ columns: Int) throws {
    var random = SplitMix(seed: 71)
    let cells = try cells(rows, columns, &random)
    let matrix = try BinaryMatrix(cells: cells)
    #expect(matrix.matrix == cells)
    #expect(matrix.rowCounts == cells.rowSums.map { Int($0) })
    #expect(matrix.columnCounts == cells.columnSums.map { Int($0) })
    for row in 0..<min(rows, 70) {
      for column in 0..<columns { #expect(matrix[row, column] == (cells[row, column] == 1)) }
    }
  }

  @Test(arguments: sizes) func proximityAndDensity(_ rows: Int, _ columns: Int) throws {
    var random = SplitMix(seed: 72)
    let cells = try cells(rows, columns, &random)
    let matrix = try BinaryMatrix(cells: cells)
    let proximity = try Relatedness.proximity(matrix)
    let counts = matrix.columnCounts
    for left in 0..<columns {
      for right in 0..<columns {
        let both = (0..<rows).count { cells[$0, left] == 1 && cells[$0, right] == 1 }
        let expected = Double(both) / Double(max(counts[left], counts[right]))
        let isKnown = counts[left] > 0 && counts[right] > 0
        #expect(proximity[left, right] == (isKnown ? expected : nil))
      }
    }
    for own in [Relatedness.OwnSector.included, .excluded] {
      let density = try Relatedness.density(matrix, proximity: proximity, own: own)
      for region in 0..<min(rows, 70) {
        for sector in 0..<columns {
          var (has, total) = (0.0, 0.0)
          for other in 0..<columns where own == .included || other != sector {
            let near = proximity[sector, other] ?? 0
            has += near * cells[region, other]
            total += near
          }
          if let found = density[region, sector] {
            #expect((found - has / total).magnitude < 1e-12)
          } else {
            #expect(!(total > 0))
          }
        }
      }
    }
  }

  /// A region with every sector is at 1 exactly, however the sums are rounded.
  @Test func allSectorsMakeOne() throws {
    var random = SplitMix(seed: 73)
    let some = try cells(20, 37, &random)
    let rows = some.rowArrays + [[Double](repeating: 1, count: 37)]
    let matrix = try BinaryMatrix(cells: Matrix(rows: rows))
    let density = try Relatedness.density(matrix, proximity: Relatedness.proximity(matrix))
    for sector in 0..<37 { #expect(density[20, sector] == 1) }
  }

  /// A matrix that is large enough to be shared.
  @Test func threadsDoNotMatter() throws {
    var random = SplitMix(seed: 75)
    let matrix = try BinaryMatrix(cells: cells(310, 321, &random))
    let proximity = try Relatedness.proximity(matrix)
    let alone = try Relatedness.density(matrix, proximity: proximity, threads: .exactly(1))
    for threads in [2, 3, 8] {
      #expect(
        try Relatedness.density(matrix, proximity: proximity, threads: .exactly(threads)) == alone)
    }
    #expect(try Relatedness.density(matrix, proximity: proximity) == alone)
  }

  @Test func boundsOfAllValues() {
    for count in 0...9 {
      let values = [Double](repeating: 2, count: count)
      #expect(ColumnKernels.areAll(values, from: 2, to: 2))
      for place in 0..<count {
        for wrong in [1.9, 2.1, .nan, .infinity, -.infinity] {
          var changed = values
          changed[place] = wrong
          #expect(
            !ColumnKernels.areAll(changed, from: 2, to: 2), "\(wrong) at \(place) of \(count)")
        }
      }
    }
    for count in [0, 1, 15, 16, 33] {
      let flags = [Bool](repeating: true, count: count)
      #expect(ColumnKernels.areAll(flags))
      for place in 0..<count {
        var changed = flags
        changed[place] = false
        #expect(!ColumnKernels.areAll(changed))
      }
    }
  }

  @Test(arguments: sizes) func quotientsAndRowSums(_ rows: Int, _ columns: Int) throws {
    var random = SplitMix(seed: 74)
    let activity = try Matrix(
      rows: rows, columns: columns,
      values: (0..<(rows * columns)).map { _ in
        random.next() % 4 == 0 ? 0 : Double.random(in: 0.1...9, using: &random)
      })
    var sums: [Double] = []
    for row in activity.rowArrays { sums.append(row.reduce(0, +)) }
    #expect(activity.rowSums == sums)
    let quotients = try LocationQuotient.values(activity)
    let (total, sectors) = (sums.reduce(0, +), activity.columnSums)
    for row in 0..<rows {
      for column in 0..<columns {
        let expected = activity[row, column] / sums[row] / (sectors[column] / total)
        #expect(quotients[row, column] == (expected.isFinite ? expected : nil))
      }
    }
    let matrix = try BinaryMatrix(activity: activity)
    for row in 0..<min(rows, 70) {
      for column in 0..<columns {
        #expect(matrix[row, column] == ((quotients[row, column] ?? 0) >= 1))
      }
    }
  }
}
