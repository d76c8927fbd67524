import Glibc

/// Lets a program end long work of this module before it is done, on Ctrl-C for instance.
///
/// ```swift
/// let result = try Interruption.watch({ flag.isSet }) { () throws(RegionalScienceError) in
///   try SMAA(samples: 1_000_000).analysis(of: table, method: ElectreIII())
/// }   // regional.cancelled, within some milliseconds of the flag being set
/// ```
///
/// Whoever calls a method within ``watch(_:_:)`` need not hand anything over: the threads that
/// share its work ask as well. A ranking method of one's own that takes long may call ``check()``.
public enum Interruption {
  /// Whether the work has to end. Asked often and by several threads; once true it stays true.
  public typealias Question = @Sendable () -> Bool

  /// A question, in a box that a thread can point to.
  private final class Box: Sendable {
    let mustEnd: Question
    init(_ mustEnd: @escaping Question) { self.mustEnd = mustEnd }
  }

  /// Where each thread points to its question; nil where the system has no more such places.
  ///
  /// A task-local value would say the same, but pushing one within another traps in optimised builds of
  /// Swift 6.3; and no work of this module waits, so that a thread is as good as a task.
  private static let place: pthread_key_t? = {
    var key = pthread_key_t()
    return unsafe pthread_key_create(&key, nil) == 0 ? key : nil
  }()

  private static var question: Question? {
    guard let place, let raw = unsafe pthread_getspecific(place) else { return nil }
    // SAFETY: `asking` keeps the box for as long as the thread points to it.
    return unsafe Unmanaged<Box>.fromOpaque(raw).takeUnretainedValue().mustEnd
  }

  /// Runs work that ends early once a question is answered with yes.
  ///
  /// - Parameters:
  ///   - mustEnd: Whether the work has to end. Within the work of another watch both count.
  ///   - body: The work. What it calls in this module asks every few milliseconds.
  /// - Returns: What the work returns.
  /// - Throws: ``RegionalScienceError`` with code `.cancelled` if it had to end, also where the work
  ///   came to an end by itself meanwhile; else what the work throws.
  public static func watch<Result>(
    _ mustEnd: @escaping Question, _ body: () throws(RegionalScienceError) -> Result
  ) throws(RegionalScienceError) -> Result {
    let outer = question
    let question: Question = { outer?() == true || mustEnd() }
    return try asking(question) { () throws(RegionalScienceError) in
      try check()
      // What cannot throw returns early with something, from which others may make an error: both are
      // thrown away here.
      do throws(RegionalScienceError) {
        let result = try body()
        try check()
        return result
      } catch {
        try check()
        throw error
      }
    }
  }

  /// Ends the work that is watched, if it has to end.
  ///
  /// - Throws: ``RegionalScienceError`` with code `.cancelled`.
  /// - Complexity: O(1); some ten nanoseconds.
  public static func check() throws(RegionalScienceError) { try current.check() }

  /// Whether the work that is watched has to end.
  static var isDue: Bool { question?() == true }

  /// The question that is asked here, to be taken along into loops and other threads.
  static var current: Asking { Asking(question: question) }

  /// A question, if there is one.
  struct Asking: Sendable {
    let question: Question?

    var isDue: Bool { question?() == true }

    @inline(__always)
    func check() throws(RegionalScienceError) {
      if isDue {
        throw RegionalScienceError(.cancelled, "the work was ended before it was done")
      }
    }

    /// Runs a body, such as that of another thread, under the question.
    func asked(_ body: () throws(RegionalScienceError) -> Void) throws(RegionalScienceError) {
      guard let question else { return try body() }
      try Interruption.asking(question, body)
    }
  }

  private static func asking<Value>(
    _ question: @escaping Question, _ body: () throws(RegionalScienceError) -> Value
  ) throws(RegionalScienceError) -> Value {
    guard let place else { return try body() }
    let box = Box(question)
    let outer = unsafe pthread_getspecific(place)
    // SAFETY: the box outlives the pointer, which is put back before this returns.
    unsafe pthread_setspecific(place, Unmanaged.passUnretained(box).toOpaque())
    defer {
      unsafe pthread_setspecific(place, outer)
      withExtendedLifetime(box) {}
    }
    return try body()
  }
}
