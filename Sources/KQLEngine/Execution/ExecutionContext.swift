import Glibc
import KQLSyntax
import Synchronization

/// What a query may use, and how it runs; the caller sets it.
public struct QueryOptions: Sendable {
  /// The most rows an answer may have; passing it is an error. Nil for no limit.
  public var maxRows: Int?
  /// The most bytes that intermediate and final rows may take; passing it is an error. 4 GiB
  /// unless said; nil for no limit.
  public var maxMemory: Int?
  /// The most seconds a query may run; passing it is an error.
  public var timeout: Double?
  /// The rows of a batch; changes speed only.
  public var batchSize: Int
  /// The threads that may work on one query, as many as there are processors unless said; changes
  /// speed only.
  public var threads: Int
  /// The rows of a table that one thread works on at a time; changes speed, and which of equal rows
  /// come first where no order is promised.
  public var partitionRows = 131_072 {
    didSet { partitionRows = max(1, partitionRows) }
  }
  /// Whether the optimiser's rules are applied; changes speed only.
  public var optimization: Optimization
  /// Lets another thread end the query.
  public var cancellation: Cancellation?
  /// The query's own time, in ticks of 100 ns since 0001-01-01; the clock's where nil.
  public var now: Int64?
  /// The values of the parameters that the query declares; see `declare query_parameters`.
  public var parameters: [String: QueryParameter] = [:]
  /// Whether commands may write files. Not unless said: a query's text may come from anywhere.
  public var fileAccess: FileAccess = .denied

  /// Whether parts of a query that found nothing are run again, for at most half a second each, to
  /// say in ``Table/notes`` what may be the reason; for programs that people type queries into.
  public var explainsEmptyAnswers = false

  /// Is told how far the query has come; nil to tell nobody.
  public var progress: QueryProgress?

  /// Where steps are measured; see ``Catalog/profile(_:options:)``.
  var meters: PlanMeters?

  /// What commands may do with files.
  public enum FileAccess: Sendable, Hashable {
    /// `.export` is refused.
    case denied
    /// `.export` writes any file that the process may write.
    case allowed
  }

  /// Whether plans are rewritten before they run.
  public enum Optimization: Sendable { case on, off }

