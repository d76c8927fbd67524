import Glibc
import KQLSyntax
import Synchronization

/// What a query may use, and how it runs; the caller sets it.
public struct QueryOptions: Sendable {
  /// The most rows an answer may have; passing it is an error. Nil for no limit.
  public var maxRows: Int?
  /// The most bytes that intermediate and final rows may take; passing it is an error.
  public var maxMemory: Int?
  /// The most seconds a query may run; passing it is an error.
  public var timeout: Double?
  /// The rows of a batch; changes speed only.
  public var batchSize: Int
  /// The threads that may work on one query; changes speed only.
  public var threads: Int
  /// Whether the optimiser's rules are applied; changes speed only.
  public var optimization: Optimization
  /// Lets another thread end the query.
  public var cancellation: Cancellation?
  /// The query's own time, in ticks of 100 ns since 0001-01-01; the clock's where nil.
  public var now: Int64?

  /// Whether plans are rewritten before they run.
  public enum Optimization: Sendable { case on, off }

  /// Creates options; without arguments there is no limit.
  public init(
    maxRows: Int? = nil, maxMemory: Int? = nil, timeout: Double? = nil, batchSize: Int = 4096,
    threads: Int = 2, optimization: Optimization = .on, cancellation: Cancellation? = nil,
    now: Int64? = nil
  ) {
    self.maxRows = maxRows
    self.maxMemory = maxMemory
    self.timeout = timeout
    self.batchSize = max(1, batchSize)
    self.threads = max(1, threads)
    self.optimization = optimization
    self.cancellation = cancellation
    self.now = now
  }

  /// The clock's time in ticks of 100 ns since 0001-01-01.
  static func clockTicks() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return 621_355_968_000_000_000 + Int64(time.tv_sec) * 10_000_000 + Int64(time.tv_nsec) / 100
  }
}

/// A flag by which another thread, or a signal handler, ends a query.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Creates a flag that is not set.
  public init() {}

  /// Ends the queries that watch this flag, each at its next batch.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// Takes the flag back, for the next query.
  public func reset() { flag.store(false, ordering: .relaxed) }

  /// Whether the flag is set.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// One run of one query: its limits, its clock, and what it has worked out already.
final class ExecutionContext: Sendable {
  let options: QueryOptions
  let functions: FunctionContext
  private let deadline: Double?
  private let memory = Atomic<Int>(0)
  private let cells = Mutex<[ObjectIdentifier: Table]>([:])
  private let sets = Mutex<[ObjectIdentifier: ValueSet]>([:])

  init(options: QueryOptions, functions: FunctionContext) {
    self.options = options
    self.functions = functions
    deadline = options.timeout.map { Self.monotonicSeconds() + $0 }
  }

  private static func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Ends the query where it was cancelled or has run too long; called for every batch.
  func check() throws(Diagnostic) {
    if options.cancellation?.isCancelled == true {
      throw Diagnostic(code: "kql.cancelled", message: "the query was cancelled")
    }
    if let deadline, Self.monotonicSeconds() > deadline {
      let seconds = ValueText.string(.real(options.timeout ?? 0))
      throw Diagnostic(
        code: "kql.limit.time", message: "the query ran longer than its limit of \(seconds) s",
        help: "raise the limit (--timeout), or filter earlier")
    }
  }

  /// Counts the memory of rows that are kept; ends the query where they are too many.
  func account(_ batch: Batch) throws(Diagnostic) {
    guard let limit = options.maxMemory else { return }
    let bytes = batch.columns.reduce(0) { $0 + $1.approximateBytes }
    let (_, total) = memory.add(bytes, ordering: .relaxed)
    if total > limit {
      throw Diagnostic(
        code: "kql.limit.memory",
        message: "the query keeps more rows than its limit of \(limit) bytes",
        help: "raise the limit, or filter earlier")
    }
  }

  /// The answer of a plan that stands in several places, worked out once.
  func shared(
    _ key: AnyObject, _ make: () throws(Diagnostic) -> Table
  ) throws(Diagnostic) -> Table {
    let id = ObjectIdentifier(key)
    if let table = cells.withLock({ $0[id] }) { return table }
    let table = try make()
    cells.withLock { $0[id] = table }
    return table
  }

  /// The value of `toscalar(...)`.
  func scalar(_ subquery: Subquery) -> Value {
    guard let table = cells.withLock({ $0[ObjectIdentifier(subquery)] }), table.rowCount > 0 else {
      return subquery.type == .string ? .string("") : .null
    }
    return table.columns[0][0]
  }

  /// The values of `in (T)`.
  func set(_ subquery: Subquery, type: DataType, folded: Bool) -> ValueSet {
    let id = ObjectIdentifier(subquery)
    if let set = sets.withLock({ $0[id] }) { return set }
    let table = cells.withLock { $0[id] }
    let values = (0..<(table?.rowCount ?? 0)).map { row -> Value in
      guard let table else { return .null }
      let cell = table.columns[0][row]
      return type == .dynamic ? cell : cell.widened(to: type)
    }
    let set = ValueSet(values, type: type, folded: folded ? functions.folding : nil)
    sets.withLock { $0[id] = set }
    return set
  }
}

extension Column {
  /// About how much memory the rows take.
  var approximateBytes: Int {
    switch self {
    case .bool(let vector): vector.count
    case .int(let vector): vector.count * 4
    case .long(let vector), .datetime(let vector), .timespan(let vector): vector.count * 8
    case .real(let vector): vector.count * 8
    case .decimal(let vector): vector.count * 32
    case .guid(let vector): vector.count * 16
    case .dynamic(let vector): vector.count * 64
    case .string(let column):
      column.isDictionary
        ? column.count * 4
        : column.count * 8 + (0..<column.count).reduce(0) { $0 + column[$1].count }
    }
  }
}
