import RegionalScience
import Testing

@Suite("Complexity reference files", .enabled(if: Golden.isPresent, "no reference files here"))
struct GoldenComplexityTests {
  @Test(arguments: Golden.names(prefix: "regional_"))
  func complexity(_ file: String) throws {
    let golden = try Golden.load(file)
    let activity = try Matrix(rows: golden["E"].rows)
    let matrix = try BinaryMatrix(activity: activity)
    let index = try ComplexityIndex.values(matrix)
    let eigenvalues = golden["eigenvalues_top4"].numbers
    expectClose(index.secondEigenvalue, eigenvalues[1], "second")
    expectClose(index.thirdEigenvalue, eigenvalues[2], "third")
    expectClose(index.regions.compactMap { $0 }, golden["ECI_z_ddof0"].numbers, "ECI")
    expectClose(
      index.sectorsOnRegionScale.compactMap { $0 }, golden["PCI_by_ECI_moments"].numbers, "PCI")
    let sample = try ComplexityIndex.values(matrix, scale: .standard(.sample))
    expectClose(sample.regions.compactMap { $0 }, golden["ECI_z_ddof1"].numbers, "ECI ddof 1")
    expectClose(sample.sectors.compactMap { $0 }, golden["PCI_z_ddof1"].numbers, "PCI ddof 1")
    #expect(index.partCount == 1 && index.distinctness == .distinct)

    let proximity = try Relatedness.proximity(matrix)
    expectClose(
      proximity.filled(with: 0).values, golden["proximity"].rows.flatMap { $0 }, "proximity")
    expectClose(
      try Relatedness.density(matrix, proximity: proximity).filled(with: 0).values,
      golden["density"].rows.flatMap { $0 }, "density")
    let outlook = try ComplexityOutlook.values(
      matrix, proximity: proximity, complexity: index.sectorsUncentred)
    expectClose(
      outlook.standardizedOutlook.compactMap { $0 }, golden["COI_z_ddof0"].numbers, "COI")
    expectClose(outlook.gain.filled(with: 0).values, golden["COG"].rows.flatMap { $0 }, "COG")
    for rounds in [20, 200] {
      let values = try FitnessComplexity.values(matrix, rounds: rounds)
      expectClose(
        values.fitness.compactMap { $0 }, golden["fitness_\(rounds)"].numbers, "fitness")
      expectClose(
        values.complexity.compactMap { $0 }, golden["complexity_\(rounds)"].numbers, "complexity")
    }
  }
}
