public import KQLEngine
import RegionalScience

/// The words that arguments of analyses take, for completion.
public enum AnalysisWords {
  /// The texts that an argument takes.
  ///
  /// - Parameters:
  ///   - parameter: The parameter or option.
  ///   - analysis: The analysis, such as `rank`.
  ///   - method: The method that the call names, whose options are among the arguments; nil for none.
  ///   - catalog: What knows the methods.
  /// - Returns: The texts, without quotes; none where it takes none, or any.
  public static func texts(
    of parameter: String, in analysis: String, method: String? = nil, catalog: Catalog
  ) -> [String] {
    switch parameter {
    case "method" where analysis == "ahp":
      return ["eigenvector", "geometric_mean", "column_mean"]
    case "random_index": return ["saaty", "tummala_ling"]
    case "spend": return ["up_to", "all"]
    case "neighbours": return NeighbourInput.Method.allCases.map(\.rawValue)
    case "scaling" where SpaceAnalyses.names.contains(analysis):
      return ["row", "binary", "given"]
    case "order" where analysis == "rank_correlation": return ["lowest_first", "highest_first"]
    case "scale" where analysis == "complexity":
      return ["standard", "sample", "regions", "raw"]
    case "method" where isOfWeights(analysis): return catalog.weightingMethods.names
    case "method", "methods": return catalog.rankingMethods.names
    case "directions": return ["benefit", "cost"]
    case "objective" where analysis == "allocate":
      return AllocationAim.words(catalog.allocationRules)
    case "objective" where analysis == "allocate_sectors": return ["value", "max_min"]
    case "variant" where analysis == "complexity": return ["eigenvector", "fitness"]
    case "weights": return catalog.weightingMethods.names
    default: break
    }
    let options = Self.options(of: analysis, method)
    switch options.first(where: { $0.name == parameter })?.kind {
    case .word(let words), .words(let words): return words
    default: return []
    }
  }

  /// The names that the arguments of a call may have: its parameters, and the options of its method.
  ///
  /// - Parameters:
  ///   - analysis: The analysis.
  ///   - method: The method that the call names; nil for none.
  /// - Returns: Name and what a list says of it.
  public static func names(
    of analysis: TableFunction, method: String? = nil
  ) -> [(name: String, detail: String)] {
    let own = options(of: analysis.name, method)
    let parameters = analysis.parameters.filter { parameter in
      !own.contains { $0.name == parameter.name }
    }
    return parameters.map { ($0.name, "") } + own.map { ($0.name, $0.summary) }
  }

  /// Whether the method of an analysis is one of weighting.
  private static func isOfWeights(_ analysis: String) -> Bool { analysis.hasPrefix("weight") }

  private static func options(of analysis: String, _ method: String?) -> [MethodOption] {
    guard let method else { return RankingOptions.options(of: analysis) }
    return isOfWeights(analysis)
      ? RankingOptions.weightingOptions(of: method) : RankingOptions.options(of: method)
  }
}
