import Glibc

/// What a load takes from the system beyond the table itself.
enum LoadMemory {
  /// Gives memory back to the system that the allocator keeps for later: the threads of a load free
  /// many blocks of a size that nothing else needs.
  static func giveBack() { _ = trim?(0) }

  /// The C library's `malloc_trim`, where it has one; the module of the library does not show it.
  private static let trim: (@convention(c) (Int) -> Int32)? = {
    guard let symbol = dlsym(nil, "malloc_trim") else { return nil }
    // SAFETY: the type is that of the library's declaration.
    return unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)
  }()

  /// Asks the system for large pages for a block that will be filled: each costs one fault where 512
  /// small ones cost as many.
  static func useLargePages(_ start: UnsafeMutableRawPointer, bytes: Int) {
    guard bytes >= 1 << 22 else { return }
    let page = 4096
    let begin = (Int(bitPattern: start) + page - 1) / page * page
    let end = (Int(bitPattern: start) + bytes) / page * page
    // A system that has none says so, and nothing is lost.
    madvise(UnsafeMutableRawPointer(bitPattern: begin), end - begin, Int32(MADV_HUGEPAGE))
  }
}
