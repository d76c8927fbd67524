import Glibc
import KQLEngine
import KQLSyntax

/// The plug-in's side of the conversation.
///
/// One thread reads lines, so that a `cancel` is seen while a call is worked out; the other answers.
struct PluginService {
  let hello: PluginHello
  let plugin: Plugin

  /// Answers until standard input ends.
  ///
  /// - Returns: The exit status.
  func run() -> Int32 {
    let inbox = PluginInbox()
    guard inbox.open(), write(hello.line + [0x0A]) else { return 1 }
    while let line = inbox.next() {
      let isGood = line.withUnsafeBufferPointer { answer($0, inbox) }
      guard isGood else { return 1 }
    }
    return 0
  }

  /// Answers a line; false where nobody reads the answers, or the line is none of the protocol.
  private func answer(_ line: TextBytes, _ inbox: PluginInbox) -> Bool {
    guard isUTF8(line), let envelope = JSONEnvelope(line), let type = envelope.string("type") else {
      Plugin.complain("plug-in '\(hello.name)': a line is no message")
      return false
    }
    // What a later version of the protocol may add is not for this one to judge.
    guard type == "call" || type == "table" else { return true }
    guard let id = envelope.integer("id") else {
      Plugin.complain("plug-in '\(hello.name)': a call has no id")
      return false
    }
    let cancellation = inbox.begin(id)
    defer { inbox.end() }
    if type == "table" { return answerTable(envelope, id, inbox, cancellation) }
    var output = Array("{\"type\":\"".utf8)
    do throws(Diagnostic) {
      guard let call = PluginCall(envelope) else {
        throw Diagnostic(code: "samat.plugin.failed", message: "the call cannot be read")
      }
      let column = try evaluate(call, cancellation)
      output.append(contentsOf: "result\",\"id\":\(id),\"column\":".utf8)
      JSONColumn.append(column, to: &output)
      output.append(contentsOf: "}\n".utf8)
      output = PluginTable.wellFormed(output)
    } catch {
      output = Self.refusal(error, id: id, isCancelled: cancellation.isCancelled)
    }
    return write(output)
  }

  private func evaluate(
    _ call: PluginCall, _ cancellation: Cancellation
  ) throws(Diagnostic) -> Column {
    guard let function = plugin.functions.first(where: { $0.name == call.function }),
      function.overloads.indices.contains(call.signature)
    else {
      throw Diagnostic(
        code: "samat.plugin.failed",
        message: "there is no signature \(call.signature) of '\(call.function)'")
    }
    var context = FunctionContext(now: call.now)
    context.watch = QueryWatch(cancellation: cancellation)
    let arguments = ScalarArguments(
      operands: call.operands, count: call.rows, resultType: call.result, context: context)
    let overload = function.overloads[call.signature]
    if cancellation.isCancelled {
      throw Diagnostic(code: "kql.cancelled", message: "the query was cancelled")
    }
    if let attempt = overload.attempt { return try attempt(arguments) }
    return overload.evaluate(arguments)
  }

  static func refusal(_ error: Diagnostic, id: Int, isCancelled: Bool) -> [UInt8] {
    var members: [(String, DynamicValue)] = [
      ("type", .string(isCancelled ? "cancelled" : "error")), ("id", .long(Int64(id))),
    ]
    if !isCancelled {
      members.append(("message", .string(error.message)))
      if !error.help.isEmpty { members.append(("help", .string(error.help))) }
    }
    var output: [UInt8] = []
    JSONColumn.append(.object(DynamicObject(members)), to: &output)
    return output + [0x0A]
  }

  func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let count = Glibc.write(1, bytes.baseAddress! + start, bytes.count - start)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        start += count
      }
      return true
    }
  }
}
