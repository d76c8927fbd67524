package import KQLEngine
import KQLSyntax

/// A table on its way to a plug-in or back: a line with its columns' names and types, then lines with
/// rows.
package enum PluginTable {
  /// The rows of one line.
  package static let batchRows = 8192

  /// The members `"columns":[{"name":"a","type":"long"}]`.
  package static func columns(_ schema: Schema) -> [UInt8] {
    var output = Array("\"columns\":".utf8)
    JSONColumn.append(
      .array(
        schema.columns.map {
          .object(
            DynamicObject([
              ("name", .string($0.name)), ("type", .string($0.type.rawValue)),
            ]))
        }), to: &output)
    return output
  }

  /// The columns that a line names; nil where it names none, or one twice.
  package static func schema(_ line: JSONEnvelope) -> Schema? {
    guard let entries = line.value("columns")?.arrayValue, (1...1024).contains(entries.count)
    else { return nil }
    var columns: [ColumnSchema] = []
    for entry in entries {
      guard case .string(let name) = entry["name"], case .string(let word) = entry["type"],
        let type = DataType(rawValue: word), !name.isEmpty, name.utf8.count <= 1024,
        !columns.contains(where: { $0.name == name })
      else { return nil }
      columns.append(ColumnSchema(name, type))
    }
    return Schema(columns)
  }

  /// A line with some rows of a table.
  package static func rows(_ table: Table, _ range: Range<Int>, id: Int) -> [UInt8] {
    var output = Array("{\"type\":\"rows\",\"id\":\(id),\"rows\":\(range.count),\"columns\":[".utf8)
    for (index, column) in table.columns.enumerated() {
      if index > 0 { output.append(0x2C) }
      JSONColumn.append(column.slice(range), to: &output)
    }
    output.append(contentsOf: "]}\n".utf8)
    return wellFormed(output)
  }

  /// The columns of a line with rows.
  ///
  /// - Throws: A fault with the first value that is wrong.
  package static func rows(
    _ line: JSONEnvelope, _ schema: Schema
  ) throws(JSONColumn.Fault) -> Table {
    guard let count = line.integer("rows"), count >= 0, count <= 1 << 24,
      let text = line["columns"], let parts = JSONColumn.elements(text, atMost: 1024),
      parts.count == schema.count
    else { throw JSONColumn.Fault("has other columns than it began with") }
    var columns: [Column] = []
    for (part, column) in zip(parts, schema.columns) {
      do throws(JSONColumn.Fault) {
        columns.append(try JSONColumn.read(part, type: column.type, count: count))
      } catch {
        throw JSONColumn.Fault(
          "has a column \(quotedForMessage(column.name)) which "
            + (error.row.map { "in row \($0 + 1) " } ?? "") + error.message)
      }
    }
    return Table(schema: schema, columns: columns)
  }

  /// The bytes, with what is no UTF-8 replaced.
  package static func wellFormed(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.withUnsafeBufferPointer({ isUTF8($0) }) { return bytes }
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  /// The parts, one behind the other.
  package static func joined(_ parts: [Table], _ schema: Schema) -> Table {
    Table(
      schema: schema,
      columns: schema.columns.enumerated().map { index, column in
        Column.joined(parts.map { $0.columns[index] }, type: column.type)
      })
  }
}

/// What a call of a function from a table to a table says before the rows.
package struct PluginTableCall {
  package var function: String
  package var schema: Schema
  package var rows: Int
  package var arguments: [TableFunctionArguments.Argument]
  package var names: [String?]
  package var now: Int64

  /// Creates a call.
  package init(
    function: String, schema: Schema, rows: Int, arguments: [TableFunctionArguments.Argument],
    names: [String?], now: Int64
  ) {
    self.function = function
    self.schema = schema
    self.rows = rows
    self.arguments = arguments
    self.names = names
    self.now = now
  }

  /// The line.
  package func line(id: Int) -> [UInt8] {
    var output = Array("{\"type\":\"table\",\"id\":\(id),\"function\":".utf8)
    JSONColumn.append(.string(function), to: &output)
    output.append(contentsOf: ",\"rows\":\(rows),\"now\":".utf8)
    JSONColumn.append(.datetime(now), to: &output)
    output.append(0x2C)
    output += PluginTable.columns(schema)
    output.append(contentsOf: ",\"arguments\":[".utf8)
    for (index, argument) in arguments.enumerated() {
      output.append(contentsOf: (index > 0 ? "," : "").utf8)
      output.append(contentsOf: "{\"name\":".utf8)
      JSONColumn.append(names[index].map(DynamicValue.string) ?? .null, to: &output)
      switch argument {
      case .column(let position): output.append(contentsOf: ",\"column\":\(position)}".utf8)
      case .value(let value):
        let type = value.type ?? .dynamic
        output.append(contentsOf: ",\"type\":\"\(type.rawValue)\",\"value\":".utf8)
        JSONColumn.append(Column.constant(value, type: type, count: 1), row: 0, to: &output)
        output.append(0x7D)
      case .expression: output.append(0x7D)
      }
    }
    output.append(contentsOf: "]}\n".utf8)
    return PluginTable.wellFormed(output)
  }

  /// Reads a call; nil where the line is none.
  package init?(_ line: JSONEnvelope) {
    guard let function = line.string("function"), let rows = line.integer("rows"), rows >= 0,
      let schema = PluginTable.schema(line), let moment = line.string("now"),
      let now = JSONColumn.moment(moment), let text = line["arguments"],
      let elements = JSONColumn.elements(text)
    else { return nil }
    arguments = []
    names = []
    for element in elements {
      guard let argument = JSONEnvelope(element) else { return nil }
      names.append(argument.string("name"))
      if let position = argument.integer("column"), schema.columns.indices.contains(position) {
        arguments.append(.column(position))
      } else if let type = argument.string("type").flatMap(DataType.init(rawValue:)),
        let value = argument["value"]
      {
        let list = [0x5B] + Array(value) + [0x5D]
        let column = list.withUnsafeBufferPointer {
          try? JSONColumn.read($0, type: type, count: 1)
        }
        guard let column else { return nil }
        arguments.append(.value(column[0]))
      } else {
        return nil
      }
    }
    self.function = function
    self.schema = schema
    self.rows = rows
    self.now = now
  }
}
