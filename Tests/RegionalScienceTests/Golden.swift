import Foundation
import Testing

/// The reference files that may lie beside the package: inputs and outputs of each method.
enum Golden {
  static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/golden/spatial")

  /// Whether there are any; tests that need them are skipped otherwise.
  static let isPresent = !names(prefix: "").isEmpty

  static func names(prefix: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return files.filter { $0.hasPrefix(prefix) && $0.hasSuffix(".json") }.sorted()
  }

  static func load(_ name: String) throws -> JSON {
    let data = try Data(contentsOf: directory.appendingPathComponent(name))
    return JSON(try JSONSerialization.jsonObject(with: data))
  }

  /// A published value; empty if the file or the case is missing.
  static func textbook(_ name: String) throws -> JSON {
    let cases = try load("textbook.json")["cases"].array
    return try #require(cases.first { $0["name"].string == name })
  }
}

/// A parsed JSON value, read without casts at each use. A missing member is empty.
struct JSON {
  let raw: Any?
  init(_ raw: Any?) { self.raw = raw }

  subscript(key: String) -> JSON { JSON((raw as? [String: Any])?[key]) }
  var exists: Bool { raw != nil && !(raw is NSNull) }
  var number: Double? { (raw as? NSNumber)?.doubleValue }
  var flag: Bool? { (raw as? NSNumber)?.boolValue }
  var string: String? { raw as? String }
  var array: [JSON] { (raw as? [Any] ?? []).map { JSON($0) } }
  var keys: [String] { (raw as? [String: Any] ?? [:]).keys.sorted() }
  var numbers: [Double] { array.compactMap(\.number) }
  var integers: [Int] { numbers.map { Int($0) } }
  var rows: [[Double]] { array.map(\.numbers) }
}

/// Whether two numbers agree within an absolute or a relative difference.
func isClose(_ left: Double, _ right: Double, tolerance: Double = 1e-9) -> Bool {
  (left - right).magnitude <= tolerance * max(1, right.magnitude)
}

/// Expects the same numbers in the same order.
func expectClose(
  _ found: [Double], _ expected: [Double], tolerance: Double = 1e-9, _ name: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, "\(name)", sourceLocation: sourceLocation)
  for (index, (left, right)) in zip(found, expected).enumerated()
  where !isClose(left, right, tolerance: tolerance) {
    Issue.record("\(name)[\(index)]: \(left), expected \(right)", sourceLocation: sourceLocation)
  }
}

/// Expects a number, neither `nil` nor another.
func expectClose(
  _ found: Double?, _ expected: Double?, tolerance: Double = 1e-9, _ name: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let found, let expected else {
    Issue.record("\(name): missing", sourceLocation: sourceLocation)
    return
  }
  #expect(
    isClose(found, expected, tolerance: tolerance), "\(name): \(found), expected \(expected)",
    sourceLocation: sourceLocation)
}
