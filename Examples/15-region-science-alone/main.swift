// Uses RegionalScience alone: no tables, no queries, no Foundation. Checks the sums of a small table,
// finds advantages, ranks, doubts the ranking, and allocates.

import RegionalScience

/// A number with three digits behind the point, without Foundation.
func short(_ number: Double) -> String {
  let thousandths = Int64((number * 1000).rounded())
  let digits = String(thousandths.magnitude % 1000)
  let fraction = String(repeating: "0", count: 3 - digits.count) + digits
  return (thousandths < 0 ? "-" : "") + "\(thousandths.magnitude / 1000).\(fraction)"
}

let regions = ["north", "east", "south", "west"]
let sectors = ["food", "textiles", "metals"]

print("1. The sums, before anything is ranked")
let printed = try Matrix(rows: [[120, 40, 90], [30, 80, 20], [60, 25, 272], [45, 55, 50]])
let report = try SumCheck.check(
  printed, rowTotals: [250, 130, 257, 150], columnTotals: [255, 200, 332])
for case .cell(let row, let column, let found, let expected) in report.corrections {
  print(
    "   \(regions[row]), \(sectors[column]): \(Int(found)) printed, \(Int(expected)) by both sums")
}
let activity = try Matrix(rows: [[120, 40, 90], [30, 80, 20], [60, 25, 172], [45, 55, 50]])
print(
  "   consistent with it:",
  try SumCheck.check(
    activity, rowTotals: [250, 130, 257, 150], columnTotals: [255, 200, 332]
  ).isConsistent)

print("2. Location quotients; 1 or more is an advantage")
let quotients = try LocationQuotient.values(activity)
for (row, region) in regions.enumerated() {
  let cells = sectors.indices.map { column in
    "\(sectors[column]) " + (quotients[row, column].map(short) ?? "undefined")
  }
  print("  ", region, cells.joined(separator: ", "))
}

print("3. Weights that the data gives, and a ranking")
let scores = try Matrix(rows: [[3.1, 40, 12], [2.4, 65, 9], [4.0, 30, 20], [2.9, 55, 11]])
let input = try WeightingInput(scores: scores, directions: [.benefit, .benefit, .cost])
let table = try input.table(weights: CriticWeights())
print("   weights", table.weights.map(short).joined(separator: ", "))
let ranking = try TOPSIS().ranking(of: table)
for index in regions.indices {
  print("  ", regions[index], "score", short(ranking.scores[index]), "rank", ranking.ranks[index])
}

print("4. How sure is it?")
let first = ranking.ranks.indices.min { ranking.ranks[$0] < ranking.ranks[$1] } ?? 0
for (index, interval) in try WeightStability.intervals(of: table, method: TOPSIS()).enumerated() {
  print(
    "   \(regions[first]) stays first with weight \(index + 1) from",
    short(interval.best.lowerBound),
    "to", short(interval.best.upperBound))
}

print("5. A budget of 1,000 by score, floors of 150, a cap of 300")
let allocation = try ProportionalAllocation.units(
  total: 1000, shares: ranking.scores, floors: [150, 150, 150, 150], caps: [300, 300, 300, 300])
for (index, amount) in allocation.amounts.enumerated() { print("  ", regions[index], amount) }

print("6. Limits that contradict each other are named")
do throws(RegionalScienceError) {
  _ = try ProportionalAllocation.units(
    total: 1000, shares: ranking.scores, floors: [600, 0, 600, 0])
} catch {
  print("  ", error)
}
