import KQLSyntax

/// Reads the cells of an operand as dynamic values; a text that many rows share is copied once.
///
/// Decimals become strings, since a dynamic value holds none.
struct DynamicCells {
  private let operand: Operand
  private let texts: [DynamicValue]

  init(_ operand: Operand) {
    self.operand = operand
    if case .string(let column) = operand.column, column.isDictionary,
      column.texts.count <= column.count
    {
      texts = (0..<column.texts.count).map { .string(column.texts.string(at: $0)) }
    } else {
      texts = []
    }
  }

  /// The value of a row; nil for null. A null inside a dynamic column is a value: JSON's null.
  subscript(row: Int) -> DynamicValue? {
    let row = operand.isConstant ? 0 : row
    switch operand.column {
    case .bool(let vector): return vector[row].map(DynamicValue.bool)
    case .int(let vector): return vector[row].map { .long(Int64($0)) }
    case .long(let vector): return vector[row].map(DynamicValue.long)
    case .real(let vector): return vector[row].map(DynamicValue.real)
    case .decimal(let vector): return vector[row].map { .string($0.description) }
    case .string(let column):
      return texts.isEmpty ? .string(column.string(at: row)) : texts[column.index(row)]
    case .datetime(let vector): return vector[row].map(DynamicValue.datetime)
    case .timespan(let vector): return vector[row].map(DynamicValue.timespan)
    case .guid(let vector): return vector[row].map(DynamicValue.guid)
    case .dynamic(let vector): return vector[row] ?? .null
    }
  }
}
