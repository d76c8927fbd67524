import KQLEngine
import KQLSyntax

/// Values of each type that functions often get wrong.
enum SampleValues {
  /// A null first, then ordinary, empty, negative and extreme values. Whole numbers stay small
  /// enough that a function which repeats or makes things does not run for hours.
  static func values(_ type: DataType) -> [Value] {
    switch type {
    case .bool: [.null, .bool(true), .bool(false)]
    case .int: [.null, .int(0), .int(1), .int(-1), .int(7), .int(-30)]
    case .long: [.null, .long(0), .long(1), .long(-1), .long(1404), .long(-30)]
    case .real: [.null, .real(0), .real(1.5), .real(-1.5), .real(.nan), .real(.infinity)]
    case .decimal:
      [
        .null, .decimal(Decimal(0)), .decimal(Decimal(coefficient: 15, scale: 1)),
        .decimal(Decimal(-3)),
      ]
    case .string:
      [
        .string(""), .string("a"), .string("1"), .string("کارخانه‌ها ۱۲"), .string("A b_c, 12:30"),
        .string("😀é"),
      ]
    case .datetime:
      [
        .null, .datetime(638_464_896_000_000_000), .datetime(0), .datetime(621_355_968_000_000_001),
        .datetime(3_155_378_975_999_999_999),
      ]
    case .timespan:
      [.null, .timespan(0), .timespan(36_000_000_000), .timespan(-864_000_000_001)]
    case .guid: [.null, .guid(0), .guid(0x74be27de_1e4e49d9_b579fe0b_331d3642)]
    case .dynamic:
      [
        .null, .dynamic(.long(1)), .dynamic(.string("a")), .dynamic(.array([])),
        .dynamic(.array([.long(1), .null, .string("b"), .real(1.5)])),
        .dynamic(.object(DynamicObject([("a", .long(1)), ("b", .array([.bool(true)]))]))),
      ]
    }
  }

  /// Rows for a list of types: each value of each type comes up, in changing company; in the rows
  /// at the end one cell alone is null.
  static func rows(_ types: [DataType]) -> [[Value]] {
    let samples = types.map(values)
    let count = (samples.map(\.count).max() ?? 1) * 2 + 1
    var rows = (0..<count).map { row in
      samples.enumerated().map { column, values in
        values[(row + column * (1 + row / values.count)) % values.count]
      }
    }
    for column in types.indices {
      var row = samples.map { $0[1 % $0.count] }
      row[column] = samples[column][0]
      rows.append(row)
    }
    return rows
  }

  /// A column of cells.
  static func column(_ values: some Sequence<Value>, _ type: DataType) -> Column {
    var builder = ColumnBuilder(type: type)
    for value in values { builder.append(value) }
    return builder.finish()
  }

  /// Whether two cells are the same, NaN like NaN.
  static func same(_ a: Value, _ b: Value) -> Bool {
    if a.isNull && b.isNull { return true }
    if let x = a.double, let y = b.double { return CellComparison.near(x, y) }
    return a == b || ValueText.string(a) == ValueText.string(b) && a.type == b.type
  }
}

/// A list of arguments that an overload takes, found from its parameters.
struct SampleSignature {
  /// The types of the arguments.
  var types: [DataType]
  /// The type of the result.
  var result: DataType

  /// The lists to try: each type that a parameter takes comes up; optional parameters are left out
  /// once and given once, repeated ones given twice.
  static func all(_ parameters: [FunctionParameter], _ rule: ResultType) -> [SampleSignature] {
    let choices = parameters.map { $0.types.types }
    let depth = choices.map(\.count).max() ?? 1
    var lists: [[DataType]] = []
    for pass in 0..<max(1, depth) {
      var short: [DataType] = []
      var long: [DataType] = []
      for (parameter, types) in zip(parameters, choices) where !types.isEmpty {
        let type = types[pass % types.count]
        switch parameter.arity {
        case .required:
          short.append(type)
          long.append(type)
        case .optional: long.append(type)
        case .repeated: long += [type, type]
        }
      }
      for list in [short, long] where !lists.contains(list) { lists.append(list) }
    }
    return lists.compactMap { types in
      result(rule, types).map { SampleSignature(types: types, result: $0) }
    }
  }

  private static func result(_ rule: ResultType, _ types: [DataType]) -> DataType? {
    switch rule {
    case .fixed(let type): return type
    case .argument(let index): return types.indices.contains(index) ? types[index] : nil
    case .widest(let first):
      // Arguments are widened to one type before the call; only lists of one type come as they are.
      guard first < types.count, Set(types[first...]).count == 1 else { return nil }
      return types[first]
    case .custom(let rule): return rule(types)
    }
  }

  /// The list for messages: `(long, string)`.
  var text: String { "(" + types.map(\.rawValue).joined(separator: ", ") + ")" }
}
