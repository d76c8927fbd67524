import Glibc
import KQLEngine
import SamatTesting

/// `samat-bench hard`: how long the queries take that are made to be hard, and whether each ends as
/// it must.
enum HardBench {
  static func run(_ arguments: Arguments) throws {
    let only = arguments.text("only")
    for query in HardQuery.all()
    where only == nil || query.name == only {
      let (problem, seconds) = Measure.time { query.problem() }
      print(
        Cell.right(Cell.number(seconds * 1e3, digits: 1), 10) + " ms  "
          + Cell.right(Cell.number(Measure.memory("VmHWM"), digits: 0), 6) + " MiB at most  "
          + query.name + (problem.map { "  WRONG: " + String($0.prefix(300)) } ?? ""))
      // Where one ends the process the line before it must be there.
      fflush(nil)
    }
  }
}
