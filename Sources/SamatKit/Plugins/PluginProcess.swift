import Glibc
import KQLEngine
import KQLSyntax
import SamatPlugin

/// One run of a plug-in's program, from its hello to its end.
///
/// Not safe for several threads; whoever has the plug-in's turn has it. After anything that is not
/// as the protocol has it the process is killed, for nobody knows what it would say next.
final class PluginProcess {
  /// What it has said of itself.
  let hello: PluginHello
  let id: pid_t
  private let child: ChildProcess
  private let channel: PluginChannel
  private let settings: PluginSettings
  private var lastID = 0
  private(set) var isAlive = true

  /// Starts the program and waits for its hello.
  ///
  /// - Parameters:
  ///   - path: The program's absolute path.
  ///   - arguments: What it is given.
  ///   - who: The plug-in, for messages.
  ///   - settings: Times and limits.
  ///   - check: Throws where the caller has to end.
  /// - Throws: `samat.plugin.start`, `.hello`, `.version`, `.protocol`, `.timeout`, `.size`, or what
  ///   `check` throws.
  init(
    path: String, arguments: [String], who: String, settings: PluginSettings,
    _ check: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    self.settings = settings
    do throws(ChildFailure) {
      child = try ChildProcess(path: path, arguments: arguments)
    } catch {
      throw PluginFault.start(who, "cannot be started: \(error.reason)", nil)
    }
    id = child.id
    channel = PluginChannel(child, lineLimit: settings.lineLimit)
    let greeting =
      "{\"type\":\"hello\",\"protocol\":\(PluginProtocol.version),\"host\":\"samat\"}\n"
    let line: [UInt8]
    do throws(PluginChannel.Failure) {
      line = try channel.exchange(
        [Array(greeting.utf8)], deadline: monotonicSeconds() + settings.helloTimeout,
        limit: PluginProtocol.helloLimit, check)
    } catch {
      throw Self.failure(
        error, who, child, channel, seconds: settings.helloTimeout, isHello: true)
    }
    do throws(Diagnostic) {
      hello = try Self.hello(line, who, channel)
    } catch {
      child.kill()
      throw error
    }
  }

  private static func hello(
    _ line: [UInt8], _ who: String, _ channel: PluginChannel
  ) throws(Diagnostic) -> PluginHello {
    try line.withUnsafeBufferPointer { (bytes) throws(Diagnostic) in
      guard isUTF8(bytes), let envelope = JSONEnvelope(bytes) else {
        throw PluginFault.noise(who, line, channel.lastWords)
      }
      do throws(PluginHello.Fault) {
        return try PluginHello(envelope)
      } catch {
        throw PluginFault.hello(who, error)
      }
    }
  }

