import Glibc
import KQLEngine
import Synchronization

/// A thread that turns Ctrl-C into the end of the running query.
///
/// It looks 100 times a second, and only while something runs; the thread ends by itself.
final class InterruptWatch: Sendable {
  private let isOver = Atomic<Bool>(false)
  private let cancellation: Cancellation
  private let endsProcess: Bool

  /// How often it looks, in microseconds.
  private static let period: UInt32 = 10_000
  /// How many looks a process gets to end by itself.
  private static let grace = 100

  /// Starts to watch.
  ///
  /// - Parameters:
  ///   - cancellation: What is set when Ctrl-C comes.
  ///   - endsProcess: Whether a process that is still there a second later is ended, as it must be
  ///     outside of the interactive shell.
  init(_ cancellation: Cancellation, endsProcess: Bool) {
    self.cancellation = cancellation
    self.endsProcess = endsProcess
    // The main thread is to be woken by signals, not this one.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        // SAFETY: the retained watch that `init` handed over.
        Unmanaged<InterruptWatch>.fromOpaque(context).takeRetainedValue().watch()
        return nil
      }, context.toOpaque())
    if status == 0 { pthread_detach(thread) } else { context.release() }
  }

  /// Ends the watch.
  func stop() { isOver.store(true, ordering: .relaxed) }

  private func watch() {
    var looks = 0
    while !isOver.load(ordering: .relaxed) {
      if InterruptMonitor.isInterrupted {
        cancellation.cancel()
        looks += 1
        if endsProcess && looks > Self.grace { _exit(ExitStatus.interrupted.rawValue) }
      }
      usleep(Self.period)
    }
  }
}
