import KQLSyntax

/// The state of one group for an aggregate over one argument of fixed width.
///
/// A reducer is a small value, so that the states of all groups lie side by side in one array and
/// the loop over a batch is specialised for its type. Nulls never reach it.
protocol GroupReducer: SendableMetatype {
  associatedtype Element: FixedElement
  associatedtype Output: FixedElement

  /// The state before the first row.
  init()
  /// Takes in a value.
  mutating func add(_ value: Element)
  /// Takes in the state of later rows.
  mutating func merge(_ later: Self)
  /// The result; nil for null.
  var output: Output? { get }
}

/// One ``GroupReducer`` a group.
struct ReducingState<Reducer: GroupReducer>: AccumulatorState {
  static var toleratesRejectedRows: Bool { true }

  private var states: [Reducer] = []
  private let resultType: DataType

  init(_ setup: AggregateSetup) { resultType = setup.resultType }

  mutating func resize(groupCount count: Int) {
    guard states.count < count else { return }
    states.append(contentsOf: repeatElement(Reducer(), count: count - states.count))
  }

  mutating func update(_ batch: AggregateBatch) {
    guard let operand = batch.operands.first,
      let vector = Reducer.Element.vector(in: operand.column)
    else { return }
    states.withUnsafeMutableBufferPointer { states in
      if operand.isConstant {
        guard let value = vector[0] else { return }
        for group in batch.groups { states[Int(group)].add(value) }
        return
      }
      batch.groups.withUnsafeBufferPointer { groups in
        vector.withBuffer { values in
          if let validity = vector.validity {
            for row in 0..<groups.count where validity.bit(row) {
              states[Int(groups[row])].add(values[row])
            }
          } else if states.count == 1 {
            // One group: the state stays in registers.
            var state = states[0]
            for row in 0..<groups.count { state.add(values[row]) }
            states[0] = state
          } else {
            for row in 0..<groups.count { states[Int(groups[row])].add(values[row]) }
          }
        }
      }
    }
  }

  mutating func merge(_ later: Self, groups: [UInt32]) {
    for (index, group) in groups.enumerated() where index < later.states.count {
      states[Int(group)].merge(later.states[index])
    }
  }

  func finish(groupCount: Int) -> Column {
    var builder = VectorBuilder<Reducer.Output>(capacity: groupCount)
    for group in 0..<groupCount { builder.append(states[group].output) }
    return Reducer.Output.column(builder.finish(), as: resultType)
      ?? .constant(.null, type: resultType, count: groupCount)
  }
}

extension AggregateFunction.Overload {
  /// An aggregate of one argument of one type, worked out by a ``GroupReducer``.
  static func reducing<Reducer: GroupReducer>(
    _ type: DataType, _ result: DataType, by _: Reducer.Type
  ) -> Self {
    Self([FunctionParameter("value", type)], .fixed(result)) { setup in
      ErasedAccumulator(ReducingState<Reducer>(setup))
    }
  }
}
