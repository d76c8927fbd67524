package import KQLEngine
import KQLSyntax

/// The first line of a plug-in: what it is called and what it can do.
package struct PluginHello: Sendable, Equatable {
  /// One list of parameters of a function.
  package struct Signature: Sendable, Equatable {
    /// What a call gives.
    package enum Result: Sendable, Equatable {
      case fixed(DataType)
      case argument(Int)
      /// A table, whose columns the answer tells.
      case table
    }
    package var parameters: [FunctionParameter]
    package var result: Result
  }

  /// A function.
  package struct Function: Sendable, Equatable {
    package var name: String
    package var description: String
    package var searchTerms: [String]
    package var examples: [FunctionExample]
    package var isVolatile: Bool
    package var signatures: [Signature]

    /// Whether it goes from a table to a table, and is called by `evaluate`.
    package var isTable: Bool { signatures.first?.result == .table }
  }

  package var name: String
  package var version: String
  package var description: String
  /// The most seconds that a call may take; nil where the plug-in says nothing.
  package var timeout: Double?
  /// The most rows of a call; nil where the plug-in says nothing.
  package var rowLimit: Int?
  package var functions: [Function]

  /// Creates a hello.
  package init(
    name: String, version: String, description: String, timeout: Double? = nil,
    rowLimit: Int? = nil, functions: [Function]
  ) {
    self.name = name
    self.version = version
    self.description = description
    self.timeout = timeout
    self.rowLimit = rowLimit
    self.functions = functions
  }

  /// The line, without its end.
  package var line: [UInt8] {
    var members: [(String, DynamicValue)] = [
      ("type", .string("hello")), ("protocol", .long(Int64(PluginProtocol.version))),
      ("name", .string(name)), ("version", .string(version)),
      ("description", .string(description)),
    ]
    if let timeout { members.append(("timeout", .real(timeout))) }
    if let rowLimit { members.append(("maxRows", .long(Int64(rowLimit)))) }
    members.append(("functions", .array(functions.map(\.tree))))
    var bytes: [UInt8] = []
    JSONColumn.append(.object(DynamicObject(members)), to: &bytes)
    return bytes
  }
}

extension PluginHello.Function {
  fileprivate var tree: DynamicValue {
    .object(
      DynamicObject([
        ("name", .string(name)), ("kind", .string(isTable ? "table" : "scalar")),
        ("description", .string(description)),
        ("search", .array(searchTerms.map(DynamicValue.string))),
        ("volatile", .bool(isVolatile)),
        (
          "examples",
          .array(
            examples.map {
              .object(
                DynamicObject([("query", .string($0.query)), ("result", .string($0.result))]))
            })
        ),
        ("signatures", .array(signatures.map(\.tree))),
      ]))
  }
}

extension PluginHello.Signature {
  fileprivate var tree: DynamicValue {
    let result: DynamicValue =
      switch result {
      case .fixed(let type): .string(type.rawValue)
      case .argument(let index):
        .object(DynamicObject([("argument", .long(Int64(index)))]))
      case .table: .null
      }
    return .object(
      DynamicObject([
        (
          "parameters",
          .array(
            parameters.map { parameter in
              var members: [(String, DynamicValue)] = [("name", .string(parameter.name))]
              let types = parameter.types.types
              if types.count == 1 {
                members.append(("type", .string(types[0].rawValue)))
              } else {
                members.append(("types", .array(types.map { .string($0.rawValue) })))
              }
              switch parameter.arity {
              case .required: break
              case .optional: members.append(("optional", .bool(true)))
              case .repeated: members.append(("repeated", .bool(true)))
              }
              return .object(DynamicObject(members))
            })
        ), ("returns", result),
      ]))
  }
}
