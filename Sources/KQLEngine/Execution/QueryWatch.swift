import Glibc
public import KQLSyntax
import Synchronization

/// Tells a function that waits for something outside of the engine when its query has to end, and
/// takes down why a function could not go on.
///
/// A query has one, and all of its threads share it. A function finds it in
/// ``FunctionContext/watch`` and calls ``check()`` every few milliseconds while it waits; one that
/// only computes needs none of it, for the engine looks between batches itself.
public final class QueryWatch: Sendable {
  private let cancellation: Cancellation?
  private let timeout: Double?
  private let deadline: Double?
  private let hasFailed = Atomic<Bool>(false)
  private let failure = Mutex<Diagnostic?>(nil)

  /// Creates a watch; the time of the query runs from now on.
  ///
  /// - Parameters:
  ///   - cancellation: What another thread ends the query by.
  ///   - timeout: The most seconds that the query may run; nil for no limit.
  public init(cancellation: Cancellation? = nil, timeout: Double? = nil) {
    self.cancellation = cancellation
    self.timeout = timeout
    deadline = timeout.map { Self.monotonicSeconds() + $0 }
  }

  /// Ends the query where it was cancelled, has run too long, or has failed already.
  ///
  /// - Throws: `kql.cancelled`, `kql.limit.time`, or what a function has failed with.
  /// - Complexity: O(1); tens of nanoseconds.
  public func check() throws(Diagnostic) {
    try checkFailure()
    if cancellation?.isCancelled == true {
      throw Diagnostic(code: "kql.cancelled", message: "the query was cancelled")
    }
    if let deadline, Self.monotonicSeconds() > deadline {
      throw Diagnostic(
        code: "kql.limit.time",
        message:
          "the query ran longer than its limit of \(ValueText.string(.real(timeout ?? 0))) s",
        help: "raise the limit (--timeout), or filter earlier")
    }
  }

  /// Takes down why a call failed; of several the first stays.
  func fail(_ diagnostic: Diagnostic) {
    failure.withLock { if $0 == nil { $0 = diagnostic } }
    hasFailed.store(true, ordering: .releasing)
  }

  /// Throws what a call has failed with.
  @inline(__always)
  func checkFailure() throws(Diagnostic) {
    guard hasFailed.load(ordering: .acquiring) else { return }
    if let diagnostic = failure.withLock({ $0 }) { throw diagnostic }
  }

  private static func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
