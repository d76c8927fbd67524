import KQLEngine
import KQLSyntax
import SamatKit
import Testing

/// What analyses say when they are called wrongly: what is wrong, where, and a way out.
@Suite struct AnalysisMessagesTests {
  private static let table = """
    datatable(p:string, g:string, n:long, v:real, w:real, o:long) ['a', 'x', 1, 1.5, 0, 1, \
    'b', 'x', 2, 2.5, 2, 1, 'c', 'y', 3, -3, 1, 1, 'd', 'y', 4, 0, 1, 1] | evaluate 
    """
  private static let borders = "dynamic([['a', 'b'], ['b', 'c'], ['c', 'd']])"

  private func problem(_ call: String) throws -> Diagnostic? {
    let catalog = try Workspace.seeds().catalog
    do throws(QueryFailure) {
      _ = try catalog.query(Self.table + call)
      return nil
    } catch {
      return error.diagnostics.first
    }
  }

  /// Each analysis without arguments, with far too many, and with constants where columns stand.
  @Test func everyAnalysisSaysWhatItTakes() throws {
    let catalog = try Workspace.seeds().catalog
    var codes: Set<String> = []
    for function in catalog.tableFunctions
    where function.examples.contains(where: { $0.query.contains("evaluate \(function.name)(") }) {
      guard catalog.tableFunction(function.name) != nil else { continue }
      let many = (0..<40).map { _ in "n" }.joined(separator: ", ")
      for arguments in ["", "1", "'x', 1, true, 2, 3", many, "nosuch = 1"] {
        guard let found = try problem("\(function.name)(\(arguments))"),
          found.code.hasPrefix("samat.analysis") || found.code.hasPrefix("regional.")
        else { continue }
        codes.insert(found.code)
        #expect(!found.help.isEmpty, "\(function.name)(\(arguments)): \(found.message)")
        #expect(found.span != nil, "\(function.name)(\(arguments))")
        if found.code == "samat.analysis.argument" || found.code == "samat.analysis.option" {
          #expect(
            found.notes.contains { $0.hasPrefix("\(function.name)(") },
            "\(function.name)(\(arguments)): \(found.notes)")
        }
      }
    }
    #expect(codes.isSuperset(of: ["samat.analysis.argument", "samat.analysis.option"]))
  }

  /// Wrong calls, the code, and what message and help have to say.
  private static let cases: [(call: String, code: String, message: String, help: String)] = [
    ("hotspots(p)", "samat.analysis.argument", "'value' (argument 2)", "| evaluate hotspots(p, n,"),
    ("hotspots(5, n, \(borders))", "samat.analysis.argument", "found 5", "evaluate hotspots"),
    ("moran(p, n, \(borders), 0)", "samat.analysis.argument", "1 to 100000", "permutations = 999"),
    (
      "moran(p, n, \(borders), scaling = 'z')", "samat.analysis.argument",
      "'row', 'binary' or 'given'",
      "'row'"
    ),
    ("moran(p, o, \(borders))", "regional.no-variation", "all 4 values are 1", "constant"),
    (
      "moran(p, n, dynamic([['a', 'b']]))", "samat.analysis.place", "row 3: place 'c'", "['c', 'c']"
    ),
    ("allocate(100, p, n, 30)", "regional.infeasible", "places 1 ('a'), 2 ('b')", "budget"),
    ("allocate(100, p, n, 0, 20)", "regional.infeasible", "the caps of places 1 ('a')", "budget"),
    (
      "allocate(100, p, n, 40, 20)", "regional.infeasible", "floor of place 1 ('a') is 40", "floors"
    ),
    ("allocate(100, p, v)", "regional.negative", "row 3 ('c') has -3.0", "| where v >= 0"),
    (
      "allocate(100, p, o, group = g, group_cap = 20)", "regional.infeasible",
      "the caps of groups 1 ('x'), 2 ('y') leave room for 40", "caps"
    ),
    (
      "allocate(100, p, n, group_cap = 20)", "samat.analysis.argument", "without 'group'", "group ="
    ),
    ("allocate(100, p, n, floor = 1.5)", "samat.analysis.units", "row 1 ('a') has 1.5", "tolong"),
    (
      "allocate(100, p, n, group = g, group_floor = n)", "samat.analysis.duplicate",
      "rows 1 and 2 of 'x' have 1 and 2 as 'group_floor'", "one group_floor for each"
    ),
    (
      "choose_projects(2, p, n, o, g, province_floor = 2)", "regional.infeasible",
      "keeps limits 'budget', 'floor 2 of province x', 'floor 2 of province y'", "budget"
    ),
    (
      "choose_projects(2, p, n, o, province_cap = 2)", "samat.analysis.argument",
      "without 'province'", "province = ..."
    ),
    ("choose_projects(2, p, n, v)", "regional.negative", "row 3 ('c') has -3.0", "| where v >= 0"),
    (
      "choose_projects(2, p, n, o, g, province_cap = 1, samples = 1000001)",
      "samat.analysis.argument", "from 0 to 1000000", "samples = 0"
    ),
    (
      "allocate(100, p, n, objective = 'fair')", "samat.analysis.argument", "'max_min'",
      "objective = 'proportional'"
    ),
    (
      "allocate(100, p, n, objective = 'logarithmic')", "samat.analysis.argument",
      "as 'scale' (argument 10), which is missing", "add scale = 1000000000"
    ),
    (
      "allocate(100, p, n, objective = 'logarithmic', scale = w)", "regional.not-positive",
      "row 1 has 0.0 as 'scale'", "| where w > 0"
    ),
    (
      "allocate(100, p, n, objective = 'power', exponent = 1)", "samat.analysis.argument",
      "above 0 and below 1", "exponent = 0.5"
    ),
    (
      "allocate(100, p, n, exponent = 0.5)", "samat.analysis.argument",
      "objective 'power' only", "objective = 'power'"
    ),
    (
      "allocate(100, p, n, group = g, objective = 'max_min')", "samat.analysis.argument",
      "objective 'proportional' only", "allocate_sectors"
    ),
    (
      "allocate_sectors(100, p, g, n, need = o)", "samat.analysis.argument",
      "objective 'max_min' only", "need = ..."
    ),
    (
      "allocate_sectors(100, g, p, n, objective = 'max_min', need = n)",
      "samat.analysis.duplicate", "rows 1 and 2 of 'x' have 1.0 and 2.0 as 'need'", "one need"
    ),
    (
      "moran(p, n, \(borders), other = o)", "regional.no-variation", "all 4 other values are 1",
      "constant"
    ),
    ("general_g(p, v, \(borders))", "regional.negative", "row 3 ('c') has -3.0", "where v >= 0"),
    ("ellison_glaeser(p, g, v)", "regional.negative", "row 3 ('c') has -3.0", "where v >= 0"),
    (
      "ellison_glaeser(g, p, n, n)", "samat.analysis.duplicate",
      "rows 1 and 2 of 'x' have 1.0 and 2.0 as 'activity'", "one activity"
    ),
    (
      "regionalization_quotient(p, g, n, 1)", "samat.analysis.argument", "0 to below 1",
      "delta = 0.25"
    ),
    (
      "complexity(p, g, n, rounds = 3)", "samat.analysis.argument", "variant 'fitness' only",
      "rounds = 3"
    ),
    (
      "complexity_outlook(p, g, n, 0)", "samat.analysis.argument", "a number above 0",
      "threshold = 1"
    ),
    (
      "shift_share(p, g, n, o, pack_array(n))", "samat.analysis.duplicate", "'n' is the first",
      "in order of time"
    ),
    (
      "shift_share(p, g, n, o, dynamic(['nosuch']))", "samat.analysis.argument",
      "year 'nosuch' is no column", "columns of the input"
    ),
    ("allocate(100, g, n)", "samat.analysis.duplicate", "rows 1 and 2 both are 'x'", "summarize"),
    (
      "allocate_sectors(100, p, g, n, province_cap = 20)", "regional.infeasible",
      "the caps of provinces 1 ('a')", "caps"
    ),
    (
      "allocate_sectors(100, p, g, n, sector_floor = 60)", "regional.infeasible",
      "the floors of sectors 1 ('x'), 2 ('y') sum to 120", "floors"
    ),
    (
      "topsis(p, pack_array(n, v), 'benefit', dynamic([0.1, 0.3]))", "regional.weight-sum",
      "sum to 0.4, expected", "divide"
    ),
    (
      "topsis(p, pack_array(n, v, w), 'benefit', dynamic([0.1, 0.1, 0.7]))", "regional.weight-sum",
      "sum to 0.9, expected", "divide"
    ),
    (
      "topsis(p, pack_array(n, v), 'benefit', dynamic([1]))", "regional.shape",
      "1 weights for 2 criteria (n, v)", "one weight"
    ),
    (
      "topsis(p, pack_array(n, v), 'benefit', dynamic([-0.1, 1.1]))", "regional.negative",
      "weight 1 ('n') is -0.1", "0"
    ),
    (
      "topsis(p, pack_array(n, v), 'benefit', 'entropi')", "regional.name",
      "unknown weighting method 'entropi'", "did you mean 'entropy'?"
    ),
    (
      "topsis(p, pack_array(n, n), 'benefit')", "samat.analysis.duplicate", "'n' is given twice",
      "once"
    ),
    (
      "topsis(p, pack_array(n, g), 'benefit')", "samat.analysis.number", "row 1 ('a') has 'x'",
      "todouble"
    ),
    (
      "copras(p, pack_array(n, v), 'benefit')", "regional.negative",
      "row 3 ('c'), column 2 ('v') is -3.0", "where"
    ),
    (
      "weights('merec', p, pack_array(n, w), 'benefit')", "regional.not-positive",
      "row 1 ('a'), column 2 ('w') is 0.0", "above 0"
    ),
    ("rank('topsi', p, n, 'benefit')", "regional.name", "'topsi'", "did you mean 'topsis'?"),
    (
      "robustness('saw', p, n, 'benefit', samples = 0)", "samat.analysis.argument",
      "from 1 to 1000000, found 0", "samples = 10000"
    ),
    (
      "inequality(n, unit = 'total')", "samat.analysis.argument", "with 'population' only",
      "population"
    ),
    ("ahp(p, p, n)", "regional.not-reciprocal", "row 2 compares 'b' with itself", "leave"),
    (
      "location_quotient(p, g, n, v)", "samat.analysis.argument", "3 arguments",
      "location_quotient(r, s, n)"
    ),
    (
      "location_quotient(p, g, n, region = p)", "samat.analysis.option",
      "given twice: by name, and 'p' without", "name 'p' too"
    ),
    (
      "vikor(p, pack_array(n, v), 'benefit', group_weight = 2)", "samat.analysis.argument",
      "is a number from 0 to 1, found 2", "group_weight = 0.5"
    ),
    (
      "topsis(p, pack_array(n, v), 'benefit', scaling = 'x')", "samat.analysis.argument",
      "is one of 'vector', 'min_max', found 'x'", "scaling = 'min_max'"
    ),
    (
      "electre_iii(p, pack_array(n, v), 'benefit', veto = -1)", "samat.analysis.argument",
      "found -1", "veto = 0.5"
    ),
    ("allocate(-100, p, n)", "samat.analysis.argument", "found -100", "budget = 1000000000"),
    (
      "allocate('100 billion toman', p, n)", "samat.analysis.argument", "found '100 billion toman'",
      "is 1000000000000 rials: allocate(1000000000000, ...)"
    ),
    (
      "moran(p, n, dynamic([['a', 'a'], ['b', 'b'], ['c', 'c'], ['d', 'd']]))",
      "regional.zero-total",
      "none of the 4 places borders another", "borders = dynamic([['a', 'd']])"
    ),
    ("lq(p)", "kql.bind.unknown-analysis", "'lq'", "did you mean 'location_quotient'?"),
  ]

  @Test func messagesNameWhatTheyMean() throws {
    for item in Self.cases {
      let found = try #require(try problem(item.call), "\(item.call) was not refused")
      #expect(found.code == item.code, "\(item.call): \(found)")
      #expect(found.message.contains(item.message), "\(item.call): \(found.message)")
      #expect(found.help.contains(item.help), "\(item.call): \(found.help)")
    }
  }

  /// Every code that an analysis may give has a way out that stands where a message has none.
  @Test func everyCodeHasAWayOut() {
    for entry in DiagnosticEntry.analyses {
      #expect(!entry.wayOut.isEmpty && entry.wayOut.hasSuffix("."), "\(entry.code)")
    }
  }

  /// A column that the input has already keeps its name; that of the analysis has a number behind it.
  @Test func columnsHaveNamesOfTheirOwn() throws {
    let catalog = try Workspace.seeds().catalog
    let found = try catalog.query(
      Self.table + "hotspots(p, n, \(Self.borders), 9) | project p, p1")
    #expect(found.rows.map { $0["p"].text } == ["a", "b", "c", "d"])
    #expect(found.rows.allSatisfy { ($0["p1"].double ?? 2) <= 1 })
    let renamed = try catalog.query(
      "datatable(score:string, rank:long) ['a', 1, 'b', 2] | evaluate saw(score, rank, 'benefit')")
    #expect(renamed.schema.names == ["score", "score1", "rank"])
    #expect(renamed.notes.contains { $0.contains("that of saw() is 'score1'") })
    for (call, names) in [
      ("allocate(10, amount, n) | project amount1", ["amount1"]),
      ("rank_acceptability('saw', share, n, 'benefit', samples = 9) | project share1", ["share1"]),
      ("relatedness(n, other, n) | project other1", ["other1"]),
      ("location_quotient(lq, rank, n) | project lq1, rank1", ["lq1", "rank1"]),
    ] {
      let table = try catalog.query(
        "datatable(amount:string, share:string, other:string, lq:string, rank:string, n:long) "
          + "['a', 'a', 'a', 'a', 'a', 1, 'b', 'b', 'b', 'b', 'b', 2] | evaluate \(call)")
      #expect(table.schema.names == names)
    }
  }

  /// What a signature shows can be given by place.
  @Test func placesAreThoseOfTheSignature() throws {
    let catalog = try Workspace.seeds().catalog
    for (places, names) in [
      (
        "inequality(n, g, o, 'per_head')",
        "inequality(n, group = g, population = o, unit = 'per_head')"
      ),
      ("lorenz(n, o, g)", "lorenz(n, population = o, group = g)"),
      ("density(p, g, n, 1, 'excluded')", "density(p, g, n, threshold = 1, own = 'excluded')"),
      (
        "allocate(10, p, n, 0, 9, g, 1, 8)",
        "allocate(10, p, n, floor = 0, cap = 9, group = g, group_floor = 1, group_cap = 8)"
      ),
      (
        "robustness('saw', p, n, 'benefit', 'equal', 20, 3)",
        "robustness('saw', p, n, 'benefit', 'equal', samples = 20, seed = 3)"
      ),
      (
        "vikor(p, pack_array(n, w), 'benefit', 'equal', 0.3)",
        "vikor(p, pack_array(n, w), 'benefit', 'equal', group_weight = 0.3)"
      ),
    ] {
      let (left, right) = (
        try catalog.query(Self.table + places), try catalog.query(Self.table + names)
      )
      #expect(left.schema == right.schema && left.rowCount > 0)
      for column in left.schema.names {
        #expect(
          left.rows.map { "\($0[column])" } == right.rows.map { "\($0[column])" },
          "\(places): \(column)")
      }
    }
  }

  /// Nothing holds up or down what has no floor and no cap.
  @Test func reasonsAreThoseThatWereGiven() throws {
    let catalog = try Workspace.seeds().catalog
    let nothing = try catalog.query(Self.table + "allocate(0, p, n)")
    #expect(nothing.rows.map { $0["reason"].text } == ["share", "share", "share", "share"])
    #expect(nothing.notes.contains("the budget is 0: nothing is shared out"))
    let all = try catalog.query(Self.table + "allocate_sectors(100, p, o, n)")
    #expect(Set(all.rows.compactMap { $0["province_reason"].text }) == ["value"])
    #expect(Set(all.rows.compactMap { $0["sector_reason"].text }) == ["value"])
    let capped = try catalog.query(
      Self.table + "allocate_sectors(100, p, o, n, province_cap = 40) | sort by p asc")
    #expect(capped.rows.map { $0["province_reason"].text } == ["value", "value", "cap", "cap"])
    let grouped = try catalog.query(Self.table + "allocate(100, p, n, group = g, group_cap = 60)")
    #expect(grouped.notes.contains("held by the cap of the group: 'y'"))
  }

  /// Totals and values per head are told apart, in both analyses alike.
  @Test func totalsAreNotReadAsValuesPerHead() throws {
    let catalog = try Workspace.seeds().catalog
    let data =
      "datatable(gdp:real, head:real, people:long) [60, 30, 2, 10, 10, 1, 30, 10, 3] | evaluate "
    let totals = try catalog.query(data + "inequality(gdp, population = people)")
    let heads = try catalog.query(
      data + "inequality(head, population = people, unit = 'per_head')")
    for (left, right) in zip(totals.rows, heads.rows) {
      let (one, other) = (left["value"].double ?? -1, right["value"].double ?? -1)
      #expect((one - other).magnitude < 1e-12, "\(left)")
    }
    #expect(totals.notes.contains { $0.contains("totals of regions") })
    let gini = totals.rows.first { $0["measure"].text == "gini" }?["value"].double ?? 0
    // Four of six people have 10 each, 40 of 100; the other two the rest.
    #expect((gini - (2.0 / 3 - 0.4)).magnitude < 1e-12)
    for call in ["lorenz(gdp, people)", "lorenz(head, people, unit = 'per_head')"] {
      let curve = try catalog.query(data + call)
      #expect(curve.notes.contains("Gini coefficient: 0.2667"), "\(curve.notes)")
    }
  }

  /// A place at the mean is alike and unlike its neighbours at once.
  @Test func aPlaceAtTheMeanIsNotSignificant() throws {
    let catalog = try Workspace.seeds().catalog
    let found = try catalog.query(
      "datatable(p:string, n:real) ['a', 0.1, 'b', 0.3, 'c', 0.2, 'd', 0.1, 'e', 0.3] "
        + "| evaluate hotspots(p, n, dynamic([['a','b'],['b','c'],['c','d'],['d','e']]), 199)")
    #expect(found.rows.first { $0["p"].text == "c" }?["p1"].double == 1)
  }
}
