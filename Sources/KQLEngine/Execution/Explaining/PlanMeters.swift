import Glibc
import KQLSyntax
import Synchronization

/// What the operators of one run have done: rows that came out, seconds that went by.
///
/// The run must work on one thread, so that times are those of the work and add up.
final class PlanMeters: Sendable {
  private let execs = Mutex<[ObjectIdentifier: Exec]>([:])

  /// Notes the operators of a plan that is worked out once, by what stands for it in the plan around.
  func note(_ exec: Exec, for key: AnyObject) {
    execs.withLock { $0[ObjectIdentifier(key)] = exec }
  }

  /// The operators that were noted.
  func exec(of key: AnyObject) -> Exec? { execs.withLock { $0[ObjectIdentifier(key)] } }

  /// Rows and own seconds of an operator: without the time that went by in those below it.
  func figures(of exec: Exec) -> (rows: Int, seconds: Double)? {
    guard let metered = exec as? MeteredExec else { return nil }
    var seconds = metered.seconds
    for case let input as MeteredExec in metered.inputs { seconds -= input.seconds }
    return (metered.rows, max(0, seconds))
  }

  /// A time as `1.25 ms`.
  static func text(ofSeconds seconds: Double) -> String {
    let hundredths = Int((max(0, min(seconds, 1e9)) * 100_000).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) ms"
  }
}

/// Hands on what another operator gives, and measures it.
final class MeteredExec: Exec, @unchecked Sendable {
  private let inner: Exec
  private let figures = Mutex(Figures())

  private struct Figures {
    var seconds = 0.0
    /// The rows of runs that are over: a plan that runs for each group of rows runs often.
    var finished = 0
    /// The rows of each partition in the run at hand. A partition may be looked into and opened again;
    /// what counts is how far it was read.
    var partitions: [Int: Int] = [:]
    /// Kept, so that no later run can have its address.
    var run: ExecutionContext?

    var rows: Int { finished + partitions.values.reduce(0, +) }
  }

  init(_ inner: Exec) {
    self.inner = inner
    super.init(schema: inner.schema)
  }

  var rows: Int { figures.withLock { $0.rows } }
  var seconds: Double { figures.withLock { $0.seconds } }

  override var inputs: [Exec] { inner.inputs }
  override var label: String { inner.label }
  override var shared: SharedPlan? { inner.shared }
  override var selects: Bool { inner.selects }
  override var planNode: LogicalPlan? {
    get { inner.planNode }
    set { inner.planNode = newValue }
  }

  override func choices(_ context: ExecutionContext) throws(Diagnostic) -> [String] {
    try inner.choices(context)
  }

  override func stored(
    _ position: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> Column? {
    try inner.stored(position, context)
  }

  override func rowEstimate(_ context: ExecutionContext) throws(Diagnostic) -> Int? {
    try inner.rowEstimate(context)
  }

  override func partitionCount(_ context: ExecutionContext) throws(Diagnostic) -> Int {
    try timed { () throws(Diagnostic) in try inner.partitionCount(context) }
  }

  override func whole(_ context: ExecutionContext) throws(Diagnostic) -> Table? {
    let table = try timed { () throws(Diagnostic) in try inner.whole(context) }
    // Its rows may be asked for partition by partition all the same.
    if let table { count(table.rowCount, of: 0, context) }
    return table
  }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    Stream(
      self, partition, context,
      try timed { () throws(Diagnostic) in try inner.open(partition, context) })
  }

  override func openSelecting(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    Stream(
      self, partition, context,
      try timed { () throws(Diagnostic) in try inner.openSelecting(partition, context) })
  }

  fileprivate func timed<Result>(
    _ body: () throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let start = Self.monotonicSeconds()
    defer {
      let end = Self.monotonicSeconds()
      figures.withLock { $0.seconds += end - start }
    }
    return try body()
  }

  fileprivate func count(_ rows: Int, of partition: Int, _ context: ExecutionContext) {
    figures.withLock { figures in
      if figures.run !== context {
        figures.finished = figures.rows
        figures.partitions = [:]
        figures.run = context
      }
      figures.partitions[partition] = max(figures.partitions[partition] ?? 0, rows)
    }
  }

  private static func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private final class Stream: BatchStream {
    private let meter: MeteredExec
    private let partition: Int
    private let context: ExecutionContext
    private let inner: any BatchStream
    private var rows = 0

    init(
      _ meter: MeteredExec, _ partition: Int, _ context: ExecutionContext,
      _ inner: any BatchStream
    ) {
      self.meter = meter
      self.partition = partition
      self.context = context
      self.inner = inner
    }

    func next() throws(Diagnostic) -> Batch? {
      let batch = try meter.timed { () throws(Diagnostic) in try inner.next() }
      guard let batch else { return nil }
      rows += batch.selection?.count ?? batch.count
      meter.count(rows, of: partition, context)
      return batch
    }
  }
}
