import Foundation
import KQLEngine
import SamatKit
import Testing

/// Where the reference files may lie, beside the package.
enum SpatialReference {
  static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/golden/spatial")

  static func names(_ prefix: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return files.filter { $0.hasPrefix(prefix) && $0.hasSuffix(".json") }.sorted()
  }

  static let isPresent = !names("").isEmpty
}

/// Reading reference files, asking queries and comparing their answers.
protocol SpatialReferenceQueries {}

extension SpatialReferenceQueries {
  typealias Item = [String: Any]

  static func load(_ name: String) throws -> Item {
    let data = try Data(contentsOf: SpatialReference.directory.appendingPathComponent(name))
    return try #require(try JSONSerialization.jsonObject(with: data) as? Item)
  }

  func numbers(_ value: Any?) -> [Double] {
    (value as? [Any] ?? []).compactMap { ($0 as? NSNumber)?.doubleValue }
  }

  func rows(_ value: Any?) -> [[Double]] {
    (value as? [Any] ?? []).map { numbers($0) }
  }

  func query(_ text: String) throws -> Table {
    let catalog = try Workspace.seeds().catalog
    do throws(QueryFailure) {
      return try catalog.query(text)
    } catch {
      Issue.record("\(error)\n\(text.suffix(400))")
      throw error
    }
  }

  func column(_ table: Table, _ name: String) -> [Double?] {
    table.rows.map { $0[name].double }
  }

  func expect(
    _ found: [Double?], _ expected: [Double], _ name: String, tolerance: Double = 1e-9,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, "\(name)", sourceLocation: sourceLocation)
    for (index, (left, right)) in zip(found, expected).enumerated() {
      let isClose = left.map { ($0 - right).magnitude <= tolerance * max(1, right.magnitude) }
      #expect(
        isClose == true, "\(name)[\(index)]: \(String(describing: left)), expected \(right)",
        sourceLocation: sourceLocation)
    }
  }

  /// `datatable(...) [...]` of rows of an id and criteria `c0`, `c1` ...
  func decision(_ matrix: [[Double]]) -> String {
    let count = matrix.first?.count ?? 0
    let columns = (0..<count).map { "c\($0):real" }.joined(separator: ", ")
    let cells = matrix.enumerated().map { row, values in
      "\(row), " + values.map { "\($0)" }.joined(separator: ", ")
    }
    return "datatable(id:long, \(columns)) [\(cells.joined(separator: ",\n"))]"
  }

  func list(_ values: [Double]) -> String {
    "dynamic([\(values.map { "\($0)" }.joined(separator: ", "))])"
  }

  /// The arguments `id, criteria, directions, weights`.
  func arguments(_ item: Item, _ count: Int, weights: Bool = true) -> String {
    let criteria = (0..<count).map { "c\($0)" }.joined(separator: ", ")
    let directions = numbers(item["types"]).map { $0 > 0 ? "'benefit'" : "'cost'" }
    return "id, pack_array(\(criteria)), dynamic([\(directions.joined(separator: ", "))])"
      + (weights ? ", \(list(numbers(item["weights"])))" : "")
  }

  func activity(_ matrix: [[Double]], _ other: [[Double]]? = nil) -> String {
    var cells: [String] = []
    for (row, values) in matrix.enumerated() {
      for (column, value) in values.enumerated() {
        cells.append("'\(row)', '\(column)', \(value), \(other?[row][column] ?? 0)")
      }
    }
    return "datatable(r:string, s:string, n:real, m:real) [\(cells.joined(separator: ",\n"))]"
  }
}
