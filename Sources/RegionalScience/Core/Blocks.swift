import Glibc
import Synchronization

/// Runs the same work for the numbers of blocks on a few threads.
enum Blocks {
  /// The results of `body(0)` to `body(count - 1)`, in that order, whatever thread made them.
  static func map<Result: Sendable>(
    _ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    guard count > 1, threads > 1 else { return (0..<max(0, count)).map(body) }
    let job = Job(count: count, body: body)
    var handles: [pthread_t] = []
    for _ in 1..<min(threads, count) {
      if let handle = start(job) { handles.append(handle) }
    }
    job.work()
    for handle in handles { pthread_join(handle, nil) }
    return job.results
  }

  private static func start(_ job: any Work) -> pthread_t? {
    // SAFETY: the box is retained until the thread has taken it, or released if there is none.
    let box = unsafe Unmanaged.passRetained(WorkBox(job))
    var handle = pthread_t()
    let status = unsafe pthread_create(
      &handle, nil,
      { raw in
        if let raw = unsafe raw {
          unsafe Unmanaged<WorkBox>.fromOpaque(raw).takeRetainedValue().work.work()
        }
        return nil
      }, box.toOpaque())
    // Without a thread the others do the work.
    guard status == 0 else {
      unsafe box.release()
      return nil
    }
    return handle
  }

  private final class WorkBox {
    let work: any Work
    init(_ work: any Work) { self.work = work }
  }

  private protocol Work: AnyObject, Sendable {
    func work()
  }

  private final class Job<Result: Sendable>: Work {
    private let count: Int
    private let body: @Sendable (Int) -> Result
    private let next = Atomic<Int>(0)
    private let slots: Mutex<[Result?]>

    init(count: Int, body: @escaping @Sendable (Int) -> Result) {
      self.count = count
      self.body = body
      slots = Mutex(Array(repeating: nil, count: count))
    }

    func work() {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = body(index)
        slots.withLock { $0[index] = result }
      }
    }

    var results: [Result] { slots.withLock { $0 }.compactMap { $0 } }
  }
}