  /// Creates options; without arguments only memory has a limit.
  public init(
    maxRows: Int? = nil, maxMemory: Int? = 4 << 30, timeout: Double? = nil, batchSize: Int = 4096,
    threads: Int = QueryOptions.processorCount, optimization: Optimization = .on,
    cancellation: Cancellation? = nil,
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

  /// How many processors the process may use.
  public static let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

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
  /// When the run has to end, and why a call could not go on.
  let watch: QueryWatch
  /// What calls that may fail have given for constants.
  let constantCalls: ConstantCalls
  private let memory = Atomic<Int>(0)
  private let isOverfull = Atomic<Bool>(false)
  private let cells = Mutex<[ObjectIdentifier: SharedCell]>([:])
  private let sets = Mutex<[ObjectIdentifier: ValueSet]>([:])
  private let remarks = Mutex<[String]>([])
  /// A list rather than a dictionary: there are few in a plan, and none in most.
  private let results = Mutex<[ResultCell]>([])
  /// The run that this one is a part of, for one group of rows.
  private let parent: ExecutionContext?
  /// The rows of the group.
  private let group: (slot: InputSlot, rows: Table)?
  /// What depends on the rows of the group; all else is the parent's.
  private let own: Set<ObjectIdentifier>

  init(options: QueryOptions, functions: FunctionContext) {
    self.options = options
    watch = QueryWatch(cancellation: options.cancellation, timeout: options.timeout)
    constantCalls = ConstantCalls()
    var functions = functions
    functions.watch = watch
    self.functions = functions
    parent = nil
    group = nil
    own = []
  }

  /// Creates the run of a plan for one group of rows.
  ///
  /// - Parameters:
  ///   - parent: The run that it is a part of; keeps what does not depend on the group.
  ///   - slot: What stands for the rows in the plan.
  ///   - rows: The rows.
  ///   - own: The subqueries and shared plans that depend on the rows.
  init(
    _ parent: ExecutionContext, slot: InputSlot, rows: Table, own: Set<ObjectIdentifier>
  ) {
    var options = parent.options
    // Groups run side by side already.
    options.threads = 1
    self.options = options
    functions = parent.functions
    watch = parent.watch
    constantCalls = parent.constantCalls
    self.parent = parent
    group = (slot, rows)
    self.own = own
  }

  /// Whether this is the run for one group of rows.
  var isOfGroup: Bool { parent != nil }

  /// The rows that stand for a slot; nil where no group is at hand.
  func rows(of slot: InputSlot) -> Table? {
    if let group, group.slot === slot { return group.rows }
    return parent?.rows(of: slot)
  }

  /// Whether the rows of all these slots are at hand.
  func fills(_ slots: Set<ObjectIdentifier>) -> Bool {
    var open = slots
    var run: ExecutionContext? = self
    while let current = run, !open.isEmpty {
      if let group = current.group { open.remove(ObjectIdentifier(group.slot)) }
      run = current.parent
    }
    return open.isEmpty
  }

  /// The run that keeps the answer of a subquery or of a shared plan.
  private func keeper(of id: ObjectIdentifier) -> ExecutionContext {
    guard let parent, !own.contains(id) else { return self }
    return parent.keeper(of: id)
  }

  /// The most bytes that the results of one call for one batch may take.
  private var callLimit: Int { min(options.maxMemory ?? .max, 1 << 30) }

  /// Looks at what a call made for a batch; where it is too large the next ``check()`` ends the
  /// query. Texts and arrays that double in each step would otherwise fill any memory.
  func measure(_ column: Column, of operands: [Operand]) {
    switch column {
    case .string(let result):
      guard result.texts.isTruncated || result.texts.byteCount > callLimit else { return }
      // What an argument had already is no doing of the call.
      let isPassedOn = operands.contains { operand in
        if case .string(let input) = operand.column { input.texts === result.texts } else { false }
      }
      if result.texts.isTruncated || !isPassedOn { isOverfull.store(true, ordering: .relaxed) }
    case .dynamic(let vector):
      var room = callLimit
      for row in 0..<vector.count {
        vector[row]?.take(from: &room)
        if room < 0 { return isOverfull.store(true, ordering: .relaxed) }
      }
    default: break
    }
  }

  /// Ends the query where a call failed or made too much.
  func checkCalls() throws(Diagnostic) {
    try watch.checkFailure()
    guard isOverfull.load(ordering: .relaxed) else { return }
    throw Diagnostic(
      code: "kql.limit.memory",
      message: "a function makes more than the limit of \(callLimit) bytes",
      help: "make shorter texts or arrays, or raise the limit")
  }

  /// Ends the query where it was cancelled, has run too long, makes too much, or a call failed; called
  /// for every batch.
  func check() throws(Diagnostic) {
    try checkCalls()
    try watch.check()
  }

  /// Counts the memory of rows that are kept; ends the query where they are too many.
  func account(_ batch: Batch) throws(Diagnostic) {
    if options.maxMemory == nil { return }
    try account(bytes: batch.columns.reduce(0) { $0 + $1.approximateBytes })
  }

  /// Counts memory that is kept; ends the query where it is too much.
  func account(bytes: Int) throws(Diagnostic) {
    guard let limit = options.maxMemory else { return }
    if let parent { return try parent.account(bytes: bytes) }
    let (_, total) = memory.add(bytes, ordering: .relaxed)
    if total > limit {
      throw Diagnostic(
        code: "kql.limit.memory",
        message: "the query keeps more than its limit of \(limit) bytes",
        help: "raise the limit (--max-memory), or filter earlier")
    }
  }

  /// What an operator works out once in this run, for all of its partitions; others wait.
  func result<Result: AnyObject & Sendable>(
    of exec: Exec, _ make: () throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let cell = results.withLock { results -> ResultCell in
      if let cell = results.first(where: { $0.exec === exec }) { return cell }
      let cell = ResultCell(exec)
      results.append(cell)
      return cell
    }
    let found: Swift.Result<any AnyObject & Sendable, Diagnostic> = cell.result.withLock { slot in
      if let known = slot { return known }
      let made: Swift.Result<any AnyObject & Sendable, Diagnostic>
      do throws(Diagnostic) {
        made = .success(try make())
      } catch {
        made = .failure(error)
      }
      slot = made
      return made
    }
    guard let result = try found.get() as? Result else {
      throw Diagnostic(code: "kql.internal", message: "an operator has another operator's result")
    }
    return result
  }

  /// Something that is worked out by whoever needs it first, while others wait.
  private final class ResultCell: Sendable {
    /// Kept, so that no later operator can have its address, by which results are found.
    let exec: Exec
    init(_ exec: Exec) { self.exec = exec }
    let result = Mutex<Swift.Result<any AnyObject & Sendable, Diagnostic>?>(nil)
  }

  /// Adds a remark to the answer, once.
  func note(_ text: String) {
    if let parent { return parent.note(text) }
    remarks.withLock { if !$0.contains(text) { $0.append(text) } }
  }

  /// The remarks made so far.
  var notes: [String] { remarks.withLock { $0 } }

  /// A table that is worked out by whoever needs it first, while others wait.
  private final class SharedCell: Sendable {
    /// The answer, or why there is none: those that wait must not try once more.
    let result = Mutex<Result<Table, Diagnostic>?>(nil)

    /// The answer, where there is one.
    var table: Table? { result.withLock { try? $0?.get() } }
  }

  private func cell(_ key: AnyObject) -> SharedCell {
    cells.withLock { cells in
      if let cell = cells[ObjectIdentifier(key)] { return cell }
      let cell = SharedCell()
      cells[ObjectIdentifier(key)] = cell
      return cell
    }
  }

  /// The answer of a plan that stands in several places, worked out once.
  ///
  /// Threads that come later wait: were each to work it out for itself, plans that share parts which
  /// share parts would take time that doubles with every step.
  func shared(
    _ key: AnyObject, _ make: () throws(Diagnostic) -> Table
  ) throws(Diagnostic) -> Table {
    let cell = keeper(of: ObjectIdentifier(key)).cell(key)
    let result: Result<Table, Diagnostic> = cell.result.withLock { slot in
      if let known = slot { return known }
      let made: Result<Table, Diagnostic>
      do throws(Diagnostic) {
        made = .success(try make())
      } catch {
        made = .failure(error)
      }
      slot = made
      return made
    }
    return try result.get()
  }

  /// The value of `toscalar(...)`.
  func scalar(_ subquery: Subquery) -> Value {
    let keeper = keeper(of: ObjectIdentifier(subquery))
    guard let table = keeper.cell(subquery).table, table.rowCount > 0 else {
      return subquery.type == .string ? .string("") : .null
    }
    return table.columns[0][0]
  }

  /// The values of `in (T)`.
  func set(_ subquery: Subquery, type: DataType, folded: Bool) -> ValueSet {
    let id = ObjectIdentifier(subquery)
    let keeper = keeper(of: id)
    if let set = keeper.sets.withLock({ $0[id] }) { return set }
    let table = keeper.cell(subquery).table
    let values = (0..<(table?.rowCount ?? 0)).map { row -> Value in
      guard let table else { return .null }
      let cell = table.columns[0][row]
      return type == .dynamic ? cell : cell.widened(to: type)
    }
    let set = ValueSet(values, type: type, folded: folded ? functions.folding : nil)
    keeper.sets.withLock { $0[id] = set }
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
        ? column.count * (column.codes?.width ?? 4)
        : column.count * 8 + (0..<column.count).reduce(0) { $0 + column[$1].count }
    }
  }
}

extension DynamicValue {
  /// Takes about as many bytes as the value has when it is written from `room`; stops below 0.
  func take(from room: inout Int) {
    room -= 16
    guard room >= 0 else { return }
    switch self {
    case .string(let text): room -= text.utf8.count
    case .array(let items):
      for item in items where room >= 0 { item.take(from: &room) }
    case .object(let members):
      for (key, value) in zip(members.keys, members.values) where room >= 0 {
        room -= key.utf8.count
        value.take(from: &room)
      }
    default: break
    }
  }
}
