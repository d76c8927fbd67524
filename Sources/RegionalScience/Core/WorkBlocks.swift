import Glibc
import Synchronization

/// How many threads share the work. Results do not depend on it.
public enum ThreadCount: Hashable, Sendable {
  /// As many as the machine has processors, at most 16.
  case automatic
  /// This many, 1 to 64.
  case exactly(Int)

  /// The number of threads.
  func value() throws(RegionalScienceError) -> Int {
    switch self {
    case .automatic: return min(16, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    case .exactly(let count):
      guard (1...64).contains(count) else {
        throw RegionalScienceError(.parameter, "\(count) threads, expected 1 to 64")
      }
      return count
    }
  }
}

/// Work in numbered blocks that a few threads share.
enum WorkBlocks {
  /// Runs a body once on each thread with a source of block numbers, and returns what each made, in
  /// no order.
  ///
  /// What a body makes of its blocks must join to the same whole however the blocks are shared out.
  ///
  /// - Throws: The error of the lowest block that failed, so that runs agree.
  static func run<State: Sendable>(
    _ count: Int, threads: Int, start: @escaping @Sendable () -> State,
    _ body: @escaping @Sendable (Int, inout State) throws(RegionalScienceError) -> Void
  ) throws(RegionalScienceError) -> [State] {
    let job = Job(count: count, start: start, body: body)
    var handles: [pthread_t] = []
    for _ in 1..<max(1, min(threads, count)) {
      if let handle = thread(job) { handles.append(handle) }
    }
    job.work()
    for handle in handles { pthread_join(handle, nil) }
    return try job.finish()
  }

  private static func thread(_ job: any BlockJob) -> pthread_t? {
    let box = unsafe Unmanaged.passRetained(JobBox(job))
    var handle = pthread_t()
    // SAFETY: the box is retained for the thread, which releases it.
    let status = unsafe pthread_create(
      &handle, nil,
      { raw in
        if let raw = unsafe raw {
          unsafe Unmanaged<JobBox>.fromOpaque(raw).takeRetainedValue().job.work()
        }
        return nil
      }, box.toOpaque())
    guard status == 0 else {
      // Without a thread the others do the work.
      unsafe box.release()
      return nil
    }
    return handle
  }

  private final class JobBox: Sendable {
    let job: any BlockJob
    init(_ job: any BlockJob) { self.job = job }
  }

  private protocol BlockJob: AnyObject, Sendable {
    func work()
  }

  private final class Job<State: Sendable>: BlockJob {
    let count: Int
    let start: @Sendable () -> State
    let body: @Sendable (Int, inout State) throws(RegionalScienceError) -> Void
    private let interruption = Interruption.current
    private let next = Atomic<Int>(0)
    private let states = Mutex<[State]>([])
    private let failure = Mutex<(block: Int, error: RegionalScienceError)?>(nil)

    init(
      count: Int, start: @escaping @Sendable () -> State,
      body: @escaping @Sendable (Int, inout State) throws(RegionalScienceError) -> Void
    ) {
      self.count = count
      self.start = start
      self.body = body
    }

    func work() {
      do throws(RegionalScienceError) {
        // The threads ask the question of the one that made the job.
        try interruption.asked { () throws(RegionalScienceError) in try workBlocks() }
      } catch {
        // Before all blocks, so that the others end as well.
        failure.withLock { $0 = (-1, error) }
      }
    }

    private func workBlocks() throws(RegionalScienceError) {
      var state = start()
      while true {
        try interruption.check()
        let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard block < count else { break }
        // Blocks below a failed one still run, so that the lowest failure is the one reported.
        if failure.withLock({ $0.map { $0.block < block } ?? false }) { break }
        do throws(RegionalScienceError) {
          try body(block, &state)
        } catch {
          failure.withLock { if $0.map({ block < $0.block }) ?? true { $0 = (block, error) } }
        }
      }
      let made = state
      states.withLock { $0.append(made) }
    }

    func finish() throws(RegionalScienceError) -> [State] {
      if let failure = failure.withLock({ $0 }) { throw failure.error }
      return states.withLock { $0 }
    }
  }
}