  /// Makes a call and waits for its answer.
  ///
  /// - Parameters:
  ///   - body: The call's line behind its head.
  ///   - who: The plug-in and the function, for messages.
  ///   - check: Throws where the query has to end.
  /// - Returns: The line of the answer, of the right id: a `result` or an `error`.
  /// - Throws: What `check` throws, and then a `cancel` was sent where that could be: see
  ///   ``awaitCancelled()``. Or a fault, after which the process is dead.
  func call(
    _ body: [UInt8], who: String, _ check: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [UInt8] {
    lastID += 1
    return try answer([PluginCall.head(id: lastID), body], who, check)
  }

  /// Begins a call of several lines.
  ///
  /// - Returns: Its id.
  func begin() -> Int {
    lastID += 1
    return lastID
  }

  /// Writes a line of a call, whole, without waiting for an answer.
  ///
  /// - Throws: What `check` throws, or a fault; the process is dead then.
  func send(
    _ line: [UInt8], _ who: String, _ check: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    do throws(PluginChannel.Failure) {
      try channel.send([line], deadline: monotonicSeconds() + callTimeout, check)
    } catch {
      isAlive = false
      throw Self.failure(error, who, child, channel, seconds: callTimeout, isHello: false)
    }
  }

  private var callTimeout: Double { hello.timeout ?? settings.callTimeout }

  /// Writes what is left of a call and waits for the next line that belongs to it.
  ///
  /// - Parameters:
  ///   - message: What is written first; nothing where the call was written before.
  ///   - who: The plug-in and the function, for messages.
  ///   - types: The types that the line may have.
  ///   - check: Throws where the query has to end.
  /// - Returns: The line.
  /// - Throws: As ``call(_:who:_:)``.
  func answer(
    _ message: [[UInt8]], _ who: String,
    types: Set<String> = ["result", "error", "cancelled"],
    _ check: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [UInt8] {
    let deadline = monotonicSeconds() + callTimeout
    var message = message
    while true {
      let line: [UInt8]
      do throws(PluginChannel.Failure) {
        line = try channel.exchange(message, deadline: deadline, check)
      } catch {
        if case .stopped(let reason) = error {
          stop()
          throw reason
        }
        isAlive = false
        throw Self.failure(error, who, child, channel, seconds: callTimeout, isHello: false)
      }
      message = []
      switch Self.kind(line, types) {
      case .answer(let id) where id == lastID: return line
      // An answer that came after all, to a call that was cancelled.
      case .answer(let id) where id < lastID && id > 0: continue
      case .answer(let id):
        throw kill(
          PluginFault.message(who, "answered call \(id), which nobody made", channel.lastWords))
      case .noise: throw kill(PluginFault.noise(who, line, channel.lastWords))
      case .other(let type):
        throw kill(
          PluginFault.message(
            who, "sent a message of type \(quotedForMessage(type)) instead of an answer",
            channel.lastWords))
      }
    }
  }

  /// Whether an answer to a cancelled call is still to come.
  private(set) var isCancelling = false

  /// Tells it that nobody waits any more; kills it where it could not even read the call.
  private func stop() {
    let cancel = Array("{\"type\":\"cancel\",\"id\":\(lastID)}\n".utf8)
    guard !channel.isWriting, channel.post(cancel) else {
      kill()
      return
    }
    isCancelling = true
  }

  /// Waits until it has answered the call that was cancelled; kills it where it does not in time.
  func awaitCancelled() {
    guard isCancelling else { return }
    isCancelling = false
    let deadline = monotonicSeconds() + settings.cancelGrace
    while isAlive {
      do throws(PluginChannel.Failure) {
        let line = try channel.exchange([], deadline: deadline) { () throws(Diagnostic) in }
        if case .answer(lastID) = Self.kind(line, ["result", "error", "cancelled"]) { return }
      } catch {
        return kill()
      }
    }
  }

  /// Ends its input, and kills it where that is not enough.
  func end() {
    guard isAlive else { return }
    isAlive = false
    child.closeInput()
    if child.ending(within: settings.endGrace) == nil { child.kill() }
  }

  /// Kills it.
  func kill() {
    isAlive = false
    child.kill()
  }

  /// Kills it for what it did, and gives that back.
  func kill(_ fault: Diagnostic) -> Diagnostic {
    kill()
    return fault
  }

  /// The end of what came over standard error.
  var lastWords: LastWords { channel.lastWords }

  private enum Kind {
    case answer(Int)
    case noise
    case other(String)
  }

  private static func kind(_ line: [UInt8], _ types: Set<String>) -> Kind {
    line.withUnsafeBufferPointer { bytes in
      guard isUTF8(bytes), let envelope = JSONEnvelope(bytes), let type = envelope.string("type")
      else { return .noise }
      guard types.contains(type) else { return .other(type) }
      return envelope.integer("id").map(Kind.answer) ?? .noise
    }
  }

  private static func failure(
    _ failure: PluginChannel.Failure, _ who: String, _ child: ChildProcess,
    _ channel: PluginChannel, seconds: Double, isHello: Bool
  ) -> Diagnostic {
    var ending: String?
    if case .ended = failure {
      ending = child.ending(within: 1)
      channel.drainErrors()
    }
    child.kill()
    let words = channel.lastWords
    switch failure {
    case .stopped(let reason): return reason
    case .late:
      return isHello
        ? PluginFault.start(
          who, "did not say hello within \(ValueText.string(.real(seconds))) s", words)
        : PluginFault.timeout(who, seconds, words)
    case .ended:
      let how = ending ?? "it closed its output"
      return isHello
        ? PluginFault.start(who, "ended before it said hello: \(how)", words)
        : PluginFault.exit(who, how, words)
    case .tooLong:
      return PluginFault.size(
        who, "wrote", isHello ? PluginProtocol.helloLimit : channel.lineLimit)
    case .early:
      return PluginFault.message(who, "answered before it had read the call", words)
    }
  }
}
