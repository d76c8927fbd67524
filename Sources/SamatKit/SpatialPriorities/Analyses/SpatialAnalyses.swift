import KQLEngine
import KQLSyntax

/// The analyses of spatial priorities that `evaluate` calls.
enum SpatialAnalyses {
  /// All of them.
  ///
  /// - Parameter data: Where the borders of provinces come from.
  /// - Returns: The analyses.
  static func all(_ data: SeedData) -> [TableFunction] {
    topics(data).flatMap { topic, functions in
      functions.map { listed($0, topic) }
    }
  }

  /// An analysis as it is registered: guarded, under its topic, with examples on the seeds and what its
  /// columns hold.
  static func listed(_ function: TableFunction, _ topic: String) -> TableFunction {
    var listed = AnalysisUsage.guarding(function, topic: topic)
    listed.examples = SeedExamples.of(function.name) + function.examples
    listed.columns =
      topic == RankingAnalyses.singleTopic
      ? AnalysisColumns.ranking : AnalysisColumns.of(function.name)
    return listed
  }

  /// The analyses by what they are about, in the order of an analyst's work.
  private static func topics(_ data: SeedData) -> [(topic: String, functions: [TableFunction])] {
    [
      ("Checks before anything is ranked", [SumCheckAnalysis.function]),
      (
        "Advantages of regions",
        [
          LocationQuotientAnalysis.function, ShiftShareAnalysis.function,
          SpecializationAnalysis.function, EllisonGlaeserAnalysis.function,
          RegionalizationAnalysis.function, ClusterIndexAnalysis.function,
        ]
      ),
      (
        "Complexity and relatedness",
        [ComplexityAnalysis.function, OutlookAnalysis.function] + RelatednessAnalyses.all
      ),
      ("Inequality", [InequalityAnalysis.function, LorenzAnalysis.function]),
      (
        "Weights of criteria",
        [WeightsAnalysis.function, WeightsAnalysis.steps, HierarchyAnalysis.function]
      ),
      ("Ranking", RankingAnalyses.shared + [StepAnalyses.steps, RankCorrelationAnalysis.function]),
      (RankingAnalyses.singleTopic, RankingAnalyses.single),
      (
        "How sure a ranking is",
        [RobustnessAnalysis.function, AcceptabilityAnalysis.function] + WeightSweepAnalyses.all
      ),
      ("Neighbouring places", SpaceAnalyses.all(data)),
      (
        "Shares of a budget",
        [
          AllocationAnalysis.function, SectorAllocationAnalysis.function,
          ProjectsAnalysis.function, GoalsAnalysis.function, BudgetSweepAnalysis.function,
        ]
      ),
    ]
  }
}
