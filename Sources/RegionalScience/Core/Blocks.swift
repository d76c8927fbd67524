/// Runs the same work for the numbers of blocks on a few threads.
enum Blocks {
  /// The results of `body(0)` to `body(count - 1)`, in that order, whatever thread made them.
  static func map<Result: Sendable>(
    _ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    guard count > 1, threads > 1 else { return (0..<max(0, count)).map(body) }
    do throws(RegionalScienceError) {
      let parts = try WorkBlocks.run(
        count, threads: threads, start: { [(block: Int, result: Result)]() }
      ) { (block: Int, made: inout [(block: Int, result: Result)]) in
        made.append((block, body(block)))
      }
      return parts.joined().sorted { $0.block < $1.block }.map(\.result)
    } catch {
      // No block throws.
      return (0..<count).map(body)
    }
  }
}
