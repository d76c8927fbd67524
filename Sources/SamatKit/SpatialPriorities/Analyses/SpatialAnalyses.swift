import KQLEngine
import KQLSyntax

/// The analyses of spatial priorities that `evaluate` calls.
enum SpatialAnalyses {
  /// All of them.
  ///
  /// - Parameter data: Where the borders of provinces come from.
  /// - Returns: The analyses.
  static func all(_ data: SeedData) -> [TableFunction] {
    let functions =
      [
        LocationQuotientAnalysis.function, ShiftShareAnalysis.function,
        InequalityAnalysis.function, SpecializationAnalysis.function,
        RobustnessAnalysis.function, ComplexityAnalysis.function, AllocationAnalysis.function,
        SumCheckAnalysis.function, SectorAllocationAnalysis.function, ProjectsAnalysis.function,
        EllisonGlaeserAnalysis.function, RegionalizationAnalysis.function,
        LorenzAnalysis.function,
        AcceptabilityAnalysis.function, RankCorrelationAnalysis.function,
        ClusterIndexAnalysis.function, HierarchyAnalysis.function, GoalsAnalysis.function,
        BudgetSweepAnalysis.function,
      ] + RelatednessAnalyses.all + StepAnalyses.all + RankingAnalyses.all
      + WeightSweepAnalyses.all
      + SpaceAnalyses.all(data)
    return functions.map(AnalysisUsage.guarding)
  }
}
