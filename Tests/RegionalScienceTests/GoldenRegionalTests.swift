import RegionalScience
import Testing

@Suite("Regional reference files", .enabled(if: Golden.isPresent, "no reference files here"))
struct GoldenRegionalTests {
  @Test(arguments: Golden.names(prefix: "regional_"))
  func quotientsAndIndices(_ file: String) throws {
    let golden = try Golden.load(file)
    let activity = try Matrix(rows: golden["E"].rows)
    let quotients = try LocationQuotient.values(activity)
    #expect(quotients.undefinedCount == 0)
    expectClose(quotients.filled(with: 0).values, golden["LQ"].rows.flatMap { $0 }, "LQ")
    let binary = try LocationQuotient.binary(quotients).filled(with: 0)
    expectClose(binary.rowSums, golden["diversity"].numbers, "diversity")
    expectClose(binary.columnSums, golden["ubiquity"].numbers, "ubiquity")

    let region = golden["region"]
    let rows = activity.rowArrays
    expectClose(try rows.map { try Concentration.herfindahl($0)! }, region["HHI"].numbers, "HHI")
    expectClose(
      try rows.map { try Concentration.normalizedHerfindahl($0)! },
      region["HHI_normalised"].numbers, "HHI*")
    expectClose(
      try rows.map { try Concentration.entropy($0)! }, region["entropy_nat"].numbers, "entropy")
    expectClose(
      try rows.map { try Inequality.gini($0)! }, region["gini_of_shares"].numbers, "gini")
    expectClose(
      try rows.map { try Inequality.theilT($0)! }, region["theilT_of_row"].numbers, "theil")
    for (index, key) in [
      (Specialization.Index.krugman, "krugman"), (.hoover, "specialisation_coeff"),
      (.hachman, "hachman"),
    ] {
      expectClose(
        try Specialization.values(index, ofRegions: activity).compactMap { $0 },
        region[key].numbers, key)
    }
    let sector = golden["sector"]
    expectClose(
      try (0..<activity.columns).map { try Concentration.herfindahl(activity.column($0))! },
      sector["HHI"].numbers, "sector HHI")
    for (index, key, factor) in [
      (Specialization.Index.hoover, "hoover_pct", 100), (.giniArea, "locational_gini_EconGeo", 1),
      (.quotientGini, "gini_conc_REAT", 1), (.theil, "theil_vs_total", 1.0),
    ] {
      expectClose(
        try Specialization.values(index, ofSectors: activity).compactMap { $0.map { $0 * factor } },
        sector[key].numbers, key)
    }
  }

  @Test(arguments: Golden.names(prefix: "regional_"))
  func shiftShare(_ file: String) throws {
    let golden = try Golden.load(file)
    let parts = try ShiftShare.dunn(
      start: Matrix(rows: golden["E"].rows), end: Matrix(rows: golden["E1"].rows))
    for key in golden["shiftShare"].keys {
      let region = try #require(Int(key))
      let expected = golden["shiftShare"][key]
      expectClose(parts.national.row(region), expected["national"].numbers, "national")
      expectClose(parts.industryMix.row(region), expected["industryMix"].numbers, "mix")
      expectClose(parts.regional.row(region), expected["regionalShift"].numbers, "regional")
      expectClose(parts.change.row(region), expected["total"].numbers, "change")
    }
  }

  @Test func inequality() throws {
    for item in try Golden.load("inequality.json")["cases"].array {
      let values = item["y"].numbers
      expectClose(try Inequality.gini(values), item["gini"].number, "gini")
      expectClose(
        try Inequality.normalizedGini(values), item["gini_normalised_n/(n-1)"].number, "gini*")
      expectClose(try Inequality.theilT(values), item["theilT"].number, "theilT")
      expectClose(try Inequality.theilL(values), item["theilL_MLD"].number, "theilL")
      expectClose(try Concentration.herfindahl(values), item["HHI"].number, "HHI")
      expectClose(
        try Concentration.normalizedHerfindahl(values), item["HHI_normalised"].number, "HHI*")
      expectClose(try Inequality.variation(values), item["cv_ddof0"].number, "cv")
      expectClose(
        try Inequality.variation(values, divisor: .sample), item["cv_ddof1"].number, "cv1")
      expectClose(try Inequality.hoover(values), item["hoover"].number, "hoover")
      expectClose(try Concentration.entropy(values), item["entropy_nat"].number, "entropy")
      let split = try #require(
        try Inequality.theilSplit(values, groups: item["partition"].integers))
      expectClose(split.between, item["theil_between"].number, "between")
      expectClose(split.within, item["theil_within"].number, "within")
    }
  }

  @Test func publishedIndices() throws {
    let quotient = try Golden.textbook("LQ")
    let input = quotient["input"]
    expectClose(
      try LocationQuotient.value(
        amount: input["e_ij"].number!, regionTotal: input["e_j"].number!,
        sectorTotal: input["e_i"].number!, total: input["e"].number!),
      quotient["published"].numbers[0], tolerance: 5e-8)
    for (name, reference) in [("Gini conc", "e_j"), ("Gini spec", "e_i")] {
      let item = try Golden.textbook(name)
      expectClose(
        try Specialization.value(
          .quotientGini, of: item["input"]["e_ij"].numbers,
          against: item["input"][reference].numbers),
        item["published"].numbers[0], tolerance: 5e-8, name)
    }
    let herfindahl = try Golden.textbook("HHI, normalised HHI, equivalent number")
    let values = herfindahl["input"]["x"].numbers
    expectClose(
      [
        try Concentration.herfindahl(values)!, try Concentration.normalizedHerfindahl(values)!,
        try Concentration.equivalentNumber(values)!,
      ], herfindahl["published"].numbers, tolerance: 0.002)
    let gini = try Golden.textbook("Gini, normalised")
    expectClose(
      [try Inequality.gini(values)!, try Inequality.normalizedGini(values)!],
      gini["published"].numbers)
    let theil = try Golden.textbook("Theil L (REAT's theil is the mean log deviation)")
    expectClose(
      try Inequality.theilL(theil["input"]["x"].numbers), theil["published"].numbers[0],
      tolerance: 5e-8)
    let laender = try Golden.textbook("Gini of German Laender GDP 2015")
    expectClose(
      try Inequality.gini(laender["input"]["x"].numbers), laender["published"].numbers[0],
      tolerance: 6e-5)
    let krugman = try Golden.textbook("Krugman")
    expectClose(
      try Specialization.value(
        .krugman, of: krugman["input"]["a"].numbers, against: krugman["input"]["b"].numbers), 2)
  }

  @Test func publishedShiftShare() throws {
    let item = try Golden.textbook(
      "shift-share, Farhauer/Kroell 2013 example (REAT::shift formulas)")
    for key in item["computed"].keys {
      let expected = item["computed"][key]
      let parts = try ShiftShare.dunn(
        start: Matrix(rows: [expected["r0"].numbers]), end: Matrix(rows: [expected["r1"].numbers]),
        reference: .sectors(
          start: item["input"]["nation0"].numbers, end: item["input"]["nation1"].numbers))
      expectClose(parts.national.values, expected["national"].numbers, "national")
      expectClose(parts.industryMix.values, expected["industryMix"].numbers, "mix")
      expectClose(parts.regional.values, expected["regionalShift"].numbers, "regional")
      let sums = parts.sums(region: 0)
      expectClose(
        [sums.national, sums.industryMix, sums.regional, sums.change],
        ["national", "industryMix", "regionalShift", "total"].map { expected["sums"][$0].number! })
    }
  }
}
