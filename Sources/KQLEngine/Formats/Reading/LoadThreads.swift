import Glibc
import KQLSyntax
import Synchronization

/// Runs one piece of work on a few threads, which share the numbers of its parts.
enum LoadThreads {
  /// How many threads a machine is taken to have for loading.
  static let available = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Calls `body` once on each thread with a queue of parts, and waits for all.
  ///
  /// A thread takes ascending numbers. Which thread takes which number is left to chance; nothing
  /// that is seen of the result may depend on it.
  ///
  /// - Parameters:
  ///   - parts: The number of parts.
  ///   - threads: The most threads that are used, this one among them.
  ///   - body: The work of a thread, which takes its numbers from the queue.
  static func run(parts: Int, threads: Int, _ body: (PartQueue) -> Void) {
    withoutActuallyEscaping(body) { body in
      let job = Job(parts: parts, body: body)
      var handles: [pthread_t] = []
      for _ in 0..<max(0, min(threads, parts) - 1) {
        let box = Unmanaged.passRetained(job)
        var handle = pthread_t()
        let status = pthread_create(
          &handle, nil,
          { raw in
            // SAFETY: the retained job that was handed over with the thread.
            if let raw { Unmanaged<Job>.fromOpaque(raw).takeRetainedValue().work() }
            return nil
          }, box.toOpaque())
        // Without a thread the others do the work.
        if status == 0 { handles.append(handle) } else { box.release() }
      }
      job.work()
      for handle in handles { pthread_join(handle, nil) }
    }
  }

  /// The results of a function for each of some inputs, in their order.
  static func map<Input, Result>(
    _ inputs: [Input], threads: Int, _ transform: (Input) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: inputs.count) { buffer, count in
      // SAFETY: each number is given out once, so that each element is initialised once.
      let slots = buffer
      run(parts: inputs.count, threads: threads) { queue in
        while let index = queue.next() {
          slots.initializeElement(at: index, to: transform(inputs[index]))
        }
      }
      count = inputs.count
    }
  }

  /// What each thread makes of the parts that it takes, in no particular order.
  static func collect<Result>(
    parts: Int, threads: Int, _ body: (PartQueue) -> Result
  ) -> [Result] {
    let results = Mutex<[Result]>([])
    run(parts: parts, threads: threads) { queue in
      let box = Transfer(value: body(queue))
      results.withLock { $0.append(box.value) }
    }
    return results.withLock { Transfer(value: $0) }.value
  }

  /// SAFETY: what is in it goes from one thread to another, and is used by one at a time.
  private struct Transfer<Value>: @unchecked Sendable {
    let value: Value
  }

  /// SAFETY: the work is called on several threads at once, and is written for that; all of them
  /// have ended before ``run(parts:threads:_:)`` returns.
  private final class Job: @unchecked Sendable {
    private let queue: PartQueue
    private let body: (PartQueue) -> Void

    init(parts: Int, body: @escaping (PartQueue) -> Void) {
      queue = PartQueue(count: parts)
      self.body = body
    }

    func work() { body(queue) }
  }
}

/// The numbers of the parts of a piece of work, each given out once.
final class PartQueue: Sendable {
  private let count: Int
  private let taken = Atomic<Int>(0)

  init(count: Int) { self.count = count }

  /// The next number, or nil at the end.
  func next() -> Int? {
    let number = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }
}

/// What the threads of a load ask before each block: whether to go on.
final class LoadControl: Sendable {
  /// Is told how far the threads have come.
  let progress: LoadProgress?
  private let cancellation: Cancellation?
  private let memoryLimit: Int
  private let memory = Atomic<Int>(0)
  private let firstFailure = Atomic<Int>(.max)

  init(_ options: ReadOptions) {
    progress = options.progress
    cancellation = options.cancellation
    memoryLimit = options.memoryLimit ?? .max
  }

  /// Whether a part need not be worked on: the load ends without a table, or a part before it has
  /// the problem that will be reported.
  @inline(__always)
  func isFutile(part: Int) -> Bool {
    firstFailure.load(ordering: .relaxed) < part || isStopped
  }

  /// Whether the load was cancelled or became too large.
  @inline(__always)
  var isStopped: Bool {
    cancellation?.isCancelled == true || memory.load(ordering: .relaxed) > memoryLimit
  }

  /// Says that a part has a problem that ends the load.
  func fail(part: Int) { _ = firstFailure.min(part, ordering: .relaxed) }

  /// Counts memory that is taken, or given back where `bytes` is negative.
  func take(bytes: Int) {
    guard memoryLimit < .max else { return }
    memory.wrappingAdd(bytes, ordering: .relaxed)
  }

  /// Throws where the load was cancelled or became too large.
  func check(_ fileName: String) throws(Diagnostic) {
    if cancellation?.isCancelled == true {
      throw Diagnostic(
        code: "kql.cancelled",
        message: "the loading of \(MessageText.quoted(fileName)) was cancelled")
    }
    if memory.load(ordering: .relaxed) > memoryLimit {
      throw Diagnostic(
        code: "kql.limit.memory",
        message: "\(MessageText.quoted(fileName)) needs more than the allowed "
          + "\(memoryLimit >> 20) MiB of memory",
        help: "raise the limit, or load fewer columns or rows")
    }
  }
}
