import RegionalScience
import Testing

@Suite(
  "Further methods' reference files", .enabled(if: Golden.isPresent, "no reference files here"))
struct GoldenMethodsTests {
  /// As in the file; published weights need not sum to 1.
  static func table(_ input: JSON) throws -> DecisionTable {
    try DecisionTable(
      scores: Matrix(rows: input["matrix"].rows), weights: input["weights"].numbers,
      directions: GoldenRankingTests.directions(input["types"]), weightSum: .any)
  }

  @Test(arguments: Golden.names(prefix: "mcda_"))
  func weights(_ file: String) throws {
    let golden = try Golden.load(file)
    let table = try Self.table(golden)
    let input = try WeightingInput(scores: table.scores, directions: table.directions)
    let expected = golden["objectiveWeights"]
    for (name, method) in [
      ("entropy", EntropyWeights() as any WeightingMethod), ("std", StandardDeviationWeights()),
      ("critic_oriented", CriticWeights()),
      ("critic_all_benefit", CriticWeights(costs: .asBenefits)),
      ("pca", PrincipalComponentWeights()), ("merec", MerecWeights()),
    ] where expected[name].exists {
      expectClose(try method.weights(of: input), expected[name].numbers, name)
    }
  }

  @Test(arguments: Golden.names(prefix: "mcda_"))
  func scores(_ file: String) throws {
    let golden = try Golden.load(file)
    let table = try Self.table(golden)
    let methods = golden["methods"]
    let copras = try COPRAS.scores(table)
    expectClose(copras.benefits, methods["copras"]["Splus"].numbers, "S+")
    expectClose(copras.costs, methods["copras"]["Sminus"].numbers, "S-")
    expectClose(copras.significance, methods["copras"]["Q"].numbers, "Q")
    expectClose(copras.utility, methods["copras"]["U"].numbers, "U")
    let edas = try EDAS.scores(table)
    expectClose(edas.positive, methods["edas"]["SP"].numbers, "SP")
    expectClose(edas.negative, methods["edas"]["SN"].numbers, "SN")
    expectClose(edas.appraisal, methods["edas"]["AS"].numbers, "AS")
    expectClose(MOORA.scores(table), methods["moora_ratio"]["score"].numbers, "MOORA")
    if methods["marcos"].exists {
      let marcos = try MARCOS.scores(table)
      expectClose(marcos.againstAntiIdeal, methods["marcos"]["Kminus"].numbers, "K-")
      expectClose(marcos.againstIdeal, methods["marcos"]["Kplus"].numbers, "K+")
      expectClose(marcos.utility, methods["marcos"]["f"].numbers, "f")
    }
    for (name, share) in [("waspas", 0.5), ("waspas_l025", 0.25)] where methods[name].exists {
      let waspas = try WASPAS.scores(table, sumShare: share)
      expectClose(waspas.sums, methods[name]["WSM"].numbers, "WSM")
      expectClose(waspas.products, methods[name]["WPM"].numbers, "WPM")
      expectClose(waspas.scores, methods[name]["score"].numbers, name)
    }
    if methods["codas"].exists {
      let codas = try CODAS.scores(table)
      expectClose(codas.euclidean, methods["codas"]["E"].numbers, "E")
      expectClose(codas.taxicab, methods["codas"]["T"].numbers, "T")
      expectClose(codas.assessment, methods["codas"]["H"].numbers, "H")
    }
    if methods["grey_relational"].exists {
      expectClose(
        try GreyRelational.scores(table), methods["grey_relational"]["grade"].numbers, "grade")
    }
    if methods["mabac"].exists {
      expectClose(MABAC.scores(table).scores, methods["mabac"]["S"].numbers, "MABAC")
    }
    if methods["aras"].exists {
      expectClose(try ARAS.scores(table).degrees, methods["aras"]["K"].numbers, "ARAS")
    }
    if methods["wpm_linear"].exists {
      expectClose(
        try WASPAS(sumShare: 0).scores(of: table), methods["wpm_linear"]["score"].numbers, "WPM")
    }
    if methods["electre1"].exists {
      let expected = methods["electre1"]
      let result = try ElectreI(
        concordanceThreshold: #require(expected["p"].number),
        discordanceThreshold: #require(expected["q"].number)
      ).relation(table)
      Self.expectPairs(result.concordance, expected["concordance"])
      Self.expectPairs(result.discordance, expected["discordance"])
      let kernel = expected["kernel"].array.map(\.flag)
      #expect(result.kernel == kernel.indices.filter { kernel[$0] == true })
    }
  }

