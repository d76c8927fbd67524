import KQLEngine
import KQLSyntax
import SamatPlugin

extension ProcessPlugin {
  /// Names that the language gives a meaning of its own, beside its functions.
  private static let reserved: Set<String> = [
    "assert", "bag_pack_columns", "bin_auto", "case", "cluster", "column_ifexists",
    "column_names_of", "columnifexists", "database", "datatable", "dynamic",
    "estimate_data_size", "externaldata", "iscolumnexists", "materialize", "pack_all", "print",
    "range", "table", "toscalar", "typeof", "view",
  ]

  /// Refuses names that are taken.
  func checkNames(_ catalog: Catalog) throws(Diagnostic) {
    let who = "plug-in '\(name)'"
    for function in hello.functions where function.isTable {
      if catalog.tableFunction(function.name) != nil {
        throw PluginFault.nameTaken(who, function.name, "another analysis")
      }
    }
    for function in hello.functions.filter({ !$0.isTable }).map(\.name) {
      if Self.reserved.contains(function) || DataType(alias: function) != nil {
        throw PluginFault.nameTaken(who, function, "the language")
      }
      if let other = catalog.scalarFunction(function) {
        throw PluginFault.nameTaken(
          who, function, other.topic.hasPrefix("plug-in ") ? other.topic : "the language")
      }
      if catalog.aggregateFunction(function) != nil {
        throw PluginFault.nameTaken(who, function, "the language")
      }
      if catalog.storedFunction(function) != nil {
        throw PluginFault.nameTaken(who, function, "a command")
      }
    }
  }

  /// Its functions as those of the engine.
  func scalarFunctions() -> [ScalarFunction] {
    hello.functions.filter { !$0.isTable }.map { entry in
      let overloads = entry.signatures.enumerated().map { index, signature in
        let result: ResultType =
          switch signature.result {
          case .fixed(let type): .fixed(type)
          case .argument(let position): .argument(position)
          case .table: .fixed(.dynamic)
          }
        return ScalarFunction.Overload(
          signature.parameters, result
        ) { (arguments: ScalarArguments) throws(Diagnostic) -> Column in
          try self.call(entry, index, arguments)
        }
      }
      var function = ScalarFunction(
        entry.name, description: entry.description, searchTerms: entry.searchTerms,
        examples: entry.examples, volatility: entry.isVolatile ? .volatile : .stable,
        overloads: overloads)
      function.topic = "plug-in '\(name)'"
      return function
    }
  }

  /// Works out one batch.
  private func call(
    _ function: PluginHello.Function, _ signature: Int, _ arguments: ScalarArguments
  ) throws(Diagnostic) -> Column {
    // Of one text in few forms only the forms are sent.
    let varying = arguments.operands.indices.filter { !arguments.operands[$0].isConstant }
    if !function.isVolatile, varying.count == 1,
      let (texts, rows) = arguments.operands[varying[0]].column.distinctTexts
    {
      var operands = arguments.operands
      operands[varying[0]] = Operand(texts)
      let distinct = ScalarArguments(
        operands: operands, count: texts.count, resultType: arguments.resultType,
        context: arguments.context, firstRow: arguments.firstRow)
      let call = Call(plugin: self, function: function, signature: signature, rows: rows)
      return try call.run(distinct).gather(rows)
    }
    return try Call(plugin: self, function: function, signature: signature, rows: nil)
      .run(arguments)
  }
}

/// One batch of one function on its way to a plug-in and back.
private struct Call {
  let plugin: ProcessPlugin
  let function: PluginHello.Function
  let signature: Int
  /// Where distinct values are sent: which of them each row has.
  let rows: [Int32]?

  private var who: String { "plug-in '\(plugin.name)': \(function.name)()" }

  /// The result, in as many messages as the limits of rows and bytes ask for.
  func run(_ arguments: ScalarArguments) throws(Diagnostic) -> Column {
    let most = plugin.hello.rowLimit ?? plugin.settings.rowLimit
    var parts: [Column] = []
    var pending = [0..<arguments.count]
    // From the end, so that taking one and putting back two keeps the order.
    pending = stride(from: 0, to: arguments.count, by: most).map {
      $0..<min($0 + most, arguments.count)
    }.reversed()
    while let range = pending.popLast() {
      let operands =
        range.count == arguments.count
        ? arguments.operands
        : arguments.operands.map { $0.isConstant ? $0 : Operand($0.column.slice(range)) }
      let body = PluginCall(
        function: function.name, signature: signature, operands: operands, rows: range.count,
        result: arguments.resultType, now: arguments.context.now
      ).body
      if body.count > plugin.settings.lineLimit / 2, range.count > 1 {
        let middle = range.lowerBound + range.count / 2
        pending += [middle..<range.upperBound, range.lowerBound..<middle]
        continue
      }
      let line = try plugin.exchange(
        body, who: who, rows: range.count, arguments.context.watch)
      parts.append(try read(line, arguments, operands, range))
    }
    return Column.joined(parts, type: arguments.resultType)
  }

  private func read(
    _ line: [UInt8], _ arguments: ScalarArguments, _ operands: [Operand], _ range: Range<Int>
  ) throws(Diagnostic) -> Column {
    try line.withUnsafeBufferPointer { (bytes) throws(Diagnostic) in
      guard let answer = JSONEnvelope(bytes) else {
        throw plugin.distrust(PluginFault.noise(who, line, LastWords()))
      }
      switch answer.string("type") {
      case "error":
        let values: [String]? = answer.integer("row").flatMap { row in
          guard row >= 0, row < range.count else { return nil }
          return operands.map { quotedForMessage(ValueText.string($0[row])) }
        }
        throw PluginFault.failed(who, answer, values ?? [])
      case "result": break
      default:
        throw plugin.distrust(
          PluginFault.message(who, "cancelled a call that nobody has cancelled", LastWords()))
      }
      guard let column = answer["column"] else {
        throw plugin.distrust(
          PluginFault.message(who, "sent a result without 'column'", LastWords()))
      }
      do throws(JSONColumn.Fault) {
        return try JSONColumn.read(column, type: arguments.resultType, count: range.count)
      } catch {
        let place = error.row.map { "row \($0 + 1) of its result" } ?? "its result"
        throw plugin.distrust(
          PluginFault.message(who, "gave a wrong column: \(place) \(error.message)", LastWords()))
      }
    }
  }
}
