import Glibc
import KQLSyntax

extension StandardLibrary {
  /// The gamma, beta and error functions.
  static let specialFunctions: [ScalarFunction] = [
    realFunction(
      "gamma", "Returns the gamma function, which for whole numbers is the factorial of one less.",
      searchTerms: ["factorial"], examples: [("print gamma(5)", "24.0")]
    ) { tgamma($0) },
    realFunction(
      "loggamma", "Returns the natural logarithm of the gamma function's absolute value.",
      searchTerms: ["factorial", "logarithm"], examples: [("print loggamma(1)", "0.0")]
    ) { SpecialFunctions.logGamma($0) },
    realFunction(
      "erf", "Returns the error function.",
      searchTerms: ["normal distribution", "probability"], examples: [("print erf(0)", "0.0")]
    ) { erf($0) },
    realFunction(
      "erfc", "Returns one minus the error function.",
      searchTerms: ["normal distribution", "probability"], examples: [("print erfc(0)", "1.0")]
    ) { erfc($0) },
    betaFunction(
      "beta_cdf", "Returns the probability of a value up to x in a beta distribution.",
      first: "x", example: ("print round(beta_cdf(0.2, 10.0, 50.0), 6)", "0.76842")
    ) { SpecialFunctions.betaProbability($0, $1, $2) },
    betaFunction(
      "beta_pdf", "Returns the density of a beta distribution at x.",
      first: "x", example: ("print round(beta_pdf(0.5, 1.0, 2.0), 6)", "1.0")
    ) { SpecialFunctions.betaDensity($0, $1, $2) },
    betaFunction(
      "beta_inv", "Returns the value up to which a beta distribution has a given probability.",
      first: "probability", example: ("print round(beta_inv(0.1, 10.0, 50.0), 6)", "0.1081")
    ) { SpecialFunctions.betaQuantile($0, $1, $2) },
  ]

  private static func betaFunction(
    _ name: String, _ description: String, first: String, example: (String, String),
    _ body: @escaping @Sendable (Double, Double, Double) -> Double?
  ) -> ScalarFunction {
    ScalarFunction(
      name,
      parameters: [
        FunctionParameter(first, .real), FunctionParameter("alpha", .real),
        FunctionParameter("beta", .real),
      ], returns: .real, description: description,
      searchTerms: ["beta distribution", "probability"],
      examples: [FunctionExample(example.0, example.1)]
    ) { arguments in
      let values = arguments.fixed(0, as: Double.self)
      let alphas = arguments.fixed(1, as: Double.self)
      let betas = arguments.fixed(2, as: Double.self)
      return arguments.build(.real) { row in
        guard let value = values[row], let alpha = alphas[row], let beta = betas[row],
          alpha > 0, beta > 0
        else { return nil as Double? }
        return body(value, alpha, beta)
      }
    }
  }
}

/// The functions that the C library does not have.
enum SpecialFunctions {
  /// The logarithm of the gamma function, free of the C library's global sign.
  static func logGamma(_ value: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(value, &sign)
  }

  private static func logBeta(_ a: Double, _ b: Double) -> Double {
    logGamma(a) + logGamma(b) - logGamma(a + b)
  }

  /// The regularized incomplete beta function; nil outside of 0 to 1.
  static func betaProbability(_ x: Double, _ a: Double, _ b: Double) -> Double? {
    guard x >= 0 && x <= 1 else { return nil }
    if x == 0 || x == 1 { return x }
    let front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b))
    // The fraction converges fast on the side of the mean on which it is used here.
    if x < (a + 1) / (a + b + 2) { return front * betaFraction(x, a, b) / a }
    return 1 - front * betaFraction(1 - x, b, a) / b
  }

  /// The continued fraction of the incomplete beta function, by the modified method of Lentz.
  ///
  /// > Source: Abramowitz & Stegun (1964), *Handbook of Mathematical Functions*, 26.5.8.
  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var numerator = 1.0
    var denominator = 1 / kept(1 - (a + b) * x / (a + 1))
    var result = denominator
    for step in 1...500 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      denominator = 1 / kept(1 + even * denominator)
      numerator = kept(1 + even / numerator)
      result *= denominator * numerator
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      denominator = 1 / kept(1 + odd * denominator)
      numerator = kept(1 + odd / numerator)
      let change = denominator * numerator
      result *= change
      if abs(change - 1) < 1e-15 { break }
    }
    return result
  }

  /// The density of the beta distribution; nil outside of 0 to 1.
  static func betaDensity(_ x: Double, _ a: Double, _ b: Double) -> Double? {
    guard x >= 0 && x <= 1 else { return nil }
    if x == 0 { return a > 1 ? 0 : (a == 1 ? b : .infinity) }
    if x == 1 { return b > 1 ? 0 : (b == 1 ? a : .infinity) }
    return exp((a - 1) * log(x) + (b - 1) * log1p(-x) - logBeta(a, b))
  }

  /// The inverse of ``betaProbability(_:_:_:)``, found by halving; nil outside of 0 to 1.
  static func betaQuantile(_ probability: Double, _ a: Double, _ b: Double) -> Double? {
    guard probability >= 0 && probability <= 1 else { return nil }
    if probability == 0 || probability == 1 { return probability }
    var low = 0.0
    var high = 1.0
    for _ in 0..<1100 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if (betaProbability(middle, a, b) ?? 1) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
