import KQLSyntax

/// The smallest description that fits a number of dynamic values.
private final class ValueSchema {
  /// Names of scalar types, in the order in which they came.
  private var scalars: [String] = []
  private var members: [(name: String, schema: ValueSchema)] = []
  private var places: [String: Int] = [:]
  private var elements: ValueSchema?
  private var isContainer = false

  func add(_ value: DynamicValue) {
    switch value {
    case .null: break
    case .bool: add(scalar: "bool")
    case .long: add(scalar: "long")
    case .real: add(scalar: "double")
    case .string: add(scalar: "string")
    case .datetime: add(scalar: "datetime")
    case .timespan: add(scalar: "timespan")
    case .guid: add(scalar: "guid")
    case .array(let items):
      isContainer = true
      let schema = elements ?? ValueSchema()
      elements = schema
      for item in items { schema.add(item) }
    case .object(let bag):
      isContainer = true
      for (key, value) in zip(bag.keys, bag.values) { member(key).add(value) }
    }
  }

  func merge(_ later: ValueSchema) {
    for scalar in later.scalars { add(scalar: scalar) }
    isContainer = isContainer || later.isContainer
    for (name, schema) in later.members { member(name).merge(schema) }
    if let others = later.elements {
      let schema = elements ?? ValueSchema()
      elements = schema
      schema.merge(others)
    }
  }

  private func add(scalar: String) {
    if !scalars.contains(scalar) { scalars.append(scalar) }
  }

  private func member(_ name: String) -> ValueSchema {
    if let place = places[name] { return members[place].schema }
    let schema = ValueSchema()
    places[name] = members.count
    members.append((name, schema))
    return schema
  }

  /// The schema as a value: a type, a bag of members, or an array of both.
  var value: DynamicValue {
    var kinds = scalars.map(DynamicValue.string)
    if isContainer {
      var bag = DynamicObject()
      if let elements { bag["`indexer`"] = elements.value }
      for (name, schema) in members { bag[name] = schema.value }
      kinds.append(.object(bag))
    }
    return kinds.count == 1 ? kinds[0] : (kinds.isEmpty ? .string("null") : .array(kinds))
  }
}

/// `buildschema(x)`.
private final class SchemaAccumulator: Accumulator {
  private var schemas: [ValueSchema] = []

  func resize(groupCount count: Int) {
    while schemas.count < count { schemas.append(ValueSchema()) }
  }

  func update(_ batch: AggregateBatch) {
    guard let operand = batch.operands.first else { return }
    let cells = DynamicCells(operand)
    for row in 0..<batch.count { schemas[Int(batch.groups[row])].add(cells[row] ?? .null) }
  }

  func merge(_ other: any Accumulator, groups: [UInt32]) {
    guard let other = other as? SchemaAccumulator else { return }
    for (index, group) in groups.enumerated() where index < other.schemas.count {
      schemas[Int(group)].merge(other.schemas[index])
    }
  }

  func finish(groupCount: Int) -> Column {
    .dynamic(Vector((0..<groupCount).map { schemas[$0].value }))
  }
}

extension StandardLibrary {
  static let schemas: [AggregateFunction] = [
    AggregateFunction(
      "buildschema", description: "Returns the smallest schema that fits all values of a group.",
      searchTerms: ["json", "structure", "types"],
      examples: [
        FunctionExample(
          "datatable(d:dynamic)[dynamic({'a':1}), dynamic({'a':'x'})] | summarize buildschema(d)",
          #"{"a":["long","string"]}"#)
      ],
      naming: .prefixAndFirstArgument("schema"),
      overloads: [
        AggregateFunction.Overload([FunctionParameter("value", .dynamic)], .fixed(.dynamic)) { _ in
          SchemaAccumulator()
        }
      ])
  ]
}
