import KQLSyntax

extension StandardLibrary {
  /// `pivot`: the values of a column become columns.
  static let pivot = TableFunction(
    "pivot",
    parameters: [
      FunctionParameter("pivotColumn", .any),
      FunctionParameter("aggregate", .any, .optional),
      FunctionParameter("column", .any, .repeated),
    ],
    description: "Returns a column for each value of a column, with an aggregate in each cell.",
    searchTerms: ["crosstab", "spreadsheet", "wide", "transpose"],
    examples: [
      FunctionExample(
        "datatable(k:string, p:string, v:long) ['a', 'x', 1, 'a', 'y', 2, 'b', 'x', 4] "
          + "| evaluate pivot(p, sum(v))", "a, 1, 2")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    try Pivoting(arguments).table()
  }
}

/// One call of `pivot`.
private struct Pivoting {
  /// The most columns that values may become.
  static let columnLimit = 10_000

  private let arguments: TableFunctionArguments
  private let subject: Int
  private let keys: [Int]
  private let aggregate: Expression

  init(_ arguments: TableFunctionArguments) throws(Diagnostic) {
    self.arguments = arguments
    guard case .column(let subject)? = arguments.arguments.first else {
      throw Diagnostic(
        code: "kql.bind.column-expected",
        message: "pivot() takes the column whose values become columns",
        span: arguments.spans.first ?? arguments.span)
    }
    self.subject = subject
    var aggregate: Expression?
    var read: [Int] = []
    var keys: [Int] = []
    for (index, argument) in arguments.arguments.enumerated().dropFirst() {
      switch argument {
      case .column(let column): keys.append(column)
      case .expression(let expression) where index == 1:
        aggregate = expression
        read = arguments.reads[index]
      case .expression, .value:
        throw Diagnostic(
          code: "kql.bind.column-expected",
          message: index == 1
            ? "pivot() takes an aggregate or a column here" : "pivot() takes a column here",
          span: arguments.spans[index])
      }
    }
    let count = Call(
      function: Name("count", span: arguments.span), arguments: [], span: arguments.span)
    self.aggregate = aggregate ?? .call(count)
    let isGrouping = keys.isEmpty
    self.keys =
      isGrouping
      ? arguments.input.schema.columns.indices.filter { $0 != subject && !read.contains($0) }
      : keys
  }

  func table() throws(Diagnostic) -> Table {
    let schema = arguments.input.schema
    let columns = (keys + [subject]).map { index in
      NamedExpression(
        expression: .name(Name(schema.columns[index].name, span: arguments.span)))
    }
    let value = [NamedExpression(expression: aggregate)]
    let grouped = try arguments.summarize(arguments.input, value, columns)
    guard grouped.schema.count == keys.count + 2 else {
      throw Diagnostic(
        code: "kql.bind.aggregate-columns", message: "the aggregate of pivot() is one column",
        span: aggregate.span)
    }
    // The value of a cell without rows: the aggregate of no rows at all.
    let none = try arguments.summarize(arguments.input.slice(0..<0), value, [])
    return try spread(grouped, empty: none.columns.first)
  }

  /// Puts the groups' values side by side.
  private func spread(_ grouped: Table, empty: Column?) throws(Diagnostic) -> Table {
    let values = grouped.columns[keys.count + 1]
    let filled =
      empty.map { Column.concatenate([values, $0], type: values.type) } ?? values
    let missing = Int32(empty == nil ? -1 : grouped.rowCount)

    let (rows, rowGroups) = groups(Array(grouped.columns.prefix(keys.count)), grouped.rowCount)
    let (heads, headGroups) = groups([grouped.columns[keys.count]], grouped.rowCount)
    guard heads.count <= Self.columnLimit else {
      throw Diagnostic(
        code: "kql.limit.columns",
        message: "pivot() would make \(heads.count) columns, more than \(Self.columnLimit)",
        span: arguments.spans.first, help: "group the values first, or leave some out")
    }
    var places = Array(repeating: Array(repeating: missing, count: rows.count), count: heads.count)
    for row in 0..<grouped.rowCount {
      places[Int(headGroups[row])][Int(rowGroups[row])] = Int32(row)
    }

    var schema = grouped.schema.columns.prefix(keys.count).map { $0 }
    var columns = grouped.columns.prefix(keys.count).map { $0.gather(rows) }
    var names = UniqueNames(taken: schema.map(\.name))
    let head = grouped.columns[keys.count].gather(heads)
    let words = SortWords.encode(head, direction: .ascending, nulls: .first)
    for position in SortWords.order([words], count: heads.count, limit: nil) {
      let text = ValueText.string(head[Int(position)])
      let name = text.isEmpty ? names.number("Column", from: 1) : names.take(text)
      schema.append(ColumnSchema(name, values.type))
      columns.append(filled.gather(places[Int(position)]))
    }
    return Table(schema: Schema(schema), columns: columns, rowCount: rows.count)
  }

  /// The first row of each group, and the group of each row.
  private func groups(_ columns: [Column], _ count: Int) -> ([Int32], [UInt32]) {
    var index = GroupIndex(keyCount: columns.count)
    let numbers = index.groups(of: columns, count: count)
    var first: [Int32] = []
    for (row, group) in numbers.enumerated() where Int(group) == first.count {
      first.append(Int32(truncatingIfNeeded: row))
    }
    return (first, numbers)
  }
}
