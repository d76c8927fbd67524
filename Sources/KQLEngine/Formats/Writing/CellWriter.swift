import KQLSyntax

/// Appends single cells to bytes, without a `String` on the way for the usual types.
enum CellWriter {
  /// Appends the text of a cell, the same as ``ValueText/string(_:)``.
  ///
  /// - Returns: Whether there was a value; nothing is appended for null.
  @discardableResult
  static func appendText(_ column: Column, _ row: Int, to output: inout [UInt8]) -> Bool {
    switch column {
    case .string(let texts): output.append(contentsOf: texts[row])
    case .long(let vector):
      guard let number = vector[row] else { return false }
      append(number, to: &output)
    case .int(let vector):
      guard let number = vector[row] else { return false }
      append(Int64(number), to: &output)
    case .real(let vector):
      guard let number = vector[row] else { return false }
      output.append(contentsOf: NumberText.format(number).utf8)
    case .bool(let vector):
      guard let flag = vector[row] else { return false }
      output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .datetime(let vector):
      guard let ticks = vector[row] else { return false }
      appendRendered(to: &output) { DateTimeText.render(ticks, into: $0) }
    case .timespan(let vector):
      guard let ticks = vector[row] else { return false }
      appendRendered(to: &output) { TimespanText.render(ticks, into: $0) }
    case .decimal(let vector):
      guard let number = vector[row] else { return false }
      output.append(contentsOf: number.description.utf8)
    case .guid(let vector):
      guard let bits = vector[row] else { return false }
      output.append(contentsOf: GuidText.format(bits).utf8)
    case .dynamic(let vector):
      guard let tree = vector[row], !tree.isNull else { return false }
      JSONText.append(tree, to: &output)
    }
    return true
  }

  /// Appends a cell as a JSON value.
  static func appendJSON(_ column: Column, _ row: Int, to output: inout [UInt8]) {
    switch column {
    case .string(let texts): JSONText.appendQuoted(texts[row], to: &output)
    case .long, .int, .bool, .decimal:
      if !appendText(column, row, to: &output) { appendNull(to: &output) }
    case .real(let vector):
      guard let number = vector[row] else { return appendNull(to: &output) }
      JSONText.append(.real(number), to: &output)
    case .datetime, .timespan, .guid:
      let start = output.count
      output.append(0x22)
      if appendText(column, row, to: &output) {
        output.append(0x22)
      } else {
        output.removeSubrange(start...)
        appendNull(to: &output)
      }
    case .dynamic(let vector): JSONText.append(vector[row] ?? .null, to: &output)
    }
  }

  private static func appendNull(to output: inout [UInt8]) {
    output.append(contentsOf: "null".utf8)
  }

  /// Appends the digits of a whole number.
  static func append(_ number: Int64, to output: inout [UInt8]) {
    var rest = number.magnitude
    if number < 0 { output.append(0x2D) }
    let start = output.count
    repeat {
      output.append(UInt8(truncatingIfNeeded: rest % 10) + 0x30)
      rest /= 10
    } while rest > 0
    output[start...].reverse()
  }

  private static func appendRendered(
    to output: inout [UInt8], _ render: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      let length = render(buffer)
      output.append(contentsOf: buffer[..<length])
    }
  }
}
