import KQLEngine
import KQLSyntax
import RegionalScience

/// The options of the built-in ranking and weighting methods in queries.
enum RankingOptions {
  private static let shapes = ["usual", "u_shape", "v_shape", "level", "linear", "gaussian"]

  /// The options of a ranking method by its name; none for one that has none.
  static func options(of method: String) -> [MethodOption] {
    switch method {
    case "saw":
      [
        MethodOption(
          "scaling", .word(["min_max", "ratio_to_best", "share"]),
          "how columns are made comparable ('min_max')")
      ]
    case "topsis":
      [
        MethodOption(
          "scaling", .word(["vector", "min_max"]), "how columns are made comparable ('vector')")
      ]
    case "vikor":
      [
        MethodOption(
          "group_weight", .number(0...1),
          "the weight v of the utility of the group against the regret (0.5)")
      ]
    case "promethee_ii":
      [
        MethodOption("shape", .words(shapes), "the preference function ('usual')"),
        MethodOption(
          "indifference", .numbers,
          "up to which advantage there is no preference, in the criterion's unit"),
        MethodOption("preference", .numbers, "from which advantage the preference is whole"),
        MethodOption("spread", .numbers, "the spread of the shape 'gaussian'"),
      ]
    case "waspas":
      [
        MethodOption(
          "sum_share", .number(0...1), "the share λ of the sum against the product (0.5)")
      ]
    case "codas":
      [
        MethodOption(
          "threshold", .number(0...1e150),
          "from which difference of distances the other distance counts as well (0.02)")
      ]
    case "grey_relational":
      [MethodOption("distinguishing", .positive(1), "the distinguishing coefficient ζ (0.5)")]
    case "electre_i":
      [
        MethodOption(
          "concordance", .number(0...1), "from which concordance one may outrank another (0.65)"),
        MethodOption(
          "discordance", .number(0...1), "up to which discordance one may outrank another (0.35)"),
        MethodOption(
          "scaling", .word(["share", "min_max", "none"]),
          "how columns are made comparable ('share')"),
      ]
    case "electre_iii":
      [
        MethodOption(
          "thresholds", .word(["range_share", "unit"]),
          "whether thresholds are shares of a criterion's range or in its unit ('range_share')"),
        MethodOption(
          "indifference", .numbers, "up to which lead another is not preferred (0.05)"),
        MethodOption("preference", .numbers, "from which lead another is preferred (0.15)"),
        MethodOption(
          "veto", .optionalNumbers,
          "from which lead another cannot be outranked (0.5; none in the criterion's unit)"),
      ]
    default: []
    }
  }

  /// A ranking method with its options.
  ///
  /// - Throws: `samat.analysis.argument` for options that do not fit together.
  static func method(_ base: any RankingMethod, _ given: GivenOptions)
    throws(Diagnostic) -> any RankingMethod
  {
    switch base.name {
    case "saw":
      switch given.word("scaling") {
      case "ratio_to_best": return SimpleAdditiveWeighting(scaling: .ratioToBest)
      case "share": return SimpleAdditiveWeighting(scaling: .share)
      default: return base
      }
    case "topsis": return TOPSIS(scaling: given.word("scaling") == "min_max" ? .minMax : .vector)
    case "vikor": return VIKOR(groupWeight: given.number("group_weight", 0.5))
    case "promethee_ii": return try promethee(given)
    case "waspas": return WASPAS(sumShare: given.number("sum_share", 0.5))
    case "codas": return CODAS(threshold: given.number("threshold", 0.02))
    case "grey_relational":
      return GreyRelational(distinguishing: given.number("distinguishing", 0.5))
    case "electre_i":
      let scaling: ElectreI.Scaling =
        switch given.word("scaling") {
        case "min_max": .minMax
        case "none": .none
        default: .share
        }
      return ElectreI(
        concordanceThreshold: given.number("concordance", 0.65),
        discordanceThreshold: given.number("discordance", 0.35), scaling: scaling)
    case "electre_iii": return try electre(given)
    default: return base
    }
  }

  // MARK: - PROMETHEE

  private static func shape(_ word: String) -> PreferenceFunction.Shape {
    switch word {
    case "u_shape": .uShape
    case "v_shape": .vShape
    case "level": .level
    case "linear": .linear
    case "gaussian": .gaussian
    default: .usual
    }
  }

  /// The thresholds that a shape has.
  private static func thresholds(_ word: String) -> [String] {
    switch word {
    case "u_shape": ["indifference"]
    case "v_shape": ["preference"]
    case "level", "linear": ["indifference", "preference"]
    case "gaussian": ["spread"]
    default: []
    }
  }

