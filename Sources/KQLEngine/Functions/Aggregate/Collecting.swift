import KQLSyntax

/// What a collecting aggregate keeps of its rows.
private enum Collection: Sendable {
  /// Every value.
  case list
  /// Every row, nulls as JSON's null.
  case listWithNulls
  /// Each value once.
  case set
}

/// `make_list`, `make_set` and their kin: the values of a group, in the order of the rows, in one
/// array. Elements of arrays come one by one; nulls of a column that is not dynamic are left out.
private final class CollectingAccumulator: Accumulator {
  private var lists: [[DynamicValue]] = []
  private var numbers = CellNumbers()
  private var pairs = DistinctPairs()
  private let kind: Collection
  private let limit: Int
  private let isDynamic: Bool
  /// About how many bytes the lists take.
  private var listBytes = 0

  var byteCount: Int { listBytes + pairs.byteCount + numbers.byteCount }

  init(_ setup: AggregateSetup, _ kind: Collection) {
    self.kind = kind
    isDynamic = setup.argumentTypes.first == .dynamic
    let asked = setup.constants.count > 1 ? setup.constants[1]?.int64 : nil
    limit = asked.map { Int(clamping: max($0, 0)) } ?? .max
  }

  func resize(groupCount count: Int) {
    while lists.count < count { lists.append([]) }
  }

  func update(_ batch: AggregateBatch) {
    guard let operand = batch.operands.first else { return }
    let cells = DynamicCells(operand)
    if kind == .set && !isDynamic {
      // Repeats are found by the cell's number, before a dynamic value is made.
      let (found, isNull) = numbers.numbers(operand, count: batch.count)
      for row in 0..<batch.count where isNull?[row] != true {
        let group = Int(batch.groups[row])
        if lists[group].count < limit, pairs.insert(batch.groups[row], found[row]),
          let value = cells[row]
        {
          keep(value, group)
        }
      }
      return
    }
    for row in 0..<batch.count {
      let group = Int(batch.groups[row])
      guard let value = cells[row] ?? (kind == .listWithNulls ? .null : nil) else { continue }
      add(value, group)
    }
  }

  private func add(_ value: DynamicValue, _ group: Int) {
    if case .array(let items) = value {
      for item in items { addItem(item, group) }
    } else {
      addItem(value, group)
    }
  }

  private func addItem(_ value: DynamicValue, _ group: Int) {
    guard lists[group].count < limit else { return }
    if kind == .set && !pairs.insert(UInt32(group), numbers.number(value)) { return }
    keep(value, group)
  }

  private func keep(_ value: DynamicValue, _ group: Int) {
    lists[group].append(value)
    listBytes += value.memory
  }

  func merge(_ other: any Accumulator, groups: [UInt32]) {
    guard let other = other as? CollectingAccumulator else { return }
    for (index, target) in groups.enumerated() where index < other.lists.count {
      let group = Int(target)
      for value in other.lists[index] {
        guard lists[group].count < limit else { break }
        if kind == .set && !pairs.insert(target, ownNumber(value)) { continue }
        keep(value, group)
      }
    }
  }

  /// The number that ``update(_:)`` would have given the cell this value came from.
  private func ownNumber(_ value: DynamicValue) -> UInt64 {
    if isDynamic { return numbers.number(value) }
    let column: Column =
      switch value {
      case .bool(let flag): .bool(Vector([flag]))
      case .long(let number): .long(Vector([number]))
      case .real(let number): .real(Vector([number]))
      case .datetime(let ticks), .timespan(let ticks): .long(Vector([ticks]))
      case .guid(let bits): .guid(Vector([bits]))
      case .string(let text): .string(StringColumn([text]))
      case .null, .array, .object: .dynamic(Vector([value]))
      }
    return numbers.number(column, 0) ?? 0
  }

  func finish(groupCount: Int) -> Column {
    .dynamic(Vector((0..<groupCount).map { .array(lists[$0]) }))
  }
}

/// `make_bag`: the members of all bags; of members with one name the first stays.
private final class BagAccumulator: Accumulator {
  private var bags: [DynamicObject] = []
  private let limit: Int
  private(set) var byteCount = 0

  init(_ setup: AggregateSetup) {
    let asked = setup.constants.count > 1 ? setup.constants[1]?.int64 : nil
    limit = asked.map { Int(clamping: max($0, 0)) } ?? .max
  }

  func resize(groupCount count: Int) {
    while bags.count < count { bags.append(DynamicObject()) }
  }

