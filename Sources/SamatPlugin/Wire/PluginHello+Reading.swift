package import KQLEngine
import KQLSyntax

extension PluginHello {
  /// Why a hello is not accepted.
  package struct Fault: Error, Equatable {
    /// What is wrong: `function 'f' has no 'returns'`.
    package let message: String
    /// The way out; empty where the message says it.
    package let help: String
    /// The version that the plug-in speaks, where that is what is wrong.
    package let version: Int?

    init(_ message: String, help: String = "", version: Int? = nil) {
      self.message = message
      self.help = help
      self.version = version
    }
  }

  /// Reads the first line of a plug-in.
  ///
  /// - Parameter members: The members of the line.
  /// - Throws: What is wrong with the first part that is not as the protocol has it.
  package init(_ members: JSONEnvelope) throws(Fault) {
    guard members.string("type") == "hello" else {
      throw Fault("its first line is no hello", help: "the first line has \"type\": \"hello\"")
    }
    guard let version = members.integer("protocol") else {
      throw Fault("its hello has no whole number 'protocol'")
    }
    guard version == PluginProtocol.version else {
      throw Fault(
        "it speaks version \(version) of the protocol, and this is version"
          + " \(PluginProtocol.version)",
        help: version > PluginProtocol.version
          ? "get a newer samat, or an older version of the plug-in"
          : "get a newer version of the plug-in", version: version)
    }
    name = try Self.name(members.string("name"))
    guard let number = members.string("version"), number.utf8.count <= 64, !number.isEmpty else {
      throw Fault("its hello has no text 'version'")
    }
    self.version = number
    description = members.string("description") ?? ""
    timeout = try Self.timeout(members.value("timeout"))
    rowLimit = try Self.rowLimit(members.value("maxRows"))
    guard case .array(let entries)? = members.value("functions") else {
      throw Fault("its hello has no array 'functions'")
    }
    guard !entries.isEmpty else { throw Fault("it has no functions") }
    guard entries.count <= PluginProtocol.functionLimit else {
      throw Fault(
        "it has \(entries.count) functions; a plug-in has at most \(PluginProtocol.functionLimit)")
    }
    functions = []
    for entry in entries {
      let function = try Function(entry)
      guard !functions.contains(where: { $0.name == function.name }) else {
        throw Fault(
          "it has two functions '\(function.name)'",
          help: "one function may have several \"signatures\"")
      }
      functions.append(function)
    }
  }

  private static func name(_ name: String?) throws(Fault) -> String {
    guard let name else { throw Fault("its hello has no text 'name'") }
    let isPlain = name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
    guard isPlain, (1...64).contains(name.utf8.count), name.first != "-", name.last != "-" else {
      throw Fault(
        "its name \(quotedForMessage(name)) is not of small letters, digits and hyphens")
    }
    return name
  }

  private static func timeout(_ value: DynamicValue?) throws(Fault) -> Double? {
    let seconds: Double
    switch value {
    case nil, .null: return nil
    case .long(let number): seconds = Double(number)
    case .real(let number): seconds = number
    default: throw Fault("its 'timeout' is no number")
    }
    guard seconds >= 0.001, seconds <= 3600 else {
      throw Fault("its 'timeout' is not between 0.001 and 3600 seconds")
    }
    return seconds
  }

  private static func rowLimit(_ value: DynamicValue?) throws(Fault) -> Int? {
    switch value {
    case nil, .null: return nil
    case .long(let number) where (Int64(PluginProtocol.leastRowLimit)...(1 << 24)).contains(number):
      return Int(number)
    default:
      throw Fault(
        "its 'maxRows' is no whole number from \(PluginProtocol.leastRowLimit) to \(1 << 24)")
    }
  }
}

