import RegionalScience

extension AllocationProblem {
  /// What is wrong with the amounts of a rule; nil where they keep budget and limits of places. Rules of
  /// one's own may be wrong.
  ///
  /// - Parameters:
  ///   - cells: What the rule gives, places × sectors.
  ///   - rule: The rule's name.
  /// - Returns: One sentence.
  func fault(of cells: [Int64], by rule: String) -> String? {
    let sums = sums(of: cells)
    let total = cells.reduce(Int128(0)) { $0 + Int128($1) }
    let keepsLimits = sums.indices.allSatisfy {
      sums[$0] >= placeFloors[$0] && sums[$0] <= placeCaps[$0]
    }
    guard
      cells.count != isThere.count || cells.contains(where: { $0 < 0 })
        || total > Int128(budget) || !keepsLimits
    else { return nil }
    return
      "the rule '\(rule)' gives \(cells.count) amounts of \(total) in all, which break the limits or "
      + "the budget"
  }

  /// What each place gets in all sectors.
  func sums(of cells: [Int64]) -> [Int64] {
    let sectors = scores.columns
    return (0..<scores.rows).map { place in
      cells[min(cells.count, place * sectors)..<min(cells.count, (place + 1) * sectors)]
        .reduce(0, &+)
    }
  }
}
