import KQLEngine
import KQLSyntax

/// `link_thresholds`: from which scores on pairs are one, learnt from pairs that a person has judged.
enum LinkThresholdsFunction {
  private static let schema = Schema([
    ColumnSchema("match", .real), ColumnSchema("possible", .real), ColumnSchema("pairs", .long),
    ColumnSchema("same", .long), ColumnSchema("precision", .real), ColumnSchema("recall", .real),
    ColumnSchema("f1", .real),
  ])

  static let function = TableFunction(
    "link_thresholds",
    parameters: [
      FunctionParameter("score", .any), FunctionParameter("same", .any),
      FunctionParameter("precision", .any, .optional), FunctionParameter("recall", .any, .optional),
    ],
    description:
      "Returns from which score of link_records on a pair is one (match), and from which a person "
      + "should look (possible), learnt from pairs that were judged, with precision, recall and F1 of "
      + "'match' on those pairs; by default a precision of 0.99 and a recall of 0.995 are asked for.",
    searchTerms: ["record linkage", "labelled sample", "threshold", "آستانه"],
    examples: [
      FunctionExample(
        "datatable(score:real, same:bool) [9.0, true, 7.5, true, 6.0, false, 5.0, true, 2.0, false] "
          + "| evaluate link_thresholds(score, same) | project match, possible, precision, recall",
        "7.5, 5.0, 1.0, 0.6666666666666666")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "link_thresholds", arguments, ["score", "same", "precision", "recall"])
    let scores = try call.numbers(try call.column("score"))
    let same = try judgements(call, try call.column("same"))
    let precision = try share(call, 2, "precision", 0.99)
    let recall = try share(call, 3, "recall", 0.995)
    let sample = zip(scores, same).map { (score: $0, isMatch: $1) }
    guard
      let thresholds = LinkageThresholds.fitted(to: sample, precision: precision, recall: recall)
    else {
      throw Diagnostic(
        code: "samat.analysis.sample",
        message: same.contains(true)
          ? "link_thresholds(): no score parts the pairs with a precision of \(precision)"
          : "link_thresholds(): the sample has no pair that is one",
        span: arguments.span,
        help: same.contains(true) ? "ask for less: precision=0.9" : "judge more pairs")
    }
    let confusion = LinkageConfusion(
      truePositives: sample.count { $0.isMatch && $0.score >= thresholds.match },
      falsePositives: sample.count { !$0.isMatch && $0.score >= thresholds.match },
      falseNegatives: sample.count { $0.isMatch && $0.score < thresholds.match })
    func real(_ number: Double?) -> Value { number.map(Value.real) ?? .null }
    var table = Table(
      schema: schema,
      rows: [
        [
          .real(thresholds.match), .real(thresholds.possible), .long(Int64(sample.count)),
          .long(Int64(same.count { $0 })), real(confusion.precision), real(confusion.recall),
          real(confusion.f1),
        ]
      ])
    table.notes = [
      "precision, recall and F1 are of the pairs that the thresholds were learnt from; others do worse"
    ]
    return table
  }

  private static func share(
    _ call: AnalysisCall, _ place: Int, _ name: String, _ fallback: Double
  ) throws(Diagnostic) -> Double {
    guard let item = call.item(name) else { return fallback }
    guard case .value(let value) = item.argument,
      let number = value.double ?? value.int64.map(Double.init), (0...1).contains(number)
    else {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "'\(name)' of link_thresholds() is a number from 0 to 1", span: item.span)
    }
    return number
  }

  /// Whether each pair is one; a pair that nobody has judged is an error that names its row.
  private static func judgements(
    _ call: AnalysisCall, _ column: Int
  ) throws(Diagnostic) -> [Bool] {
    var judged: [Bool] = []
    for row in 0..<call.input.rowCount {
      guard case .bool(let same) = call.input.columns[column][row] else {
        throw Diagnostic(
          code: "samat.analysis.argument",
          message: "link_thresholds(): row \(row + 1) says '"
            + "\(ValueText.string(call.input.columns[column][row]))' as 'same', not true or false",
          span: call.span(of: column), help: "| extend same = (status == 'accepted')")
      }
      judged.append(same)
    }
    return judged
  }
}

/// `link_clusters`: the groups that pairs make.
enum LinkClustersFunction {
  private static let schema = Schema([
    ColumnSchema("cluster", .long), ColumnSchema("record", .string), ColumnSchema("records", .long),
  ])

  static let function = TableFunction(
    "link_clusters",
    parameters: [FunctionParameter("left", .any), FunctionParameter("right", .any)],
    description:
      "Returns the groups of records that pairs connect, numbered from 1 in the order of the rows, one row "
      + "for each record with the size of its group; a group of more than two may rest on a chain, so "
      + "look at the largest first.",
    searchTerms: ["connected components", "record linkage", "خوشه"],
    examples: [
      FunctionExample(
        "datatable(left:string, right:string) ['t1', 'b1', 'b1', 'p7', 't2', 'b3'] "
          + "| evaluate link_clusters(left, right) | summarize records = count() by cluster "
          + "| order by cluster asc", "1, 3\n2, 2")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall("link_clusters", arguments, ["left", "right"])
    let left = try call.labels(try call.column("left"), unique: false)
    let right = try call.labels(try call.column("right"), unique: false)
    // One namespace: a record may stand on the left of one pair and on the right of another.
    var numbers: [String: Int] = [:]
    var names: [String] = []
    func number(_ name: String) -> Int {
      if let known = numbers[name] { return known }
      numbers[name] = names.count
      names.append(name)
      return names.count - 1
    }
    var groups = DisjointGroups()
    for (one, other) in zip(left, right) { groups.join(number(one), number(other)) }
    var places: [Int: Int] = [:]
    var members: [[Int]] = []
    for record in names.indices {
      let top = groups.root(record)
      if let place = places[top] {
        members[place].append(record)
      } else {
        places[top] = members.count
        members.append([record])
      }
    }
    var rows: [[Value]] = []
    for (place, group) in members.enumerated() {
      for record in group {
        rows.append([.long(Int64(place + 1)), .string(names[record]), .long(Int64(group.count))])
      }
    }
    return Table(schema: schema, rows: rows)
  }
}
