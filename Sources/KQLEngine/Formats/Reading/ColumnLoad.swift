import KQLSyntax
import Synchronization

/// What one column of a file becomes; shared by the threads that fill it.
///
/// The places of all rows are there before the first is read, so that each thread writes the rows of
/// its chunks where they belong. A column without a declared type begins with the type that a sample
/// of its cells has. Where a cell does not fit, the column is given up for this pass over the file,
/// the types of the cells that did not fit are joined with it, and the next pass fills it as that.
/// Types only widen, at most to `string`, which holds everything.
final class ColumnLoad: @unchecked Sendable {
  /// The position among the fields of a row.
  let position: Int
  /// The column's name in the table, and its type as far as it is known.
  private(set) var schema: ColumnSchema
  let isInferred: Bool
  /// Whether a value was seen; before that an inferred type means nothing.
  private(set) var isTyped: Bool
  /// Whether texts of the column are stored one behind the other, because most differ.
  var isFlat = false
  /// A ``ValueStore`` of the type's element, or a ``TextStore``; nil where a column has no type.
  private(set) var storage: AnyObject?
  private let given = Atomic<Bool>(false)
  private let wider = Mutex<DataType?>(nil)
  private let nulls = Mutex<[NullRun]>([])

  /// The null rows of a chunk, as a bit each.
  private struct NullRun {
    var firstRow: Int
    var words: [UInt64]
  }

  /// Creates a column.
  ///
  /// - Parameters:
  ///   - position: The position among the fields of a row.
  ///   - schema: Name and type; the type means nothing where it is inferred.
  ///   - isInferred: Whether the type comes from the cells.
  init(position: Int, schema: ColumnSchema, isInferred: Bool) {
    self.position = position
    self.schema = schema
    self.isInferred = isInferred
    isTyped = !isInferred
  }

  /// Takes the type that a sample of the cells suggests; nil where all of them are null.
  func adopt(_ type: DataType?) {
    guard isInferred, let type else { return }
    schema.type = type
    isTyped = true
  }

  /// Whether the pass that runs has been given up for this column.
  @inline(__always)
  var isGivenUp: Bool { given.load(ordering: .relaxed) }

  /// Gives the pass up, because a cell is of a type that the column does not hold.
  func giveUp(for type: DataType) {
    wider.withLock { $0 = $0.map { CellParser.join($0, type) } ?? type }
    given.store(true, ordering: .relaxed)
  }

  /// After a pass: whether another one is needed, for which the type is widened.
  func needsAnotherPass() -> Bool {
    guard let type = wider.withLock({ $0 }) else { return false }
    schema.type = isTyped ? CellParser.join(schema.type, type) : type
    isTyped = true
    wider.withLock { $0 = nil }
    nulls.withLock { $0 = [] }
    storage = nil
    given.store(false, ordering: .relaxed)
    return true
  }

  /// Adds the null rows of a chunk.
  func addNulls(firstRow: Int, _ words: [UInt64]) {
    nulls.withLock { $0.append(NullRun(firstRow: firstRow, words: words)) }
  }

  // MARK: Storage

  /// Makes the places of the rows.
  ///
  /// - Returns: How many bytes they take.
  func prepare(rowCount: Int, chunkCount: Int) -> Int {
    guard isTyped else { return 0 }
    switch schema.type {
    case .bool: storage = ValueStore<Bool>(uninitialized: rowCount)
    case .int: storage = ValueStore<Int32>(uninitialized: rowCount)
    case .long, .datetime, .timespan: storage = ValueStore<Int64>(uninitialized: rowCount)
    case .real: storage = ValueStore<Double>(uninitialized: rowCount)
    case .decimal: storage = ValueStore(Decimal(0), count: rowCount)
    case .guid: storage = ValueStore<UInt128>(uninitialized: rowCount)
    case .dynamic: storage = ValueStore(DynamicValue.null, count: rowCount)
    case .string:
      storage = TextStore(rowCount: rowCount, chunkCount: chunkCount, isFlat: isFlat)
      return rowCount * (isFlat ? 8 : 4)
    }
    return rowCount * schema.type.byteWidth
  }

  /// The column of all rows.
  func finish(_ chunks: [FileChunk], rowCount: Int, threads: Int) -> Column {
    if !isTyped {
      schema.type = .string
      return .constant(.string(""), type: .string, count: rowCount)
    }
    switch schema.type {
    case .bool: return .bool(vector(rowCount))
    case .int: return .int(vector(rowCount))
    case .long: return .long(vector(rowCount))
    case .datetime: return .datetime(vector(rowCount))
    case .timespan: return .timespan(vector(rowCount))
    case .real: return .real(vector(rowCount))
    case .decimal: return .decimal(vector(rowCount))
    case .guid: return .guid(vector(rowCount))
    case .dynamic: return .dynamic(vector(rowCount))
    case .string:
      guard let texts = storage as? TextStore else { return .empty(.string) }
      defer { storage = nil }
      return .string(texts.finish(chunks, threads: threads))
    }
  }

  private func vector<Element: FixedElement>(_ rowCount: Int) -> Vector<Element> {
    let store = storage as? ValueStore<Element>
    storage = nil
    return Vector(store?.finish() ?? [], validity: validity(rowCount))
  }

  private func validity(_ rowCount: Int) -> Bitmap? {
    let runs = nulls.withLock { $0 }
    guard !runs.isEmpty, rowCount > 0 else { return nil }
    var words = [UInt64](repeating: ~0, count: (rowCount + 63) / 64)
    for run in runs {
      let shift = UInt64(run.firstRow & 63)
      var target = run.firstRow >> 6
      for word in run.words {
        if word != 0 {
          words[target] &= ~(word << shift)
          if shift > 0, word >> (64 - shift) != 0 { words[target + 1] &= ~(word >> (64 - shift)) }
        }
        target += 1
      }
    }
    if rowCount & 63 != 0 { words[words.count - 1] &= 1 << UInt64(rowCount & 63) - 1 }
    return Bitmap(words: words, count: rowCount)
  }
}

extension DataType {
  /// How many bytes a value takes in a column; for text and trees only the part of fixed width.
  var byteWidth: Int {
    switch self {
    case .bool: 1
    case .int: 4
    case .long, .real, .datetime, .timespan: 8
    case .decimal: MemoryLayout<Decimal>.stride
    case .guid: 16
    case .dynamic: MemoryLayout<DynamicValue>.stride
    case .string: 4
    }
  }
}
