import Glibc
import KQLSyntax
import Synchronization

/// Runs the same work for many numbers on a few threads.
enum Parallel {
  /// The results of `body(0)` to `body(count - 1)`, in that order.
  ///
  /// - Throws: The error of the lowest number that failed, so that runs agree.
  static func map<Result: Sendable>(
    _ count: Int, threads: Int, _ body: @escaping @Sendable (Int) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> [Result] {
    if count <= 1 || threads <= 1 {
      var results: [Result] = []
      results.reserveCapacity(count)
      for index in 0..<count { results.append(try body(index)) }
      return results
    }
    let job = Job(count: count, body: body)
    var handles: [pthread_t] = []
    for _ in 1..<min(threads, count) {
      if let handle = start(job) { handles.append(handle) }
    }
    job.work()
    for handle in handles { pthread_join(handle, nil) }
    return try job.results()
  }

  private static func start(_ job: any ParallelJob) -> pthread_t? {
    let box = Unmanaged.passRetained(JobBox(job))
    var handle = pthread_t()
    let status = pthread_create(
      &handle, nil,
      { raw in
        if let raw { Unmanaged<JobBox>.fromOpaque(raw).takeRetainedValue().job.work() }
        return nil
      }, box.toOpaque())
    // Without a thread the others do the work.
    if status != 0 {
      box.release()
      return nil
    }
    return handle
  }

  private final class JobBox {
    let job: any ParallelJob
    init(_ job: any ParallelJob) { self.job = job }
  }

  private protocol ParallelJob: AnyObject, Sendable {
    func work()
  }

  private final class Job<Result: Sendable>: ParallelJob {
    let count: Int
    let body: @Sendable (Int) throws(Diagnostic) -> Result
    private let next = Atomic<Int>(0)
    private let failed = Atomic<Bool>(false)
    private let slots: Mutex<[Swift.Result<Result, Diagnostic>?]>

    init(count: Int, body: @escaping @Sendable (Int) throws(Diagnostic) -> Result) {
      self.count = count
      self.body = body
      slots = Mutex(Array(repeating: nil, count: count))
    }

    func work() {
      while !failed.load(ordering: .relaxed) {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        do throws(Diagnostic) {
          let result = try body(index)
          slots.withLock { $0[index] = .success(result) }
        } catch {
          failed.store(true, ordering: .relaxed)
          slots.withLock { $0[index] = .failure(error) }
        }
      }
    }

    func results() throws(Diagnostic) -> [Result] {
      var results: [Result] = []
      results.reserveCapacity(count)
      var error: Diagnostic?
      for slot in slots.withLock({ $0 }) {
        switch slot {
        case .success(let value): results.append(value)
        case .failure(let found): error = error ?? found
        case nil: continue
        }
      }
      if let error { throw error }
      return results
    }
  }
}
