import RegionalScience

/// Times the spatial methods and prints `name<TAB>median milliseconds`, for `compare_space.py`.
///
/// Arguments: parts of names; only the cases whose name has one of them are run.
@main enum SpaceBench {
  static func main() throws {
    let wanted = CommandLine.arguments.dropFirst()
    for (name, runs, body) in try ComplexityCases.all() + SpaceCases.all()
      + AllocationCases.all()
    {
      guard wanted.isEmpty || wanted.contains(where: { name.contains($0) }) else { continue }
      let median = try Timing.median(runs: runs, body)
      print("\(name)\t\(median)")
    }
  }
}

/// A case: its name, how often it is run, and one run of it.
typealias BenchCase = (name: String, runs: Int, body: () throws -> Void)

/// Wall-clock times.
enum Timing {
  /// The median time of some runs after one that is not counted.
  ///
  /// - Parameters:
  ///   - runs: How many count.
  ///   - body: One run.
  /// - Returns: Milliseconds.
  static func median(runs: Int, _ body: () throws -> Void) rethrows -> Double {
    try body()
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0..<runs {
      let duration = try clock.measure(body).components
      times.append(Double(duration.seconds) * 1e3 + Double(duration.attoseconds) * 1e-15)
    }
    return times.sorted()[runs / 2]
  }
}

/// The generator that `compare_space.py` has as well, so that both time the same data.
struct BenchRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number in 0..<1.
  mutating func next() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((value ^ (value >> 31)) >> 11) * 0x1p-53
  }
}
