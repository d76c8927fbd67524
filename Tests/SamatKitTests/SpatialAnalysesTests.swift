import KQLEngine
import KQLSyntax
import RegionalScience
import SamatKit
import SamatTesting
import Testing

/// The analyses of spatial priorities, as queries call them.
@Suite struct SpatialAnalysesTests {
  private static let names = Set(
    [
      "location_quotient", "shift_share", "inequality", "complexity", "rank", "compare_rankings",
      "weights", "robustness", "moran", "hotspots", "allocate", "check_sums",
      "rank_steps", "rank_acceptability", "lorenz", "moran_scatter", "relatedness", "density",
      "choose_projects", "ellison_glaeser", "general_g", "regionalization_quotient",
      "complexity_outlook", "spatial_weights", "rank_correlation", "weight_sweep",
      "weight_changes", "budget_sweep", "allocate_goals", "cluster_index", "ahp", "geary",
    ] + RankingMethods.standard.names)

  private func query(_ text: String) throws -> Table {
    try Workspace.seeds().catalog.query(text)
  }

  private func code(_ text: String) throws -> String? {
    let catalog = try Workspace.seeds().catalog
    do throws(QueryFailure) {
      _ = try catalog.query(text)
      return nil
    } catch {
      #expect(error.diagnostics.first?.span != nil)
      return error.code
    }
  }

  @Test func examplesHold() throws {
    let catalog = try Workspace.seeds().catalog
    let functions = catalog.tableFunctions.filter { Self.names.contains($0.name) }
    #expect(functions.count == Self.names.count)
    for function in functions {
      #expect(ExampleCheck.problem(description: function.description) == nil)
      #expect(!function.examples.isEmpty)
      for example in function.examples {
        #expect(ExampleCheck.problem(example, in: catalog) == nil)
      }
    }
  }