  private static func promethee(_ given: GivenOptions) throws(Diagnostic) -> PrometheeII {
    let words = given.words("shape", "usual")
    let names = ["indifference", "preference", "spread"].filter(given.has)
    let used = Set(words.flatMap(thresholds))
    if let extra = names.first(where: { !used.contains($0) }) {
      let shapes = Set(words).sorted().map { "'\($0)'" }.joined(separator: ", ")
      throw given.refusal(
        extra, "'\(extra)' has no meaning for the shape \(shapes)",
        help: "shape = 'linear' takes 'indifference' and 'preference'")
    }
    guard !names.isEmpty else {
      // Without thresholds those of the columns' deviations, for one shape.
      let first = words.first ?? "usual"
      if first == "usual", words.allSatisfy({ $0 == first }) { return PrometheeII() }
      if words.allSatisfy({ $0 == first }) {
        return PrometheeII(preferences: .deviations(shape(first)))
      }
      if words.contains(where: { !thresholds($0).isEmpty }) {
        throw given.refusal(
          "shape", "several shapes ask for thresholds of their own, which are missing",
          help: "give 'indifference', 'preference' or 'spread', a list of one for each criterion")
      }
      return PrometheeII()
    }
    let (low, high) = (given.numbers("indifference"), given.numbers("preference"))
    let spread = given.numbers("spread")
    var functions: [PreferenceFunction] = []
    for (column, word) in words.enumerated() {
      for name in thresholds(word) where !given.has(name) {
        throw given.refusal(
          "shape", "the shape '\(word)' of criterion \(column + 1) asks for '\(name)'",
          help: "give '\(name)' in the criterion's unit")
      }
      let (from, to) = (low?[column] ?? 0, high?[column] ?? 0)
      if ["level", "linear"].contains(word), from > to {
        throw given.refusal(
          "preference",
          "criterion \(column + 1) has indifference \(text(from)) above preference \(text(to))")
      }
      let width = spread?[column] ?? 0
      if word == "gaussian", !(width > 1e-150) {
        throw given.refusal(
          "spread", "'spread' of criterion \(column + 1) is \(text(width)), expected above 0")
      }
      switch word {
      case "u_shape": functions.append(.uShape(indifference: from))
      case "v_shape": functions.append(.vShape(preference: to))
      case "level": functions.append(.level(indifference: from, preference: to))
      case "linear": functions.append(.linear(indifference: from, preference: to))
      case "gaussian": functions.append(.gaussian(spread: width))
      default: functions.append(.usual)
      }
    }
    return PrometheeII(preferences: .each(functions))
  }

  // MARK: - ELECTRE III

  private static func electre(_ given: GivenOptions) throws(Diagnostic) -> ElectreIII {
    guard given.word("thresholds") == "unit" else {
      for name in ["indifference", "preference", "veto"] where given.isList(name) {
        throw given.refusal(
          name, "'\(name)' for each criterion is in its unit, not a share of the range",
          help: "add thresholds = 'unit'")
      }
      let shares = ElectreIII.Thresholds(
        indifference: given.number("indifference", 0.05),
        preference: given.number("preference", 0.15), veto: given.number("veto", 0.5))
      try check(given, 0, shares)
      return ElectreIII(preferences: .rangeShares(shares))
    }
    guard let low = given.numbers("indifference"), let high = given.numbers("preference") else {
      throw given.refusal(
        "thresholds", "thresholds = 'unit' asks for 'indifference' and 'preference'")
    }
    let veto = given.numbers("veto")
    var thresholds: [ElectreIII.Thresholds] = []
    for column in low.indices {
      let item = ElectreIII.Thresholds(
        indifference: low[column] ?? 0, preference: high[column] ?? 0,
        veto: veto.flatMap { $0[column] })
      try check(given, column, item)
      thresholds.append(item)
    }
    return ElectreIII(preferences: .each(thresholds))
  }

  private static func check(
    _ given: GivenOptions, _ column: Int, _ item: ElectreIII.Thresholds
  ) throws(Diagnostic) {
    if item.indifference > item.preference {
      throw given.refusal(
        given.has("indifference") ? "indifference" : "preference",
        "criterion \(column + 1) has indifference \(text(item.indifference)) above preference "
          + text(item.preference))
    }
    if let veto = item.veto, veto < item.preference {
      throw given.refusal(
        given.has("veto") ? "veto" : "preference",
        "criterion \(column + 1) has veto \(text(veto)) below preference \(text(item.preference))")
    }
  }

  private static func text(_ number: Double) -> String { ValueText.string(.real(number)) }

  // MARK: - Weights

  /// The options of a weighting method by its name; none for one that has none.
  static func weightingOptions(of method: String) -> [MethodOption] {
    switch method {
    case "standard_deviation":
      [
        MethodOption(
          "scaling", .word(["none", "min_max", "mean"]),
          "what columns are divided by before ('none')")
      ]
    case "critic":
      [
        MethodOption(
          "costs", .word(["oriented", "as_benefits"]),
          "whether costs are turned round before ('oriented')")
      ]
    case "principal_components":
      [
        MethodOption(
          "variance", .positive(1),
          "the share of variance that the retained components explain (those of eigenvalue 1 or more)"
        ),
        MethodOption(
          "loading", .word(["magnitude", "square"]), "what of an eigenvector counts ('magnitude')"),
      ]
    default: []
    }
  }

  /// A weighting method with its options.
  static func weighting(_ base: any WeightingMethod, _ given: GivenOptions) -> any WeightingMethod {
    switch base.name {
    case "standard_deviation":
      switch given.word("scaling") {
      case "min_max": return StandardDeviationWeights(scaling: .minMax)
      case "mean": return StandardDeviationWeights(scaling: .mean)
      default: return base
      }
    case "critic":
      return CriticWeights(costs: given.word("costs") == "as_benefits" ? .asBenefits : .oriented)
    case "principal_components":
      return PrincipalComponentWeights(
        retention: given.has("variance") ? .variance(given.number("variance", 1)) : .kaiser,
        loading: given.word("loading") == "square" ? .square : .magnitude)
    default: return base
    }
  }
}
