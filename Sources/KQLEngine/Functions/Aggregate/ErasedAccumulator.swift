import KQLSyntax

/// What an accumulator collects, as a value.
///
/// Methods of generic *classes* reached through a protocol are never specialised, so that each row
/// would cost twenty times as much; a generic struct behind the closures of ``ErasedAccumulator``
/// is.
protocol AccumulatorState {
  /// Makes room for groups below `count`.
  mutating func resize(groupCount count: Int)
  /// Takes in one batch.
  mutating func update(_ batch: AggregateBatch)
  /// Takes in what was collected from later rows; group `i` there is group `groups[i]` here.
  mutating func merge(_ later: Self, groups: [UInt32])
  /// The results, one a group.
  func finish(groupCount: Int) -> Column
  /// See ``Accumulator/toleratesRejectedRows``.
  static var toleratesRejectedRows: Bool { get }
  /// See ``Accumulator/byteCount``.
  var byteCount: Int { get }
}

extension AccumulatorState {
  var byteCount: Int { 0 }
  static var toleratesRejectedRows: Bool { false }
}

/// An accumulator around any ``AccumulatorState``.
final class ErasedAccumulator: Accumulator {
  private final class Box<State> {
    var state: State
    init(_ state: State) { self.state = state }
  }

  private let box: AnyObject
  let toleratesRejectedRows: Bool
  private let resizing: (Int) -> Void
  private let updating: (AggregateBatch) -> Void
  private let merging: (AnyObject, [UInt32]) -> Void
  private let finishing: (Int) -> Column
  private let counting: () -> Int

  init<State: AccumulatorState>(_ state: State) {
    let box = Box(state)
    self.box = box
    toleratesRejectedRows = State.toleratesRejectedRows
    resizing = { box.state.resize(groupCount: $0) }
    updating = { box.state.update($0) }
    merging = { other, groups in
      if let other = other as? Box<State> { box.state.merge(other.state, groups: groups) }
    }
    finishing = { box.state.finish(groupCount: $0) }
    counting = { box.state.byteCount }
  }

  func resize(groupCount count: Int) { resizing(count) }

  func update(_ batch: AggregateBatch) { updating(batch) }

  var byteCount: Int { counting() }

  func merge(_ other: any Accumulator, groups: [UInt32]) {
    if let other = other as? ErasedAccumulator { merging(other.box, groups) }
  }

  func finish(groupCount: Int) -> Column { finishing(groupCount) }
}
