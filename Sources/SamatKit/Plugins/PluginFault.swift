import KQLEngine
import KQLSyntax
import SamatPlugin

/// What can be wrong with a plug-in, as diagnostics; each names the plug-in.
enum PluginFault {
  /// A path that is no plug-in's.
  static func path(_ path: String, _ message: String, help: String = "") -> Diagnostic {
    Diagnostic(
      code: "samat.plugin.path", message: "\(quotedForMessage(path)) \(message)", help: help)
  }

  /// A program that cannot be started, or did not say hello.
  static func start(_ who: String, _ message: String, _ words: LastWords?) -> Diagnostic {
    Diagnostic(
      code: "samat.plugin.start", message: "\(who) \(message)",
      help: words == nil ? "" : "run it by itself: it has to print a line of JSON, its hello",
      notes: words?.notes ?? [])
  }

  /// A hello that is not accepted.
  static func hello(_ who: String, _ fault: PluginHello.Fault) -> Diagnostic {
    Diagnostic(
      code: fault.version == nil ? "samat.plugin.hello" : "samat.plugin.version",
      message: "\(who): \(fault.message)",
      help: fault.help.isEmpty
        ? "its first line is a hello such as "
          + #"{"type":"hello","protocol":1,"name":"mine","version":"1.0.0","functions":[...]}"#
        : fault.help)
  }

  /// A line that is not what the protocol has in its place.
  static func noise(_ who: String, _ line: [UInt8], _ words: LastWords) -> Diagnostic {
    let text = String(decoding: line.prefix(256), as: UTF8.self)
    return Diagnostic(
      code: "samat.plugin.protocol",
      message: "\(who) wrote a line that is no message: \(quotedForMessage(text))",
      help: "what is for people goes to standard error; it was ended and starts again when it is"
        + " called",
      notes: words.notes)
  }

  /// A message that does not belong where it came.
  static func message(_ who: String, _ message: String, _ words: LastWords) -> Diagnostic {
    Diagnostic(
      code: "samat.plugin.protocol", message: "\(who) \(message)",
      help: "it was ended and starts again when it is called", notes: words.notes)
  }

  /// A line, or what would be one, that is too long.
  static func size(_ who: String, _ message: String, _ limit: Int) -> Diagnostic {
    Diagnostic(
      code: "samat.plugin.size", message: "\(who) \(message) more than \(limit) bytes in a line",
      help: "make shorter texts")
  }

  /// An end in the middle of a call.
  static func exit(_ who: String, _ how: String, _ words: LastWords) -> Diagnostic {
    Diagnostic(
      code: "samat.plugin.exit", message: "\(who) ended before it had answered: \(how)",
      help: "it starts again when it is called", notes: words.notes)
  }

  /// No answer in time.
  static func timeout(_ who: String, _ seconds: Double, _ words: LastWords) -> Diagnostic {
    Diagnostic(
      code: "samat.plugin.timeout",
      message: "\(who) did not answer within \(ValueText.string(.real(seconds))) s",
      help: "it was ended and starts again when it is called; a plug-in whose calls take longer"
        + " says so by 'timeout' in its hello",
      notes: words.notes)
  }

  /// What a function itself says is wrong.
  ///
  /// - Parameters:
  ///   - who: Plug-in and function.
  ///   - answer: The message of type `error`.
  ///   - values: The arguments that it blames, as text; none where it blames none.
  /// - Returns: A diagnostic without a place.
  static func failed(_ who: String, _ answer: JSONEnvelope, _ values: [String]) -> Diagnostic {
    func text(_ member: String) -> String? {
      answer.string(member).map { neutralForMessage(String($0.prefix(400))) }
    }
    return Diagnostic(
      code: "samat.plugin.failed", message: "\(who): \(text("message") ?? "it did not say why")",
      help: text("help") ?? "",
      notes: values.isEmpty ? [] : ["called with \(values.joined(separator: ", "))"])
  }

  /// A plug-in that was taken out while a query ran.
  static func removed(_ who: String) -> Diagnostic {
    Diagnostic(code: "samat.plugin.removed", message: "\(who) was removed")
  }

  /// A plug-in that starts again as another.
  static func changed(_ who: String) -> Diagnostic {
    Diagnostic(
      code: "samat.plugin.changed",
      message: "\(who) has other functions than when it was added",
      help: "remove it and add it again")
  }

  /// A name that is taken.
  static func nameTaken(_ who: String, _ function: String, _ owner: String) -> Diagnostic {
    Diagnostic(
      code: "samat.plugin.name-taken",
      message: "\(who) has a function '\(function)', and so has \(owner)",
      help: "the function needs another name")
  }
}

/// The end of what a plug-in has written to standard error.
struct LastWords: Sendable {
  /// The most bytes that are kept.
  private static let limit = 4096
  /// The most lines that are shown.
  private static let lineLimit = 5
  private var bytes: [UInt8] = []

  mutating func append(_ more: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: more.suffix(Self.limit))
    if bytes.count > Self.limit { bytes.removeFirst(bytes.count - Self.limit) }
  }

  /// The last lines, without control characters.
  var notes: [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n").suffix(Self.lineLimit)
    return lines.map { line in
      "standard error: " + neutralForMessage(String(line.prefix(200)))
    }
  }
}
