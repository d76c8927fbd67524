import Glibc
public import KQLEngine
import KQLSyntax

/// A plug-in: a program that lends its functions to a shell or to a program with SamatKit.
///
/// The functions are the same `ScalarFunction` values that a program would register in
/// its own process, so that one may be tried there and moved out later, or the other way.
///
/// ```swift
/// import KQLEngine
/// import SamatPlugin
///
/// @main struct Distances {
///   static func main() {
///     Plugin(
///       name: "legal-ids", version: "1.0.0", description: "Checks ids of legal persons.",
///       functions: [
///         ScalarFunction(
///           "is_legal_id", description: "Returns whether a text is an id.",
///           examples: [FunctionExample("print is_legal_id(\"10100302746\")", "true")],
///           overloads: [.text("id", .bool) { isLegalID($0) }])
///       ]
///     ).run()
///   }
/// }
/// ```
///
/// The program speaks JSON lines on standard input and output, and nothing else may be written
/// there: what is for people goes to standard error. `Documentation/Plugins.md` is the protocol.
public struct Plugin: Sendable {
  /// The name: small letters, digits and hyphens.
  public var name: String
  /// The version, as `major.minor.patch`.
  public var version: String
  /// One sentence for help.
  public var description: String
  /// The most seconds that a call for one batch may take, after which the plug-in is ended; nil
  /// leaves it to the host, which waits for 30 seconds.
  public var timeout: Double?
  /// The most rows of a call, 4,096 or more; nil leaves it to the host.
  public var rowLimit: Int?
  /// The functions from values to a value.
  public var functions: [ScalarFunction]
  /// The functions from a table to a table, called by `evaluate`.
  public var tableFunctions: [TableFunction]

  /// Creates a plug-in.
  ///
  /// - Parameters:
  ///   - name: Small letters, digits and hyphens; unique among the plug-ins of a workspace.
  ///   - version: As `major.minor.patch`.
  ///   - description: One sentence for help.
  ///   - timeout: The most seconds of a call; nil for the host's own limit.
  ///   - rowLimit: The most rows of a call; nil for the host's own limit.
  ///   - functions: The functions from values to a value. Their results have a fixed type or that of
  ///     an argument, and they are stable or volatile.
  ///   - tableFunctions: The functions from a table to a table. Their arguments are columns and
  ///     constants, no expressions.
  public init(
    name: String, version: String = "1.0.0", description: String, timeout: Double? = nil,
    rowLimit: Int? = nil, functions: [ScalarFunction] = [], tableFunctions: [TableFunction] = []
  ) {
    self.name = name
    self.version = version
    self.description = description
    self.timeout = timeout
    self.rowLimit = rowLimit
    self.functions = functions
    self.tableFunctions = tableFunctions
  }

  /// Says hello, answers calls until standard input ends, and ends the process.
  ///
  /// A plug-in that the protocol has no words for, such as one with a window function, says so on
  /// standard error and ends with status 1.
  public func run() -> Never {
    // Whoever reads the answers may go away; the write that fails says so.
    signal(SIGPIPE, SIG_IGN)
    do throws(PluginHello.Fault) {
      let hello = try self.hello()
      exit(PluginService(hello: hello, plugin: self).run())
    } catch {
      Self.complain("plug-in '\(name)': \(error.message)")
      exit(1)
    }
  }

  /// The hello, read again as the host will read it, so that mistakes show where they are made.
  func hello() throws(PluginHello.Fault) -> PluginHello {
    var entries: [PluginHello.Function] = []
    for function in functions { entries.append(try .init(function)) }
    entries += tableFunctions.map { function in
      PluginHello.Function(
        name: function.name, description: function.description,
        searchTerms: function.searchTerms, examples: function.examples, isVolatile: false,
        signatures: [.init(parameters: function.parameters, result: .table)])
    }
    let hello = PluginHello(
      name: name, version: version, description: description, timeout: timeout,
      rowLimit: rowLimit, functions: entries)
    let line = hello.line
    return try line.withUnsafeBufferPointer { (bytes) throws(PluginHello.Fault) in
      guard let envelope = JSONEnvelope(bytes) else { throw .init("its hello is no JSON") }
      return try PluginHello(envelope)
    }
  }

  static func complain(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }
}

extension PluginHello.Function {
  fileprivate init(_ function: ScalarFunction) throws(PluginHello.Fault) {
    guard function.volatility != .window else {
      throw .init("function '\(function.name)' needs all rows in order; a plug-in gets batches")
    }
    var signatures: [PluginHello.Signature] = []
    for overload in function.overloads {
      switch overload.result {
      case .fixed(let type):
        signatures.append(.init(parameters: overload.parameters, result: .fixed(type)))
      case .argument(let index):
        signatures.append(.init(parameters: overload.parameters, result: .argument(index)))
      case .widest, .custom:
        throw .init(
          "the result of function '\(function.name)' has neither a fixed type nor an argument's")
      }
    }
    self.init(
      name: function.name, description: function.description,
      searchTerms: function.searchTerms, examples: function.examples,
      isVolatile: function.volatility == .volatile, signatures: signatures)
  }
}