  /// Pairs of different alternatives; the diagonal is left open in the files.
  static func expectPairs(_ found: Matrix, _ expected: JSON) {
    for (row, values) in expected.array.enumerated() {
      for (column, value) in values.array.enumerated() where column != row {
        expectClose(found[row, column], value.number, "\(row), \(column)")
      }
    }
  }

  @Test(arguments: Golden.names(prefix: "mcda_"))
  func ranks(_ file: String) throws {
    let golden = try Golden.load(file)
    let table = try Self.table(golden)
    let ranks = golden["ranks_average_ties"]
    for (name, method) in [
      ("topsis_vector", TOPSIS() as any RankingMethod), ("topsis_minmax", TOPSIS(scaling: .minMax)),
      ("vikor", VIKOR()), ("copras", COPRAS()), ("edas", EDAS()), ("marcos", MARCOS()),
      ("waspas", WASPAS()), ("codas", CODAS()), ("wsm_minmax", SimpleAdditiveWeighting()),
      ("taxonomy", NumericalTaxonomy()), ("moora_ratio", MOORA()),
      ("promethee2_usual", PrometheeII()),
      ("promethee2_ushape", PrometheeII(preferences: .deviations(.uShape))),
      ("promethee2_vshape", PrometheeII(preferences: .deviations(.vShape))),
      ("promethee2_level", PrometheeII(preferences: .deviations(.level))),
      ("promethee2_linear", PrometheeII(preferences: .deviations(.linear))),
    ] where ranks[name].exists {
      let found = try method.ranking(of: table).ranks
      // Files rank scores apart that differ in their last digit only; here they tie.
      if file.contains("ties") {
        let expected = ranks[name].numbers
        for (left, right) in zip(found, expected) {
          #expect((left - right).magnitude <= 2, "\(name): \(found), expected \(expected)")
        }
      } else {
        #expect(found == ranks[name].numbers, "\(name)")
      }
    }
    let shape = golden["methods"]["promethee2_gaussian"]
    expectClose(
      try PrometheeII(preferences: .deviations(.gaussian)).scores(of: table), shape["phi"].numbers)
  }

  @Test(arguments: [
    ("EDAS", EDAS() as any RankingMethod), ("MARCOS", MARCOS()), ("WASPAS", WASPAS()),
    ("CODAS", CODAS()), ("MOORA ratio", MOORA()), ("MABAC", MABAC()), ("ARAS", ARAS()),
  ])
  func published(_ name: String, _ method: any RankingMethod) throws {
    let item = try Golden.textbook(name)
    let scores = try method.scores(of: Self.table(item["input"]))
    expectClose(scores, item["computed"].numbers)
    expectClose(scores, item["published"].numbers, tolerance: item["tolerance"].number!)
  }

  @Test func publishedCOPRAS() throws {
    let item = try Golden.textbook("COPRAS Uysal-Inan 2022")
    let utility = try COPRAS.scores(Self.table(item["input"])).utility.map { $0 * 100 }
    expectClose(utility, item["computed"].numbers)
    expectClose(utility, item["published"].numbers, tolerance: 1e-3)
    let roads = try Golden.textbook(
      "COPRAS road design (Zavadskas 2007): pymcdm vs textbook formula")
    expectClose(
      try COPRAS.scores(Self.table(roads["input"])).utility, roads["computed"].numbers)
  }

  @Test func publishedELECTRE() throws {
    let item = try Golden.textbook("ELECTRE I kernel")
    let result = try ElectreI().relation(Self.table(item["input"]))
    Self.expectPairs(result.concordance, item["input"]["concordance"])
    Self.expectPairs(result.discordance, item["input"]["discordance"])
    #expect(result.kernel == item["published"].integers)

    let schools = try Golden.textbook(
      "ELECTRE III concordance, sum of discordance, sum of credibility (schools)")
    let input = schools["input"]
    let table = try DecisionTable(
      scores: Matrix(rows: input["scores"].rows), weights: input["w"].numbers,
      directions: [.benefit, .benefit])
    let thresholds = (0..<2).map {
      ElectreIII.Thresholds(
        indifference: input["q"].numbers[$0], preference: input["p"].numbers[$0],
        veto: input["v"].numbers[$0])
    }
    let relation = try ElectreIII(preferences: .each(thresholds)).relation(table)
    expectClose(relation.concordance.values, Array(schools["computed"].numbers.prefix(16)))
    expectClose(relation.credibility.values, input["credibility"].rows.flatMap { $0 })
    expectClose(relation.credibility.total, schools["published"].numbers[17], tolerance: 1e-6)
  }
}
