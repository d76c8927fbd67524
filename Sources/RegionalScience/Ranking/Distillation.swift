/// The distillation of a ranking out of degrees of outranking (ELECTRE III).
///
/// > Source: Roy (1978), *Cahiers du CERO* 20.
struct Distillation {
  /// Which end the classes are taken from.
  enum End {
    case best, worst
  }

  private let degrees: [Double]
  private let count: Int

  /// A distillation of degrees, alternatives × alternatives.
  init(_ credibility: Matrix) {
    degrees = credibility.values
    count = credibility.rows
  }

  /// Ranks from 1 (best) with average ties.
  ///
  /// - Throws: `.cancelled`.
  /// - Complexity: O(*n*² · classes).
  func ranks(from end: End) throws(RegionalScienceError) -> [Double] {
    var classes: [[Int]] = []
    var left = Array(0..<count)
    while !left.isEmpty {
      let next = try nextClass(left, end)
      classes.append(next)
      let taken = Set(next)
      left.removeAll { taken.contains($0) }
    }
    if end == .worst { classes.reverse() }
    var ranks = [Double](repeating: 0, count: count)
    var before = 0
    for members in classes {
      for index in members { ranks[index] = Double(before) + Double(members.count + 1) / 2 }
      before += members.count
    }
    return ranks
  }

  /// How far degrees may differ and still count alike.
  private func slack(_ degree: Double) -> Double { 0.3 - 0.15 * degree }

  /// The best or worst of some alternatives, at ever lower cuts until one is left or the cut is 0.
  private func nextClass(_ alternatives: [Int], _ end: End)
    throws(RegionalScienceError) -> [Int]
  {
    var members = alternatives
    var cut = largest(members, below: .infinity)
    while members.count > 1, cut > 0 {
      try Interruption.check()
      let next = largest(members, below: cut - slack(cut))
      let balance = qualifications(members, above: next)
      let bound = (end == .best ? balance.max() : balance.min()) ?? 0
      members = zip(members, balance).filter { $0.1 == bound }.map { $0.0 }
      cut = next
    }
    return members
  }

  /// The largest degree between different alternatives that is below a bound, 0 if there is none.
  private func largest(_ members: [Int], below bound: Double) -> Double {
    var result = 0.0
    for row in members {
      for other in members where other != row {
        let degree = degrees[row * count + other]
        if degree > result, degree < bound { result = degree }
      }
    }
    return result
  }

  /// For each member how many it outranks above a cut, less how many outrank it.
  private func qualifications(_ members: [Int], above cut: Double) -> [Int] {
    var balance = [Int](repeating: 0, count: members.count)
    for (position, row) in members.enumerated() {
      for (place, other) in members.enumerated() where other != row {
        let degree = degrees[row * count + other]
        if degree > cut, degree > degrees[other * count + row] + slack(degree) {
          balance[position] += 1
          balance[place] -= 1
        }
      }
    }
    return balance
  }
}
