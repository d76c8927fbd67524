import KQLSyntax
import Synchronization

/// A call with constants, by what it is called with.
struct ConstantCall: Hashable {
  let function: String
  let types: [DataType]
  let arguments: [Value]
}

/// The results of calls with constants, kept for the time of a query.
///
/// A call that leaves the process is never made while a query is bound or its plan is looked at, so
/// that it is not folded like others; it is made once in a run, not once in every batch.
final class ConstantCalls: Sendable {
  private let results = Mutex<[ConstantCall: Column]>([:])

  /// The result of a call, which is made where it is not known yet.
  func result(
    of call: ConstantCall, _ make: () throws(Diagnostic) -> Column
  ) throws(Diagnostic) -> Column {
    if let known = results.withLock({ $0[call] }) { return known }
    // The lock is not held meanwhile: two threads may both ask, and get the same.
    let made = try make()
    results.withLock { $0[call] = made }
    return made
  }
}

extension Evaluator {
  /// The result of a call that may fail.
  ///
  /// Expressions are worked out by code that cannot throw, batch by batch. So a failure is taken
  /// down in the query's watch, which is looked at before the next batch and before an answer is
  /// given; until then the rows are nulls that nobody gets to see.
  func attempt(
    _ call: BoundCall, _ arguments: ScalarArguments, isConstant: Bool,
    _ body: @Sendable (ScalarArguments) throws(Diagnostic) -> Column
  ) -> Column {
    let nothing = Column.constant(.null, type: call.type, count: arguments.count)
    guard arguments.count > 0 else { return nothing }
    do throws(Diagnostic) {
      try context.watch.check()
      let column: Column
      if isConstant {
        let key = ConstantCall(
          function: call.function, types: arguments.operands.map(\.type),
          arguments: arguments.operands.map { $0[0] })
        column = try context.constantCalls.result(of: key) { () throws(Diagnostic) in
          try body(arguments)
        }
      } else {
        column = try body(arguments)
      }
      guard column.count == arguments.count, column.type == call.type else {
        throw Diagnostic(
          code: "kql.internal", message: "\(call.function)() gave other rows than it was asked for")
      }
      return column
    } catch {
      context.watch.fail(error.located(at: call.span))
      return nothing
    }
  }
}

extension Diagnostic {
  /// The diagnostic with a place, where it has none.
  func located(at span: SourceSpan?) -> Diagnostic {
    guard self.span == nil, let span, !code.hasPrefix("kql.limit."), code != "kql.cancelled" else {
      return self
    }
    var copy = self
    copy.span = span
    return copy
  }
}
