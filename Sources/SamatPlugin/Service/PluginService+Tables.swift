import KQLEngine
import KQLSyntax

extension PluginService {
  /// Answers a call from a table to a table: reads its rows, and writes those of the answer.
  ///
  /// - Returns: False where nobody reads the answer, or a line is none of the protocol.
  func answerTable(
    _ line: JSONEnvelope, _ id: Int, _ inbox: PluginInbox, _ cancellation: Cancellation
  ) -> Bool {
    guard let call = PluginTableCall(line), let input = input(of: call, id, inbox) else {
      Plugin.complain("plug-in '\(hello.name)': a call with a table cannot be read")
      return false
    }
    do throws(Diagnostic) {
      return write(try evaluate(call, input, cancellation), id, cancellation)
    } catch {
      return write(Self.refusal(error, id: id, isCancelled: cancellation.isCancelled))
    }
  }

  private func input(
    of call: PluginTableCall, _ id: Int, _ inbox: PluginInbox
  ) -> Table? {
    var parts: [Table] = []
    var count = 0
    while count < call.rows {
      guard let line = inbox.next() else { return nil }
      let part: Table? = line.withUnsafeBufferPointer { bytes in
        guard isUTF8(bytes), let envelope = JSONEnvelope(bytes),
          envelope.string("type") == "rows", envelope.integer("id") == id
        else { return nil }
        return try? PluginTable.rows(envelope, call.schema)
      }
      guard let part, part.rowCount > 0 else { return nil }
      parts.append(part)
      count += part.rowCount
    }
    return count == call.rows ? PluginTable.joined(parts, call.schema) : nil
  }

  private func evaluate(
    _ call: PluginTableCall, _ input: Table, _ cancellation: Cancellation
  ) throws(Diagnostic) -> Table {
    guard let function = plugin.tableFunctions.first(where: { $0.name == call.function }) else {
      throw Diagnostic(
        code: "samat.plugin.failed", message: "there is no '\(call.function)' from tables to tables"
      )
    }
    var context = FunctionContext(now: call.now)
    context.watch = QueryWatch(cancellation: cancellation)
    try context.watch?.check()
    let table = try function.evaluate(
      TableFunctionArguments(
        input: input, arguments: call.arguments, names: call.names, context: context))
    guard table.schema.count > 0 else {
      throw Diagnostic(code: "samat.plugin.failed", message: "its result has no columns")
    }
    return table
  }

  private func write(_ table: Table, _ id: Int, _ cancellation: Cancellation) -> Bool {
    var head = Array("{\"type\":\"table\",\"id\":\(id),".utf8) + PluginTable.columns(table.schema)
    head.append(contentsOf: "}\n".utf8)
    guard write(PluginTable.wellFormed(head)) else { return false }
    for start in stride(from: 0, to: table.rowCount, by: PluginTable.batchRows) {
      if cancellation.isCancelled { break }
      let range = start..<min(start + PluginTable.batchRows, table.rowCount)
      guard write(PluginTable.rows(table, range, id: id)) else { return false }
    }
    let type = cancellation.isCancelled ? "cancelled" : "result"
    return write(Array("{\"type\":\"\(type)\",\"id\":\(id)}\n".utf8))
  }
}
