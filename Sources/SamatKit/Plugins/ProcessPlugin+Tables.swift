import KQLEngine
import KQLSyntax
import SamatPlugin

extension ProcessPlugin {
  /// The most bytes of an answer with a table.
  private static let tableLimit = 1 << 30

  /// Its functions from tables to tables, as those of the engine.
  func tableFunctions() -> [TableFunction] {
    hello.functions.filter(\.isTable).compactMap { entry in
      guard let parameters = entry.signatures.first?.parameters else { return nil }
      return TableFunction(
        entry.name, parameters: parameters, description: entry.description,
        searchTerms: entry.searchTerms, examples: entry.examples
      ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
        try self.call(entry, parameters, arguments)
      }
    }
  }

  private func call(
    _ function: PluginHello.Function, _ parameters: [FunctionParameter],
    _ arguments: TableFunctionArguments
  ) throws(Diagnostic) -> Table {
    try check(arguments, function.name, parameters)
    let who = "plug-in '\(name)': \(function.name)()"
    let input = arguments.input
    guard input.schema.count > 0 else {
      throw Diagnostic(
        code: "kql.bind.no-columns", message: "\(function.name)() takes a table with columns")
    }
    let head = PluginTableCall(
      function: function.name, schema: input.schema, rows: input.rowCount,
      arguments: arguments.arguments, names: arguments.names, now: arguments.context.now)
    return try withProcess(who, rows: input.rowCount, arguments.context.watch) {
      (process, check) throws(Diagnostic) in
      let id = process.begin()
      try process.send(head.line(id: id), who, check)
      try self.send(input, id, process, who, check)
      return try self.receive(process, who, check)
    }
  }

  /// Checks number and types of arguments, and that none is an expression.
  private func check(
    _ arguments: TableFunctionArguments, _ function: String, _ parameters: [FunctionParameter]
  ) throws(Diagnostic) {
    let given = arguments.arguments.count
    let least = parameters.count { $0.arity == .required }
    let isOpen = parameters.last?.arity == .repeated
    guard given >= least, isOpen || given <= parameters.count else {
      throw Diagnostic(
        code: "kql.bind.argument-count",
        message: "\(function)() does not take \(given) argument\(given == 1 ? "" : "s")")
    }
    for (index, argument) in arguments.arguments.enumerated() {
      let parameter = parameters[min(index, parameters.count - 1)]
      let type: DataType?
      switch argument {
      case .column(let position): type = arguments.input.schema.columns[position].type
      case .value(let value): type = value.type
      case .expression:
        throw Diagnostic(
          code: "kql.bind.argument-type",
          message:
            "argument '\(parameter.name)' of \(function)() is neither a column nor a constant",
          span: arguments.spans[index], help: "make a column of it first: ... | extend x = ...")
      }
      if let type, !parameter.types.contains(type) {
        throw Diagnostic(
          code: "kql.bind.argument-type",
          message: "argument '\(parameter.name)' of \(function)() is of type '\(type.rawValue)'",
          span: arguments.spans[index],
          help: "it takes "
            + parameter.types.types.map { "'\($0.rawValue)'" }.joined(separator: ", "))
      }
    }
  }

  /// Writes the rows, in lines that are not longer than they may be.
  private func send(
    _ table: Table, _ id: Int, _ process: PluginProcess, _ who: String,
    _ check: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let most = PluginTable.batchRows
    var pending = stride(from: 0, to: table.rowCount, by: most).map {
      $0..<min($0 + most, table.rowCount)
    }
    pending.reverse()
    while let range = pending.popLast() {
      let line = PluginTable.rows(table, range, id: id)
      if line.count > settings.lineLimit {
        guard range.count > 1 else {
          throw process.kill(PluginFault.size(who, "would have to be sent", settings.lineLimit))
        }
        let middle = range.lowerBound + range.count / 2
        pending += [middle..<range.upperBound, range.lowerBound..<middle]
        continue
      }
      try process.send(line, who, check)
    }
  }

  /// Reads the answer: its columns, then rows, then the end.
  private func receive(
    _ process: PluginProcess, _ who: String, _ check: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Table {
    let first = try process.answer([], who, types: ["table", "error", "cancelled"], check)
    let schema: Schema = try first.withUnsafeBufferPointer { (bytes) throws(Diagnostic) in
      guard let envelope = JSONEnvelope(bytes) else {
        throw process.kill(PluginFault.noise(who, first, process.lastWords))
      }
      if envelope.string("type") == "error" { throw PluginFault.failed(who, envelope, []) }
      guard let schema = PluginTable.schema(envelope) else {
        throw process.kill(
          PluginFault.message(
            who, "answered without names and types of 1 to 1024 columns", process.lastWords))
      }
      return schema
    }
    var parts: [Table] = []
    var bytes = 0
    while true {
      let line = try process.answer(
        [], who, types: ["rows", "result", "error", "cancelled"], check)
      bytes += line.count
      guard bytes <= Self.tableLimit else {
        throw process.kill(PluginFault.size(who, "wrote a table of", Self.tableLimit))
      }
      let part: Table? = try line.withUnsafeBufferPointer { (bytes) throws(Diagnostic) in
        guard let envelope = JSONEnvelope(bytes) else {
          throw process.kill(PluginFault.noise(who, line, process.lastWords))
        }
        switch envelope.string("type") {
        case "result": return nil
        case "rows":
          do throws(JSONColumn.Fault) {
            return try PluginTable.rows(envelope, schema)
          } catch {
            throw process.kill(
              PluginFault.message(
                who, "sent rows of which one line \(error.message)", process.lastWords))
          }
        case "error": throw PluginFault.failed(who, envelope, [])
        default:
          throw process.kill(
            PluginFault.message(
              who, "cancelled a call that nobody has cancelled", process.lastWords))
        }
      }
      guard let part else { return PluginTable.joined(parts, schema) }
      parts.append(part)
    }
  }
}