  func update(_ batch: AggregateBatch) {
    guard let operand = batch.operands.first, case .dynamic(let vector) = operand.column else {
      return
    }
    for row in 0..<batch.count {
      guard case .object(let members) = vector[operand.isConstant ? 0 : row] else { continue }
      add(members, Int(batch.groups[row]))
    }
  }

  private func add(_ members: DynamicObject, _ group: Int) {
    for (key, value) in zip(members.keys, members.values)
    where bags[group].count < limit && bags[group][key] == nil {
      bags[group][key] = value
      byteCount += 64 + key.utf8.count + value.memory
    }
  }

  func merge(_ other: any Accumulator, groups: [UInt32]) {
    guard let other = other as? BagAccumulator else { return }
    for (index, group) in groups.enumerated() where index < other.bags.count {
      add(other.bags[index], Int(group))
    }
  }

  func finish(groupCount: Int) -> Column {
    .dynamic(Vector((0..<groupCount).map { .object(bags[$0]) }))
  }
}

extension StandardLibrary {
  private static func collecting(
    _ kind: Collection, limited: Bool
  ) -> [AggregateFunction.Overload] {
    let value = FunctionParameter("value", .any)
    let limit = FunctionParameter("maxSize", .long)
    let lists = limited ? [[value], [value, limit]] : [[value]]
    return lists.map { parameters in
      AggregateFunction.Overload(parameters, .fixed(.dynamic)) { setup in
        CollectingAccumulator(setup, kind)
      }
    }
  }

  static let collecting: [AggregateFunction] = {
    let data = "range x from 1 to 4 step 1 | summarize "
    func function(
      _ name: String, _ description: String, _ result: String, prefix: String, _ kind: Collection
    ) -> AggregateFunction {
      AggregateFunction(
        name, description: description, searchTerms: ["array", "collect", "aggregate"],
        examples: [FunctionExample(data + "\(name)(x % 2)", result)],
        naming: .prefixAndFirstArgument(prefix), overloads: collecting(kind, limited: true))
    }
    func conditional(_ function: AggregateFunction, _ what: String) -> AggregateFunction {
      let name = function.name + "_if"
      return function.conditional(
        name,
        description: "Returns an array of the \(what) of the rows for which a condition holds.",
        examples: [FunctionExample(data + "\(name)(x, x > 2)", "[3,4]")],
        naming: function.naming)
    }
    let makeList = function(
      "make_list", "Returns an array of the values of a group, nulls left out.", "[1,0,1,0]",
      prefix: "list", .list)
    let makeSet = function(
      "make_set", "Returns an array of the different values of a group, nulls left out.", "[1,0]",
      prefix: "set", .set)
    let makeBag = AggregateFunction(
      "make_bag", description: "Returns one bag with the members of all bags of a group.",
      searchTerms: ["dictionary", "merge", "object"],
      examples: [
        FunctionExample(data + "make_bag(bag_pack(tostring(x), x))", #"{"1":1,"2":2,"3":3,"4":4}"#)
      ],
      naming: .prefixAndFirstArgument("bag"),
      overloads: [
        [FunctionParameter("bag", .dynamic)],
        [FunctionParameter("bag", .dynamic), FunctionParameter("maxSize", .long)],
      ].map { parameters in
        AggregateFunction.Overload(parameters, .fixed(.dynamic)) { BagAccumulator($0) }
      })
    return [
      makeList, makeSet, makeBag,
      function(
        "makelist", "Returns an array of the values of a group; the older name of make_list.",
        "[1,0,1,0]", prefix: "list", .list),
      function(
        "makeset", "Returns an array of the different values; the older name of make_set.",
        "[1,0]", prefix: "set", .set),
      AggregateFunction(
        "make_list_with_nulls",
        description: "Returns an array of the values of a group, nulls kept.",
        searchTerms: ["array", "collect"],
        examples: [
          FunctionExample(
            "datatable(x:long)[1, long(null)] | summarize make_list_with_nulls(x)", "[1,null]")
        ],
        naming: .prefixAndFirstArgument("list"),
        overloads: collecting(.listWithNulls, limited: false)),
      conditional(makeList, "values"), conditional(makeSet, "different values"),
      makeBag.conditional(
        "make_bag_if", description: "Returns one bag of the rows for which a condition holds.",
        examples: [
          FunctionExample(data + "make_bag_if(bag_pack(tostring(x), x), x > 3)", #"{"4":4}"#)
        ], naming: .prefixAndFirstArgument("bag")),
    ]
  }()
}

extension DynamicValue {
  /// About how many bytes the value takes in memory.
  fileprivate var memory: Int {
    // Written length and memory are of one size; small values are one word beside a tag.
    var room = Int.max
    take(from: &room)
    return Int.max - room + 16
  }
}
