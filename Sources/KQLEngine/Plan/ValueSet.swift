public import KQLSyntax

/// The values of an `in` list, prepared for look-up.
public final class ValueSet: Sendable, CustomStringConvertible {
  /// The type of the values.
  public let type: DataType
  /// Whether text is compared folded (`in~`).
  public let isFolded: Bool
  /// How many values the list had.
  public let count: Int
  /// Whether a null is among them.
  public let hasNull: Bool
  private let sample: [String]
  private let words: Set<Int64>
  private let reals: Set<Double>
  private let texts: Set<[UInt8]>
  private let others: Set<Value>
  private let folding: TextFolding

  init(_ values: some Sequence<Value>, type: DataType, folded: TextFolding?) {
    self.type = type
    isFolded = folded != nil
    folding = folded ?? .ordinal
    var words: Set<Int64> = []
    var reals: Set<Double> = []
    var texts: Set<[UInt8]> = []
    var others: Set<Value> = []
    var hasNull = false
    var sample: [String] = []
    var count = 0
    for value in values {
      count += 1
      if sample.count < 4 { sample.append(ValueText.string(value)) }
      switch value {
      case .null: hasNull = true
      case .long(let number), .datetime(let number), .timespan(let number): words.insert(number)
      case .int(let number): words.insert(Int64(number))
      case .bool(let flag): words.insert(flag ? 1 : 0)
      case .real(let number): reals.insert(number)
      case .string(let text):
        var text = text
        texts.insert(
          text.withUTF8 { bytes in
            guard let folded else { return Array(bytes) }
            var output: [UInt8] = []
            folded.append(bytes, to: &output)
            return output
          })
      case .decimal, .guid, .dynamic: others.insert(value)
      }
    }
    self.words = words
    self.reals = reals
    self.texts = texts
    self.others = others
    self.hasNull = hasNull
    self.sample = sample
    self.count = count
  }

  /// The first few values, for `explain`.
  public var description: String {
    "(" + sample.joined(separator: ", ") + (count > sample.count ? ", ... \(count) values)" : ")")
  }

  /// Whether each row's value is in the set; total: null is in it only where the set has a null.
  func contains(_ operand: Operand, count rows: Int) -> [Bool] {
    let column = operand.column
    let found: [Bool]
    switch column {
    case .string(let strings): found = contains(strings)
    case .long(let vector), .datetime(let vector), .timespan(let vector):
      found = membership(vector) { words.contains($0) }
    case .int(let vector): found = membership(vector) { words.contains(Int64($0)) }
    case .bool(let vector): found = membership(vector) { words.contains($0 ? 1 : 0) }
    case .real(let vector): found = membership(vector) { reals.contains($0) }
    case .decimal(let vector): found = membership(vector) { others.contains(.decimal($0)) }
    case .guid(let vector): found = membership(vector) { others.contains(.guid($0)) }
    case .dynamic(let vector): found = membership(vector) { containsDynamic($0) }
    }
    return operand.isConstant ? Array(repeating: found.first ?? false, count: rows) : found
  }

  private func membership<Element>(
    _ vector: Vector<Element>, _ test: (Element) -> Bool
  ) -> [Bool] {
    (0..<vector.count).map { row in vector[row].map(test) ?? hasNull }
  }

  private func contains(_ strings: StringColumn) -> [Bool] {
    guard !texts.isEmpty else { return Array(repeating: false, count: strings.count) }
    var buffer: [UInt8] = []
    return strings.map { bytes in
      buffer.removeAll(keepingCapacity: true)
      if isFolded {
        folding.append(bytes, to: &buffer)
      } else {
        buffer.append(contentsOf: bytes)
      }
      return texts.contains(buffer)
    }
  }

  private func containsDynamic(_ value: DynamicValue) -> Bool {
    switch value {
    case .null: return hasNull
    case .bool(let flag): return type == .bool && words.contains(flag ? 1 : 0)
    case .long(let number):
      return type == .real ? reals.contains(Double(number)) : words.contains(number)
    case .real(let number): return reals.contains(number)
    case .string(let text):
      var text = text
      return text.withUTF8 { bytes in
        var output: [UInt8] = []
        if isFolded { folding.append(bytes, to: &output) } else { output = Array(bytes) }
        return texts.contains(output)
      }
    case .datetime(let ticks), .timespan(let ticks): return words.contains(ticks)
    default: return others.contains(.dynamic(value))
    }
  }
}
