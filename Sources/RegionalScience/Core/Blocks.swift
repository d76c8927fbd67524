/// Runs the same work for the numbers of blocks on a few threads.
enum Blocks {
  /// The results of `body(0)` to `body(count - 1)`, in that order, whatever thread made them.
  ///
  /// - Throws: The error of the lowest block that failed, or `.cancelled`.
  static func map<Result: Sendable>(
    _ count: Int, threads: Int,
    _ body: @escaping @Sendable (Int) throws(RegionalScienceError) -> Result
  ) throws(RegionalScienceError) -> [Result] {
    let parts = try WorkBlocks.run(
      count, threads: threads, start: { [(block: Int, result: Result)]() }
    ) { (block: Int, made: inout [(block: Int, result: Result)]) throws(RegionalScienceError) in
      made.append((block, try body(block)))
    }
    return parts.joined().sorted { $0.block < $1.block }.map(\.result)
  }
}
