/// The states that an input has had, for undo and redo.
///
/// A run of typing is one step, and so is a run of deleting; everything else, a paste for instance, is
/// a step of its own. Moving the cursor ends a run and is no step.
struct UndoHistory {
  /// What kind of change leads from one state to the next.
  enum Change: Equatable {
    case typing, deleting, other
  }

  /// How many steps are kept at most, and how many scalars all of them together.
  static let stepLimit = 1_000
  static let scalarLimit = 4 << 20

  private var undone: [LineBuffer] = []
  private var done: [LineBuffer] = []
  private var scalarCount = 0
  private var run: Change?

  /// An empty history.
  init() {}

  /// Notes a change.
  ///
  /// - Parameters:
  ///   - before: The input as it was.
  ///   - change: What was done to it.
  mutating func note(before: LineBuffer, _ change: Change) {
    undone = []
    if change != .other, run == change { return }
    run = change
    done.append(before)
    scalarCount += before.scalars.count
    while done.count > Self.stepLimit || (scalarCount > Self.scalarLimit && done.count > 1) {
      scalarCount -= done.removeFirst().scalars.count
    }
  }

  /// Ends a run: the next change is a step of its own.
  mutating func endRun() { run = nil }

  /// Returns the state before the last step, or `nil` when there is none.
  mutating func undo(from current: LineBuffer) -> LineBuffer? {
    run = nil
    guard let state = done.popLast() else { return nil }
    scalarCount -= state.scalars.count
    undone.append(current)
    return state
  }

  /// Returns the state that was undone last, or `nil` when there is none.
  mutating func redo(from current: LineBuffer) -> LineBuffer? {
    run = nil
    guard let state = undone.popLast() else { return nil }
    done.append(current)
    scalarCount += current.scalars.count
    return state
  }
}
