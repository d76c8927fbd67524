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
}
