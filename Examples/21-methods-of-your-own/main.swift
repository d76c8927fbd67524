// A ranking method, a weighting method and a rule of allocation of one's own: in queries and in guides they
// stand beside the built-in ones.

import KQLEngine
import KQLSyntax
import RegionalScience
import SamatKit

/// Wald's maximin: a place is as good as its weakest criterion.
struct WeakestLink: RankingMethod {
  let name = "weakest_link"
  let summary = "The least of the scaled scores of each alternative, weights aside."

  func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    table.minMaxScaled.rowArrays.map { $0.min() ?? 0 }
  }
}

/// Weights for criteria that are only known to be in the order of their importance.
///
/// > Source: Barron and Barrett (1996), Management Science 42.
struct RankOrderCentroid: WeightingMethod {
  let name = "rank_order_centroid"
  let summary =
    "Weights of criteria in the order of their importance, the first being the greatest."

  func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double] {
    let count = input.scores.columns
    return (1...count).map { place in
      (place...count).reduce(0) { $0 + 1 / Double($1) } / Double(count)
    }
  }
}

/// Floors first; what is left goes to all alike, until one after the other is at its cap.
struct EqualShares: AllocationRule {
  let name = "equal_shares"
  let summary = "The same for every place, within floors and caps."
  let persian = "برای هر مکان به یک اندازه، میان کف و سقف آن."

  func amounts(of problem: AllocationProblem) throws(RegionalScienceError) -> [Int64] {
    guard problem.scores.columns == 1 else {
      throw RegionalScienceError(.parameter, "the rule 'equal_shares' takes no sectors")
    }
    return try ProportionalAllocation.units(
      total: problem.budget, shares: problem.needs.map { _ in 1 }, floors: problem.placeFloors,
      caps: problem.placeCaps.map { min($0, problem.budget) }
    ).amounts
  }
}

/// Registers all three, as any component registers tables and functions.
struct OfficeMethods: Component {
  let name = "office-methods"
  let summary = "How our office ranks, weighs and shares."

  func register(in registry: inout Registry) throws {
    try registry.add(WeakestLink())
    try registry.add(RankOrderCentroid())
    try registry.add(EqualShares())
  }
}

let workspace = try Workspace.seeds()
try workspace.register(OfficeMethods())
func show(_ query: String) throws {
  let table: Table = try workspace.query(query)
  print(PlainFormat().string(table), terminator: "")
}

// The numbers as the sums demand them; see the example 12 for the misprint.
let workshops = """
  workshops_1394 | extend private_100plus = iff(province == 'IR-30', 172, private_100plus)
  | lookup (provinces | project province, name) on province
  """
let criteria = "name, pack_array(private_100plus, private_50_99, private_10_49), 'benefit'"

print("1. By its name in a query, with weights of our own")
try show("\(workshops) | evaluate weights('rank_order_centroid', \(criteria))")
try show(
  "\(workshops) | evaluate rank('weakest_link', \(criteria), 'rank_order_centroid') | take 3")

print("2. Beside the others")
try show(
  """
  \(workshops)
  | evaluate compare_rankings(dynamic(['topsis', 'vikor', 'weakest_link']), \(criteria), 'rank_order_centroid')
  | project name, topsis_rank, vikor_rank, weakest_link_rank, copeland | take 4
  """)

print("3. What leaving a criterion out does to it")
try show(
  """
  \(workshops) | evaluate robustness('weakest_link', \(criteria), samples = 100)
  | where finding == 'without_criterion' | project criterion, tau = round(value, 3), reversed = upper
  """)

print("4. A budget")
try show(
  """
  \(workshops) | where province in ('IR-08', 'IR-11', 'IR-29')
  | extend most = iff(name == 'Kerman', 200000000, 1000000000)
  | evaluate allocate(1000000000, name, private_total, cap = most, objective = 'equal_shares')
  | project name, amount, reason
  """)

print("5. In the guide, which takes the methods of the catalog")
var guide = PriorityGuide(
  rankingMethods: workspace.catalog.rankingMethods,
  weightingMethods: workspace.catalog.weightingMethods)
let tables = GuideTables(workspace)
try guide.choose(
  "workshops_1394", criteria: [.init("private_100plus"), .init("private_50_99")], in: tables)
try guide.distrust(
  place: "IR-30", column: "private_100plus", reason: "both totals demand 172", in: tables)
try guide.distrust(place: "IR-23", column: "private_total", reason: "one too many", in: tables)
try guide.weigh(by: "rank_order_centroid")
try guide.rank(by: "weakest_link")
try guide.testDoubt(samples: 500, seed: 1)
for sentence in guide.doubtSentences(in: .english).suffix(5) { print("-", sentence) }

print("6. A name that is none")
do throws(QueryFailure) {
  _ = try workspace.query("\(workshops) | evaluate rank('weakest', \(criteria))") as Table
} catch {
  print(error.diagnostics[0].message)
  print("help:", error.diagnostics[0].help)
}
