import RegionalScience
import Testing

/// Published values that no other suite takes, and the members of files that came later.
@Suite("Further published values", .enabled(if: Golden.isPresent, "no reference files here"))
struct GoldenTextbookTests {
  @Test func clusterIndex() throws {
    let item = try Golden.textbook("Litzenberger-Sternberg cluster index")
    let input = item["input"]
    func place(_ keys: [String]) throws -> ClusterIndex.Place {
      let values = try keys.map { try #require(input[$0].number) }
      return ClusterIndex.Place(
        activity: values[0], area: values[1], population: values[2], establishments: values[3])
    }
    let found = try ClusterIndex.value(
      place(["e_ij", "a_j", "p_j", "b_ij"]), place(["e_i", "a", "p", "b_i"]))
    expectClose(found.index, item["computed"].numbers[0])
    expectClose(found.index, item["published"].numbers[0], tolerance: 5e-6)
  }

  @Test func hierarchyOfARanking() throws {
    let item = try Golden.textbook("AHP from ranking [1,2,4,3]")
    let ranks = item["input"]["ranking"].numbers
    // As many times as important as the other's rank has one's own, whole times.
    let rows = ranks.map { own in
      ranks.map { own <= $0 ? ($0 / own).rounded(.down) : 1 / (own / $0).rounded(.down) }
    }
    expectClose(
      try AnalyticHierarchy.weights(Matrix(rows: rows)).weights, item["published"].numbers,
      tolerance: 1e-8)
  }

  @Test func geometricConsistency() throws {
    for item in try Golden.load("ahp.json")["cases"].array where item["GCI"].exists {
      expectClose(
        try AnalyticHierarchy.weights(Matrix(rows: item["matrix"].rows)).geometricConsistency,
        item["GCI"].number, "GCI")
    }
  }

  @Test func pairsOfRankings() throws {
    for item in try Golden.load("rankcorr.json")["cases"].array {
      let (left, right) = (item["x"].numbers, item["y"].numbers)
      expectClose(
        try RankCorrelation.weightedSpearman(left, right), item["weighted_spearman"].number, "rw")
      let pairs = try RankCorrelation.pairs(left, right)
      expectClose(pairs.tauA, item["kendall_tau_a"].number, "tau-a")
      if item["gamma"].exists { expectClose(pairs.gamma, item["gamma"].number, "gamma") }
      guard item["kemeny"].exists else { continue }
      expectClose(Double(pairs.kemeny), item["kemeny"].number, "Kemeny")
    }
  }

  /// All 38 cases stand in some suite of this module, but for one without data.
  @Test func everyCaseIsKnown() throws {
    let cases = try Golden.load("textbook.json")["cases"].array
    #expect(cases.count == 38)
    let bare = cases.filter { $0["input"].keys.isEmpty }.compactMap { $0["name"].string }
    #expect(
      bare == [
        "bivariate local Moran z_i * lag(z) (ddof 1), Guerry Crm_prs x Litercy, region 0"
      ])
  }
}