extension PluginHello.Function {
  fileprivate init(_ tree: DynamicValue) throws(PluginHello.Fault) {
    guard case .object = tree, case .string(let name) = tree["name"] else {
      throw .init("a function has no text 'name'")
    }
    guard Self.isName(name) else {
      throw .init(
        "\(quotedForMessage(name)) cannot be the name of a function",
        help: "letters, digits and '_', no keyword of the language")
    }
    self.name = name
    let what = "function '\(name)'"
    guard case .string(let sentence) = tree["description"], !sentence.isEmpty,
      sentence.utf8.count <= 4096
    else { throw .init("\(what) has no text 'description'") }
    description = sentence
    searchTerms = (tree["search"].arrayValue ?? []).compactMap {
      if case .string(let term) = $0 { term } else { nil }
    }
    isVolatile = tree["volatile"] == .bool(true)
    examples = []
    for example in tree["examples"].arrayValue ?? [] {
      guard case .string(let query) = example["query"], case .string(let result) = example["result"]
      else { throw .init("an example of \(what) has not the texts 'query' and 'result'") }
      examples.append(FunctionExample(query, result))
    }
    let isTable: Bool
    switch tree["kind"] {
    case .null, .string("scalar"): isTable = false
    case .string("table"): isTable = true
    default: throw .init("\(what) has a 'kind' that is neither 'scalar' nor 'table'")
    }
    // A function with one signature need not make a list of it.
    let entries = tree["signatures"].arrayValue ?? [tree]
    guard (1...PluginProtocol.signatureLimit).contains(entries.count) else {
      throw .init("\(what) has not 1 to \(PluginProtocol.signatureLimit) signatures")
    }
    signatures = []
    guard !isTable || entries.count == 1 else {
      throw .init("\(what) goes from a table to a table, and has more than one signature")
    }
    for entry in entries {
      signatures.append(try .init(entry, of: what, isTable: isTable))
    }
  }

  /// Whether a call of the name is a call to the parser.
  private static func isName(_ name: String) -> Bool {
    guard (1...64).contains(name.utf8.count),
      name.unicodeScalars.allSatisfy({
        $0 == "_" || $0.properties.isAlphabetic
          || ("0"..."9").contains($0) || $0 == "\u{200C}"
      })
    else { return false }
    let parsed = Parser.parse("print " + name + "()")
    guard parsed.diagnostics.isEmpty, parsed.script.statements.count == 1,
      case .query(let query)? = parsed.script.statements.first
    else { return false }
    return SyntaxPrinter.print(query).hasSuffix(" " + name + "()")
  }
}

extension PluginHello.Signature {
  fileprivate init(
    _ tree: DynamicValue, of what: String, isTable: Bool
  ) throws(PluginHello.Fault) {
    guard let entries = tree["parameters"].arrayValue,
      entries.count <= PluginProtocol.signatureLimit
    else {
      throw .init(
        "\(what) has no array 'parameters' of at most \(PluginProtocol.signatureLimit)")
    }
    parameters = []
    for entry in entries {
      let parameter = try Self.parameter(entry, of: what, isTable: isTable)
      if let last = parameters.last, last.arity != .required, parameter.arity == .required {
        throw .init("parameter '\(parameter.name)' of \(what) follows one that may be left out")
      }
      if parameters.last?.arity == .repeated {
        throw .init("parameter '\(parameter.name)' of \(what) follows one that repeats")
      }
      parameters.append(parameter)
    }
    switch tree["returns"] {
    case _ where isTable: result = .table
    case .string(let name):
      guard let type = DataType(rawValue: name) else {
        throw .init("\(what) returns \(quotedForMessage(name)), which is no type", help: Self.types)
      }
      result = .fixed(type)
    case .object(let members):
      guard case .long(let index)? = members["argument"], index >= 0,
        index < parameters.count, parameters[Int(index)].arity == .required
      else { throw .init("\(what) returns the type of an argument that it need not have") }
      result = .argument(Int(index))
    default: throw .init("\(what) has no 'returns'", help: Self.types)
    }
  }

  private static let types =
    "the types are " + DataType.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")

  private static func parameter(
    _ tree: DynamicValue, of what: String, isTable: Bool
  ) throws(PluginHello.Fault) -> FunctionParameter {
    guard case .object = tree, case .string(let name) = tree["name"], !name.isEmpty,
      name.utf8.count <= 64
    else { throw .init("a parameter of \(what) has no text 'name'") }
    var names: [DynamicValue] = tree["types"].arrayValue ?? []
    if case .string = tree["type"] { names.append(tree["type"]) }
    var types: [DataType] = []
    for entry in names {
      guard case .string(let text) = entry, let type = DataType(rawValue: text) else {
        throw .init(
          "parameter \(quotedForMessage(name)) of \(what) has a type that is none",
          help: Self.types)
      }
      types.append(type)
    }
    // A column or a constant; the function itself says what is wrong with it.
    if isTable && types.isEmpty { types = DataType.allCases }
    guard !types.isEmpty else {
      throw .init("parameter \(quotedForMessage(name)) of \(what) has no 'type'", help: Self.types)
    }
    let arity: FunctionParameter.Arity =
      tree["repeated"] == .bool(true)
      ? .repeated : tree["optional"] == .bool(true) ? .optional : .required
    return FunctionParameter(neutralForMessage(name), TypeSet(types), arity)
  }
}
