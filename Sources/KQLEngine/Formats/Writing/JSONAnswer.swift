public import KQLSyntax

/// Writes the answer to one request of the JSON lines protocol, as a line:
///
/// ```
/// {"id":"q1","columns":[{"name":"n","type":"long"}],"rows":[[1]]}
/// {"id":"q1","error":{"code":"kql.bind.unknown-column","message":"...","start":10,"end":16}}
/// ```
public struct JSONAnswer: ResultFormat {
  /// `jsonl`.
  public let name = "jsonl"
  /// The request's own `id`, given back as it came.
  public var id: DynamicValue

  /// Creates a format that answers a request.
  public init(id: DynamicValue = .null) { self.id = id }

  /// Writes a table: names and types of its columns, its rows as arrays, and its notes where it has any.
  public func write(_ table: Table, options: FormatOptions, to sink: inout some ByteSink) {
    var output = OutputBuffer()
    open(&output)
    output.append("\"columns\":[")
    for (index, column) in table.schema.columns.enumerated() {
      output.append(index == 0 ? "{\"name\":" : ",{\"name\":")
      JSONText.appendQuoted(column.name.utf8, to: &output.bytes)
      output.append(",\"type\":\"")
      output.append(column.type.rawValue)
      output.append("\"}")
    }
    output.append("],\"rows\":[")
    for row in 0..<table.rowCount where !output.isClosed {
      output.append(row == 0 ? "[" : ",[")
      for (index, column) in table.columns.enumerated() {
        if index > 0 { output.append(0x2C) }
        CellWriter.appendJSON(column, row, to: &output.bytes)
      }
      output.append("]")
      output.drain(to: &sink)
    }
    output.append("]")
    if !table.notes.isEmpty {
      output.append(",\"notes\":[")
      for (index, note) in table.notes.enumerated() {
        if index > 0 { output.append(0x2C) }
        JSONText.appendQuoted(note.utf8, to: &output.bytes)
      }
      output.append("]")
    }
    output.append("}\n")
    output.flush(to: &sink)
  }

  /// Writes that the request failed.
  ///
  /// - Parameters:
  ///   - diagnostic: Why. Its span, where it has one, gives `start` and `end`, in bytes of the query;
  ///     a `help` is added where there is one.
  ///   - sink: Takes the line.
  public func write(_ diagnostic: Diagnostic, to sink: inout some ByteSink) {
    var output = OutputBuffer()
    open(&output)
    output.append("\"error\":{\"code\":")
    JSONText.appendQuoted(diagnostic.code.utf8, to: &output.bytes)
    output.append(",\"message\":")
    JSONText.appendQuoted(diagnostic.message.utf8, to: &output.bytes)
    if let span = diagnostic.span {
      output.append(",\"start\":\(span.start),\"end\":\(span.end)")
    }
    if !diagnostic.help.isEmpty {
      output.append(",\"help\":")
      JSONText.appendQuoted(diagnostic.help.utf8, to: &output.bytes)
    }
    output.append("}}\n")
    output.flush(to: &sink)
  }

  private func open(_ output: inout OutputBuffer) {
    output.append("{\"id\":")
    JSONText.append(id, to: &output.bytes)
    output.append(",")
  }
}

/// One request of the JSON lines protocol: `{"id": "q1", "query": "print 1"}`.
public struct JSONRequest: Sendable, Hashable {
  /// Any JSON value; it comes back in the answer. Null where the request has none.
  public var id: DynamicValue
  /// The query's text.
  public var query: String
  /// The values of the query's parameters; a text is read as the type that the query declares.
  public var parameters: [String: QueryParameter] = [:]

  /// Reads a request from a line.
  ///
  /// - Throws: `kql.data.json.request` where the line is no JSON object with a text `query`, or its
  ///   `parameters` are no object.
  public init(_ line: String) throws(Diagnostic) {
    guard case .object(let members) = JSONText.parse(line),
      case .string(let query) = members["query"]
    else {
      throw Diagnostic(
        code: "kql.data.json.request",
        message: "\(MessageText.quoted(line)) is no request",
        help: "write one object a line, such as {\"id\": \"q1\", \"query\": \"print 1\"}")
    }
    id = members["id"] ?? .null
    self.query = query
    switch members["parameters"] {
    case nil, .null: break
    case .object(let values):
      for (name, value) in zip(values.keys, values.values) {
        if case .string(let text) = value {
          parameters[name] = .text(text)
        } else {
          parameters[name] = .value(Value(parameter: value))
        }
      }
    default:
      throw Diagnostic(
        code: "kql.data.json.request", message: "the parameters are no object",
        help: "write \"parameters\": {\"name\": value}")
    }
  }
}

extension Value {
  /// A JSON value as the parameter of a query.
  fileprivate init(parameter value: DynamicValue) {
    switch value {
    case .null: self = .null
    case .bool(let truth): self = .bool(truth)
    case .long(let number): self = .long(number)
    case .real(let number): self = .real(number)
    default: self = .dynamic(value)
    }
  }
}