  /// Help promises a column for each that there is, and shows each analysis on the seeds.
  @Test func helpSaysWhatTheColumnsHold() throws {
    let catalog = try Workspace.seeds().catalog
    let others = ["Rows and columns", "One unit in several registers", "Working groups"]
    let analyses = catalog.tableFunctions.filter { !others.contains($0.topic) }
    #expect(analyses.count >= Self.names.count)
    for function in analyses {
      let example = try #require(function.examples.first, "\(function.name) has no example")
      let ofSeeds = ["workshops_1394", "workshops_by_size()", "provinces", "datatable"]
      #expect(
        ofSeeds.contains { example.query.hasPrefix($0) }
          && (function.name == "ahp" || !example.query.hasPrefix("datatable")),
        "\(function.name) has no example on the seeds")
      let result = try catalog.query(Self.call(of: function.name, in: example.query))
      let promised = function.columns.filter { $0.kind == .always }.map(\.name)
      let flexible = function.columns.count - promised.count
      let given = result.schema.names
      #expect(given.filter(promised.contains) == promised, "\(function.name): \(given)")
      let further = given.count - promised.count
      let arguments = function.columns.filter { $0.kind == .argument }.count
      let isOfMethods = function.name == "compare_rankings"
      #expect(
        further >= arguments && (further <= flexible || isOfMethods), "\(function.name): \(given)")
    }
  }

  /// The part of a query up to the end of a call.
  private static func call(of name: String, in query: String) throws -> String {
    let start = try #require(query.firstRange(of: "evaluate \(name)("))
    var depth = 1
    var end = start.upperBound
    while depth > 0 {
      if query[end] == "(" { depth += 1 }
      if query[end] == ")" { depth -= 1 }
      end = query.index(after: end)
    }
    return String(query[..<end])
  }

  /// A method, weights and a rule of one's own take part in queries by their names.
  @Test func ownMethodsTakePart() throws {
    var registry = Registry(try Workspace.seeds().catalog)
    try registry.add(LastCriterion())
    try registry.add(LastWeights())
    try registry.add(AllToTheBest())
    #expect(throws: Diagnostic.self) { try registry.add(LastCriterion()) }
    #expect(throws: Diagnostic.self) { try registry.add(TOPSIS()) }
    #expect(throws: Diagnostic.self) { try registry.add(EqualWeights()) }
    let catalog = Catalog(registry)
    #expect(catalog.rankingMethods.names.last == "last_criterion")
    let data = "datatable(p:string, x:long, y:long) ['a', 1, 9, 'b', 2, 5, 'c', 3, 1] | evaluate "
    func first(_ call: String) throws -> [Value] {
      try #require(try catalog.query(data + call).rows.first).values
    }
    let criteria = "p, pack_array(x, y), 'benefit'"
    #expect(try first("last_criterion(\(criteria))") == [.string("a"), .real(9), .real(1)])
    #expect(try first("rank('last_criterion', \(criteria))") == [.string("a"), .real(9), .real(1)])
    #expect(
      try first(
        "compare_rankings(dynamic(['saw', 'last_criterion']), \(criteria)) | where p == 'c' "
          + "| project last_criterion_rank") == [.real(3)])
    #expect(
      try first(
        "robustness('last_criterion', \(criteria), samples = 10) | where finding == 'expected_rank' "
          + "| project id, value") == [.string("a"), .real(1)])
    #expect(try first("weights('last', \(criteria))") == [.string("x"), .real(0)])
    #expect(
      try first("saw(\(criteria), 'last') | project p, score") == [.string("a"), .real(1)])
    #expect(
      try first(
        "allocate(100, p, x, objective = 'all_to_the_best') | where p == 'c' | project amount")
        == [.long(100)])
    // Another catalog does not know them.
    #expect(try code(data + "last_criterion(\(criteria))") == "kql.bind.unknown-analysis")
    #expect(try code(data + "rank('last_criterion', \(criteria))") == "regional.name")
    // A rule that breaks a cap is no answer.
    let broken = data + "allocate(100, p, x, cap = 50, objective = 'all_to_the_best')"
    do throws(QueryFailure) {
      _ = try catalog.query(broken)
      Issue.record("the cap was broken")
    } catch {
      #expect(
        error.code == "samat.analysis.argument" && !error.diagnostics[0].help.isEmpty)
    }
  }

  private struct LastCriterion: RankingMethod {
    let name = "last_criterion"
    let summary = "The last criterion."
    func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
      table.scores.column(table.criteria - 1)
    }
  }

  private struct LastWeights: WeightingMethod {
    let name = "last"
    let summary = "All weight to the last criterion."
    func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double] {
      (1...input.scores.columns).map { $0 == input.scores.columns ? 1 : 0 }
    }
  }

  private struct AllToTheBest: AllocationRule {
    let name = "all_to_the_best"
    let summary = "Everything to the place of the highest score."
    func amounts(of problem: AllocationProblem) throws(RegionalScienceError) -> [Int64] {
      let best = problem.needs.indices.max { problem.needs[$0] < problem.needs[$1] } ?? 0
      return problem.needs.indices.map { $0 == best ? problem.budget : 0 }
    }
  }

  @Test func aWordThatIsMisspeltIsMeant() throws {
    let catalog = try Workspace.seeds().catalog
    for (call, help) in [
      ("moran(province, area_km2, neighbours = 'nearst')", "did you mean neighbours = 'nearest'?"),
      ("moran(province, area_km2, scaling = 'binry')", "did you mean scaling = 'binary'?"),
      ("moran(province, area_km2, scaling = 'sqrt')", "scaling = 'row'"),
    ] {
      do throws(QueryFailure) {
        _ = try catalog.query("provinces | evaluate \(call)")
        Issue.record("\(call) was taken")
      } catch {
        #expect(error.diagnostics[0].help == help)
      }
    }
  }

  private static let table =
    "datatable(p:string, x:real, y:real) ['a', 1, 3000, 'b', 2, 3750, 'c', 5, 4500] | evaluate "
  private static let criteria =
    "p, pack_array(x, y), dynamic(['cost', 'benefit']), dynamic([0.5, 0.5])) | sort by p asc"

  @Test func rankingsAreThoseOfTheMethods() throws {
    let decision = try DecisionTable(
      scores: Matrix(rows: [[1, 3000], [2, 3750], [5, 4500]]), weights: [0.5, 0.5],
      directions: [.cost, .benefit])
    for method in RankingMethods.standard.all {
      let expected = try method.ranking(of: decision)
      for call in ["\(method.name)(", "rank('\(method.name)', "] {
        let found = try query(Self.table + call + Self.criteria)
        #expect(found.rows.map { $0["score"].double } == expected.scores)
        #expect(found.rows.map { $0["rank"].double } == expected.ranks)
      }
    }
  }

  @Test func largeWorkshops() throws {
    let text = """
      workshops_1394
      | extend private_100plus = iff(province == 'IR-30', N, private_100plus)
      | project province, cells = bag_pack('s', private_10_49 + public_10_49, 'm', private_50_99 + \
      public_50_99, 'l', private_100plus + public_100plus)
      | mv-expand kind=array cells
      | project province, size = tostring(cells[0]), n = tolong(cells[1])
      | evaluate location_quotient(province, size, n) | where size == 'l' | top 2 by lq
      | project province, lq = round(lq, 3)
      """
    let printed = try query(text.replacing("N", with: "272"))
    #expect(printed.rows.first?["province"].text == "IR-30")
    let mended = try query(text.replacing("N", with: "172"))
    #expect(mended.rows.map { $0["province"].text } == ["IR-21", "IR-30"])
    #expect(mended.rows.map { $0["lq"].double } == [1.601, 1.516])
  }

  @Test func refusals() throws {
    let cases = [
      ("topsis(p, pack_array(x, p), 'benefit')", "samat.analysis.number"),
      ("topsis(p, pack_array(x, z), 'benefit')", "kql.bind.unknown-column"),
      ("topsis(p, pack_array(x, y), 'benefit', dynamic([0.5, 0.4]))", "regional.weight-sum"),
      ("topsis(p, pack_array(x, y), dynamic(['benefit']))", "samat.analysis.argument"),
      ("topsis(p)", "samat.analysis.argument"),
      ("rank('best', p, x, 'benefit')", "regional.name"),
      ("allocate(100, p, x, 60)", "regional.infeasible"),
      ("allocate(-1, p, x)", "samat.analysis.argument"),
      ("allocate(100, p, x, 0.5)", "samat.analysis.units"),
      ("moran(p, x)", "samat.analysis.place"),
      ("location_quotient(p, p, x, depth = 2)", "samat.analysis.option"),
    ]
    for (call, expected) in cases { #expect(try code(Self.table + call) == expected, "\(call)") }
    #expect(
      try code(
        "datatable(r:string, s:string, n:long) ['a', 'x', 1, 'a', 'x', 2] "
          + "| evaluate location_quotient(r, s, n)") == "samat.analysis.duplicate")
    #expect(
      try code(
        "datatable(r:string, s:string, n:long) ['a', 'x', -1] | evaluate location_quotient(r, s, n)"
      )
        == "regional.negative")
    #expect(
      try code(
        "datatable(p:string, x:long) ['a', 1, 'b', long(null)] | evaluate saw(p, x, 'benefit')")
        == "samat.analysis.missing")
  }

  @Test func robustnessIsBounded() throws {
    func many(_ rows: Int, _ call: String) -> String {
      "range p from 1 to \(rows) step 1 | extend x = p, y = \(rows) - p | evaluate robustness(\(call))"
    }
    let criteria = "p, pack_array(x, y), 'benefit', 'equal'"
    // What compares every pair takes fewer rows.
    #expect(try code(many(201, "'electre_iii', \(criteria), samples = 1")) == "regional.limit")
    #expect(try code(many(200, "'electre_i', \(criteria), samples = 100000")) == "regional.limit")
    #expect(try code(many(1001, "'saw', \(criteria), samples = 1")) == "regional.limit")
    let found = try query(many(201, "'saw', \(criteria), samples = 10"))
    #expect(found.rowCount > 0)
    // Many criteria, each of whose weights would be moved.
    let names = (0..<500).map { "c\($0)" }
    let columns = names.map { "\($0) = p" }.joined(separator: ", ")
    let list = names.map { "'\($0)'" }.joined(separator: ", ")
    let wide = "range p from 1 to 1000 step 1 | extend \(columns) "
    #expect(
      try code(
        wide + "| evaluate robustness('topsis', p, dynamic([\(list)]), 'benefit', samples = 1)")
        == "regional.limit")
  }

  @Test func shufflesAreBounded() throws {
    // One place with many neighbours; a long chain.
    let hub = """
      let b = toscalar(range i from 1 to 2000 step 1 | summarize make_list(pack_array('0', tostring(i))));
      range i from 0 to 2000 step 1 | project p = tostring(i), x = i
      | evaluate NAME(p, x, b, PERMUTATIONS) | count
      """
    for name in ["moran", "hotspots"] {
      let text = hub.replacing("NAME", with: name)
      #expect(try code(text.replacing("PERMUTATIONS", with: "10000")) == "regional.limit")
      #expect(try code(text.replacing("PERMUTATIONS", with: "9")) == nil)
    }
  }

  /// Work of minutes, of which a query may take a moment.
  @Test(arguments: [
    "evaluate robustness('electre_iii', p, pack_array(x, y), 'benefit', samples = 20000)",
    "evaluate robustness('topsis', p, pack_array(x, y), 'benefit', samples = 1000000)",
    "evaluate moran(p, x, b, 100000)", "evaluate hotspots(p, x, b, 100000)",
  ])
  func longAnalysesEnd(_ call: String) throws {
    let text = """
      let b = toscalar(range i from 2 to 200 step 1 \
      | summarize make_list(pack_array(tostring(i), tostring(i - 1))));
      range i from 1 to 200 step 1 | project p = tostring(i), x = (i * 37) % 11, y = (i * 91) % 17
      | \(call) | count
      """
    let catalog = try Workspace.seeds().catalog
    do throws(QueryFailure) {
      _ = try catalog.query(text, options: QueryOptions(timeout: 0.01))
      Issue.record("the query came to an end")
    } catch {
      #expect(error.code == "kql.limit.time", "\(error)")
    }
  }

  @Test func undefinedIsNullAndNamed() throws {
    let found = try query(
      "datatable(r:string, s:string, n:long) ['a', 'x', 1, 'b', 'x', 0] "
        + "| evaluate location_quotient(r, s, n)")
    #expect(found.rows.map { $0["lq"].double } == [1, nil])
    #expect(found.notes == ["nothing in regions 'b': undefined"])
    for name in ["location_quotient(r, s, n)", "complexity(r, s, n)", "check_sums(r, s, n)"] {
      #expect(
        try query("datatable(r:string, s:string, n:long) [] | evaluate \(name)").rowCount == 0)
    }
  }
}
