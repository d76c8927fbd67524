import KQLSyntax

/// Random numbers that depend on the query's seed and the row only, so that they are the same for
/// any number of threads and any size of batch.
struct RowRandom {
  private let seed: UInt64
  private let firstRow: UInt64

  /// Creates the numbers of a call; different salts give different numbers.
  init(_ arguments: ScalarArguments, salt: UInt64) {
    seed = RowRandom.mix(arguments.context.seed ^ salt)
    firstRow = UInt64(truncatingIfNeeded: arguments.firstRow)
  }

  /// 64 random bits; each row has any number of draws.
  func bits(_ row: Int, draw: UInt64) -> UInt64 {
    let position = firstRow &+ UInt64(truncatingIfNeeded: row)
    return RowRandom.mix(RowRandom.mix(seed ^ position) &+ draw)
  }

  /// A number from 0 up to but not including 1.
  func unit(_ row: Int) -> Double { Double(bits(row, draw: 0) >> 11) * 0x1p-53 }

  /// The output function of SplitMix64, with its increment.
  ///
  /// > Source: Steele, Lea & Flood (2014), *Fast Splittable Pseudorandom Number Generators*.
  private static func mix(_ value: UInt64) -> UInt64 {
    var state = value &+ 0x9E37_79B9_7F4A_7C15
    state = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ state >> 27) &* 0x94D0_49BB_1331_11EB
    return state ^ state >> 31
  }
}

extension StandardLibrary {
  /// `rand`.
  static let randomness: [ScalarFunction] = [
    ScalarFunction(
      "rand",
      description: "Returns a random number from 0 to below 1, or a whole one below the argument.",
      searchTerms: ["random", "sample", "dice"],
      examples: [
        FunctionExample("print rand() < 1", "true"), FunctionExample("print rand(1)", "0.0"),
      ],
      naming: .firstArgument, volatility: .volatile,
      overloads: [
        .init([FunctionParameter("limit", .real, .optional)], .real) { arguments in
          let random = RowRandom(arguments, salt: 0x7261_6E64)
          let limits = arguments.fixed(0, as: Double.self)
          return arguments.build(.real) { row in
            let unit = random.unit(row)
            guard arguments.has(0) else { return unit }
            return limits[row].flatMap { $0 >= 1 ? (unit * $0).rounded(.down) : unit }
          }
        }
      ])
  ]
}
