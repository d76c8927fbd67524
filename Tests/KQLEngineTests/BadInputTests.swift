import KQLEngine
import SamatTesting
import Testing

/// Hard queries end as they must, within limits of rows and memory and without one of time.
@Suite struct BadInputTests {
  // A part of the size: unoptimised builds are slow. `samat-bench hard` runs them whole.
  @Test(arguments: HardQuery.all(scale: 0.03)) func ends(_ query: HardQuery) {
    let problem = query.problem()
    #expect(problem == nil, "\(query): \(problem ?? "")")
  }

  @Test func findsWhatIsWrong() {
    #expect(HardQuery("one", .answer(.long(2))) { "print 1" }.problem() == "answered 1")
    #expect(HardQuery("one", .error("kql.limit.rows")) { "print 1" }.problem() == "answered 1")
    #expect(HardQuery("none", .answer(.long(1))) { "none" }.problem()?.contains("unknown") == true)
  }
}
