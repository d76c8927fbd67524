import Glibc
import RegionalScience

/// Times the methods of `RegionalScience` on random tables and prints one line for each case: its name,
/// the median in milliseconds and a sum that tells whether another program computed the same.
///
///     region-bench [--only PART-OF-A-NAME] [--seconds S] [--clock wall|processor]
///     region-bench scaling [...]
///
/// `scaling` prints name, milliseconds and nanoseconds for each alternative, for 10² to 10⁶ of them.
///
/// On a machine that others use, the time of the processor, over all threads, says more than that on the
/// wall.
@main
struct RegionBench {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let only = option("--only", &arguments)
    let seconds = option("--seconds", &arguments).flatMap { Double($0) } ?? 1
    let isScaling = arguments.first == "scaling"
    if isScaling { arguments.removeFirst() }
    let clock = option("--clock", &arguments) ?? "wall"
    guard arguments.isEmpty, ["wall", "processor"].contains(clock) else {
      print("region-bench: unknown argument '\(arguments.first ?? clock)'")
      print(
        "usage: region-bench [scaling] [--only PART-OF-A-NAME] [--seconds S] [--clock wall|processor]"
      )
      exit(2)
    }
    let timed = clock == "wall" ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID
    guard !isScaling else {
      try RankingCases.scaling { item, size in
        guard only.map({ item.name.contains($0) }) ?? true else { return }
        let (median, _) = try measure(item, seconds, timed)
        let perRow = (median * 1e10 / Double(size)).rounded() / 10
        print("\(item.name)\t\(rounded(median * 1000))\t\(perRow)")
      }
      return
    }
    for item in try RankingCases.all() where only.map({ item.name.contains($0) }) ?? true {
      let (median, check) = try measure(item, seconds, timed)
      print("\(item.name)\t\(rounded(median * 1000))\t\(check)")
    }
  }

  /// A case: what is timed, and a number made of its answer.
  struct Case {
    let name: String
    let body: () throws -> Double
  }

  private static func option(_ name: String, _ arguments: inout [String]) -> String? {
    guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else {
      return nil
    }
    let value = arguments[index + 1]
    arguments.removeSubrange(index...(index + 1))
    return value
  }

  /// The median time in seconds: after a first run as many as fit into the time, 3 at least.
  private static func measure(_ item: Case, _ limit: Double, _ clock: clockid_t) throws -> (
    Double, Double
  ) {
    let check = try item.body()
    var times: [Double] = []
    let start = now(clock)
    while times.count < 3 || (now(clock) - start < limit && times.count < 10_000) {
      let begin = now(clock)
      _ = try item.body()
      times.append(now(clock) - begin)
    }
    times.sort()
    return (times[times.count / 2], check)
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
