import KQLEngine
import KQLSyntax

/// `link_records`: pairs of rows of several registers that may be of one unit.
enum LinkRecordsFunction {
  private static let schema = Schema([
    ColumnSchema("left", .string), ColumnSchema("right", .string), ColumnSchema("score", .real),
    ColumnSchema("class", .string), ColumnSchema("reason", .string),
  ])

  /// From this score on a pair is likely: 64 times likelier one than two. Below 0 it is not shown.
  private static let likely = 6.0
  private static let mostRegisters = 20

  static let function = TableFunction(
    "link_records",
    parameters: [
      FunctionParameter("register", .string), FunctionParameter("id", .any),
      FunctionParameter("name", .string), FunctionParameter("fields", .any, .repeated),
    ],
    description:
      "Returns pairs of rows of different registers that may be one unit, with the score, the class and "
      + "what each column adds; text is compared as text, whole numbers as identifiers, where the "
      + "beginning of the name or another column is equal.",
    searchTerms: ["duplicate", "match", "record linkage", "merge", "پیوند", "تکراری"],
    examples: [
      FunctionExample(
        "datatable(register:string, id:string, name:string, phone:long) "
          + "['tax', 't1', 'Kaveh Steel', 3411, 'tax', 't2', 'Sina Cotton', 3522, "
          + "'tax', 't3', 'Arta Glass', 3633, 'bank', 'b1', 'Kaveh Steel Co', 3411, "
          + "'bank', 'b2', 'Novin Paper', 3744] "
          + "| evaluate link_records(register, id, name, phone) | project left, right, class",
        "t1, b1, likely")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall("link_records", arguments, most: 32)
    let register = try call.column(0, "register")
    let id = try call.column(1, "id")
    var columns = [try call.column(2, "name")]
    for place in 3..<max(3, arguments.arguments.count) {
      columns.append(try call.column(place, "fields"))
    }
    let fields = columns.map { column -> LinkageField in
      switch call.input.schema.columns[column].type {
      case .int, .long: LinkageField(call.title(column), .identifier)
      case .real, .decimal: LinkageField(call.title(column), .number(tolerance: 0))
      default: LinkageField(call.title(column), .text)
      }
    }
    var keys = [BlockingKey([.init(0, prefix: 3)])]
    keys += fields.indices.dropFirst().map { BlockingKey([.init($0)]) }
    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for row in 0..<call.input.rowCount {
      let name = ValueText.string(call.input.columns[register][row])
      if rows[name] == nil { order.append(name) }
      rows[name, default: []].append(row)
    }
    guard order.count <= mostRegisters else {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "link_records() takes \(mostRegisters) registers at most, not \(order.count)",
        span: call.span(of: register))
    }
    func texts(_ register: String) -> [[String]] {
      columns.map { column in
        (rows[register] ?? []).map { row in
          let value = call.input.columns[column][row]
          return value.isNull ? "" : ValueText.string(value)
        }
      }
    }
    let values = order.map(texts)
    let linkage = RecordLinkage(fields: fields, keys: keys)
    var found: [(score: Double, cells: [Value])] = []
    var skipped = 0
    for left in order.indices {
      for right in order.indices where right > left {
        let result = linkage.link(values[left], values[right])
        skipped += result.skippedBlocks
        let (leftRows, rightRows) = (rows[order[left]] ?? [], rows[order[right]] ?? [])
        for pair in result.pairs where pair.score >= 0 {
          let cells: [Value] = [
            .string(ValueText.string(call.input.columns[id][leftRows[pair.left]])),
            .string(ValueText.string(call.input.columns[id][rightRows[pair.right]])),
            .real(rounded(pair.score)),
            .string(pair.score >= likely ? "likely" : "doubtful"),
            .string(reason(pair, fields)),
          ]
          found.append((pair.score, cells))
        }
      }
    }
    // Best first; equal ones as they were found.
    let sorted = found.enumerated().sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }
    var table = Table(schema: schema, rows: sorted.map(\.element.cells))
    table.notes = [
      "a score is a binary logarithm learnt from the rows; likely is from 6, which no sample confirms"
    ]
    if skipped > 0 {
      table.notes.append("\(skipped) blocks of too many pairs were left out; pairs may be missing")
    }
    return table
  }

  /// A number with one decimal.
  private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }

  /// What each field says and adds.
  private static func reason(_ pair: LinkedPair, _ fields: [LinkageField]) -> String {
    fields.indices.map { field in
      let added = rounded(pair.contributions[field])
      return "\(fields[field].name) \(pair.levels[field]) \(added >= 0 ? "+" : "")\(added)"
    }.joined(separator: ", ")
  }
}
