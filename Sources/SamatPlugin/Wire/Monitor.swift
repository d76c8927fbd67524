import Glibc

/// A value that several threads change, and wait for changes of.
package final class Monitor<Value>: @unchecked Sendable {
  // SAFETY: `value` is touched only while `mutex` is held.
  private var value: Value
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>

  /// Creates a monitor around a value.
  package init(_ value: sending Value) {
    self.value = value
    mutex = .allocate(capacity: 1)
    changed = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    changed.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(changed, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Changes the value, and wakes those that wait.
  package func change<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(mutex)
    }
    return body(&value)
  }

  /// Looks at the value, and waits for a change where there is nothing to be had.
  ///
  /// - Parameters:
  ///   - seconds: The longest wait; nil waits for ever.
  ///   - body: Looks, and perhaps changes; nil waits.
  /// - Returns: What `body` gave; nil when the time is up.
  package func wait<Result>(
    atMost seconds: Double? = nil, for body: (inout Value) -> Result?
  ) -> Result? {
    let end = seconds.map { monotonicSeconds() + $0 }
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&value) { return result }
      guard let end else {
        pthread_cond_wait(changed, mutex)
        continue
      }
      guard monotonicSeconds() < end else { return nil }
      var moment = timespec(
        tv_sec: Int(end), tv_nsec: Int((end - end.rounded(.down)) * 1e9))
      pthread_cond_timedwait(changed, mutex, &moment)
    }
  }
}

/// The seconds of a clock that nobody sets.
package func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// Runs a body on a thread of its own, which blocks every signal; false where there is none to be
/// had.
package func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var all = sigset_t()
  var before = sigset_t()
  sigfillset(&all)
  pthread_sigmask(SIG_BLOCK, &all, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  var thread = pthread_t()
  let box = Unmanaged.passRetained(Box(body))
  let status = pthread_create(
    &thread, nil,
    { raw in
      // SAFETY: the retained box that was handed over below.
      if let raw { Unmanaged<Box>.fromOpaque(raw).takeRetainedValue().body() }
      return nil
    }, box.toOpaque())
  guard status == 0 else {
    box.release()
    return false
  }
  pthread_detach(thread)
  return true
}
