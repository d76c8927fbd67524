import KQLSyntax

extension ColumnPruning.Pass {
  /// Keys make the groups and all stay; aggregates that nothing reads go.
  mutating func prune(
    _ aggregation: LogicalPlan.Aggregation, _ wanted: ColumnChoice
  ) -> (plan: LogicalPlan, kept: ColumnChoice) {
    var node = aggregation
    var kept = wanted
    for index in node.keys.indices { kept.insert(index) }
    if !kept.isAll {
      hasChanged = true
      node.aggregates = node.aggregates.enumerated().filter { index, _ in
        kept.contains(aggregation.keys.count + index)
      }.map(\.element)
    }
    let (inner, place) = narrow(node.input, isExact: false) { read in
      for key in node.keys { read(key.expression) }
      for aggregate in node.aggregates {
        for argument in aggregate.arguments { read(argument) }
        if let condition = aggregate.condition { read(condition) }
      }
    }
    node.input = inner
    guard place.hasMoved else { return (.aggregate(node), kept) }
    node.keys = place.moved(node.keys)
    for index in node.aggregates.indices {
      node.aggregates[index].arguments = node.aggregates[index].arguments.map { place.moved($0) }
      node.aggregates[index].condition = node.aggregates[index].condition.map { place.moved($0) }
    }
    return (.aggregate(node), kept)
  }

  /// Each side keeps its keys and what the join gives of it.
  mutating func prune(
    _ join: LogicalPlan.Join, _ wanted: ColumnChoice
  ) -> (plan: LogicalPlan, kept: ColumnChoice) {
    var node = join
    if !wanted.isAll { hasChanged = true }
    node.output = wanted.pick(join.output)
    var choices = [
      ColumnChoice(none: node.left.columnCount), ColumnChoice(none: node.right.columnCount),
    ]
    for key in node.leftKeys { choices[0].insert(columnsOf: key) }
    for key in node.rightKeys { choices[1].insert(columnsOf: key) }
    for output in node.output { choices[output.side == .left ? 0 : 1].insert(output.position) }
    node.left = exactly(choices[0], of: node.left)
    node.right = exactly(choices[1], of: node.right)
    let places = choices.map(\.places)
    node.leftKeys = node.leftKeys.map { places[0].moved($0) }
    node.rightKeys = node.rightKeys.map { places[1].moved($0) }
    for index in node.output.indices {
      let output = node.output[index]
      node.output[index].position = places[output.side == .left ? 0 : 1][output.position]
    }
    return (.join(node), wanted)
  }

  /// The arrays stay, since the longest of a row says how many rows come of it.
  mutating func prune(
    _ expansion: LogicalPlan.Expansion, _ wanted: ColumnChoice
  ) -> (plan: LogicalPlan, kept: ColumnChoice) {
    var node = expansion
    var kept = wanted
    for item in node.items { kept.insert(item.position) }
    let count = node.input.columnCount
    var below = ColumnChoice(none: count)
    for position in kept.positions where position < count { below.insert(position) }
    if !kept.isAll { hasChanged = true }
    if node.itemIndex != nil && !kept.contains(count) { node.itemIndex = nil }
    node.input = exactly(below, of: node.input)
    let places = below.places
    for index in node.items.indices {
      node.items[index].position = places[node.items[index].position]
    }
    node.schema = Schema(kept.pick(node.schema.columns))
    return (.expand(node), kept)
  }

  /// All that is taken out of the text stays, since the pattern is matched as a whole; what is only
  /// passed on goes. A `parse` of which nothing is read goes altogether: it drops no row.
  mutating func prune(
    _ parsing: LogicalPlan.TextParsing, _ wanted: ColumnChoice
  ) -> (plan: LogicalPlan, kept: ColumnChoice) {
    var node = parsing
    let count = node.input.columnCount
    let made = Set(node.outputs.map(\.position))
    if node.misses == .kept, node.subject.isMovable,
      !wanted.positions.contains(where: { made.contains($0) })
    {
      hasChanged = true
      var below = ColumnChoice(none: count)
      for position in wanted.positions { below.insert(position) }
      let plan = exactly(below, of: node.input)
      var kept = ColumnChoice(none: wanted.count)
      for position in below.positions { kept.insert(position) }
      return (plan, kept)
    }
    var kept = wanted
    for position in made { kept.insert(position) }
    var below = ColumnChoice(none: count)
    for position in kept.positions where position < count { below.insert(position) }
    below.insert(columnsOf: node.subject)
    for position in below.positions { kept.insert(position) }
    guard !below.isAll else {
      node.input = exactly(below, of: node.input)
      return (.parse(node), ColumnChoice(all: wanted.count))
    }
    hasChanged = true
    node.input = exactly(below, of: node.input)
    node.subject = below.places.moved(node.subject)
    let places = kept.places
    for index in node.outputs.indices {
      node.outputs[index].position = places[node.outputs[index].position]
    }
    node.schema = Schema(kept.pick(node.schema.columns))
    return (.parse(node), kept)
  }

  /// Keys and points make the arrays; a series that nothing reads goes, with what it is made from.
  mutating func prune(
    _ series: LogicalPlan.MakeSeries, _ wanted: ColumnChoice
  ) -> (plan: LogicalPlan, kept: ColumnChoice) {
    var node = series
    var kept = wanted
    for index in 0..<node.keyCount { kept.insert(index) }
    let axis = wanted.count - 1
    kept.insert(axis)
    var below = ColumnChoice(none: node.input.columnCount)
    for index in 0...node.keyCount { below.insert(index) }
    // Of the result the axis stands last, of the input the point stands behind the keys.
    for index in node.keyCount..<axis where kept.contains(index) { below.insert(index + 1) }
    if !kept.isAll {
      hasChanged = true
      node.defaults = node.defaults.enumerated().filter { index, _ in
        kept.contains(node.keyCount + index)
      }.map(\.element)
    }
    node.input = exactly(below, of: node.input)
    return (.makeSeries(node), kept)
  }
}
