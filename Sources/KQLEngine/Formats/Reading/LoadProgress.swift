import Synchronization

/// How far the reading of a file has come; another thread may look at it at any time.
///
/// A file is gone through twice: once to find the rows, once to take them apart. Half of a byte counts
/// as read after the first time.
public final class LoadProgress: Sendable {
  private let size = Atomic<Int>(0)
  private let looked = Atomic<Int>(0)
  private let filled = Atomic<Int>(0)
  private let rows = Atomic<Int>(0)

  /// Creates a count of nothing.
  public init() {}

  /// The bytes of the file that is being read; 0 before one is.
  public var bytesExpected: Int { size.load(ordering: .relaxed) }

  /// How many of them are read.
  public var bytesRead: Int {
    let done = looked.load(ordering: .relaxed) / 2 + filled.load(ordering: .relaxed) / 2
    return min(bytesExpected, done)
  }

  /// The rows that were taken apart so far.
  public var rowsRead: Int { rows.load(ordering: .relaxed) }

  /// Begins again, for the next file.
  func begin(bytes: Int) {
    looked.store(0, ordering: .relaxed)
    filled.store(0, ordering: .relaxed)
    rows.store(0, ordering: .relaxed)
    size.store(bytes, ordering: .relaxed)
  }

  func look(bytes: Int) { looked.wrappingAdd(bytes, ordering: .relaxed) }

  func fill(bytes: Int, rows count: Int) {
    filled.wrappingAdd(bytes, ordering: .relaxed)
    rows.wrappingAdd(count, ordering: .relaxed)
  }
}
