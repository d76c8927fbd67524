package import KQLEngine
import KQLSyntax

/// One batch of one function: what a call says.
package struct PluginCall {
  /// The function's name.
  package var function: String
  /// Which of its signatures is called, from 0.
  package var signature: Int
  /// The arguments: a value a row, or a constant.
  package var operands: [Operand]
  /// The number of rows.
  package var rows: Int
  /// The type of the result.
  package var result: DataType
  /// The query's own time, in ticks.
  package var now: Int64

  /// Creates a call.
  package init(
    function: String, signature: Int, operands: [Operand], rows: Int, result: DataType, now: Int64
  ) {
    self.function = function
    self.signature = signature
    self.operands = operands
    self.rows = rows
    self.result = result
    self.now = now
  }

  /// What a call's line begins with.
  package static func head(id: Int) -> [UInt8] { Array("{\"type\":\"call\",\"id\":\(id),".utf8) }

  /// The line behind its head, with its end; well-formed UTF-8 whatever the columns hold.
  package var body: [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(256 + rows * operands.count * 8)
    append("\"function\":", &output)
    JSONColumn.append(.string(function), to: &output)
    append(",\"signature\":\(signature),\"rows\":\(rows),\"returns\":\"", &output)
    append(result.rawValue + "\",\"now\":", &output)
    JSONColumn.append(.datetime(now), to: &output)
    append(",\"types\":[", &output)
    append(operands.map { "\"" + $0.type.rawValue + "\"" }.joined(separator: ","), &output)
    append("],\"arguments\":[", &output)
    // Constants alone are a column as well, so that a function of one argument gets nothing else.
    let isMixed = operands.contains { !$0.isConstant }
    for (index, operand) in operands.enumerated() {
      if index > 0 { output.append(0x2C) }
      if !isMixed {
        JSONColumn.append(operand.materialized(count: rows), to: &output)
      } else if operand.isConstant {
        append("{\"constant\":", &output)
        JSONColumn.append(operand.column, row: 0, to: &output)
        append("}", &output)
      } else {
        JSONColumn.append(operand.column, to: &output)
      }
    }
    append("]}\n", &output)
    return PluginTable.wellFormed(output)
  }

  private func append(_ text: String, _ output: inout [UInt8]) {
    output.append(contentsOf: text.utf8)
  }

  /// Reads a call; nil where the line is none.
  package init?(_ line: JSONEnvelope) {
    guard let function = line.string("function"), let signature = line.integer("signature"),
      let rows = line.integer("rows"), rows >= 0, rows <= 1 << 24,
      let result = line.string("returns").flatMap(DataType.init(rawValue:)),
      case .string(let moment)? = line.value("now"), let types = line.value("types")?.arrayValue,
      let now = JSONColumn.moment(moment), let arguments = line["arguments"],
      let elements = JSONColumn.elements(arguments), elements.count == types.count
    else { return nil }
    operands = []
    for (element, type) in zip(elements, types) {
      guard case .string(let name) = type, let type = DataType(rawValue: name),
        let operand = Self.operand(element, type, rows)
      else { return nil }
      operands.append(operand)
    }
    self.function = function
    self.signature = signature
    self.rows = rows
    self.result = result
    self.now = now
  }

  private static func operand(_ text: TextBytes, _ type: DataType, _ rows: Int) -> Operand? {
    if let constant = JSONEnvelope(text)?["constant"] {
      let list = [0x5B] + Array(constant) + [0x5D]
      return list.withUnsafeBufferPointer { bytes in
        guard let column = try? JSONColumn.read(bytes, type: type, count: 1) else { return nil }
        return Operand(constant: column[0], type: type)
      }
    }
    return (try? JSONColumn.read(text, type: type, count: rows)).map { Operand($0) }
  }
}
