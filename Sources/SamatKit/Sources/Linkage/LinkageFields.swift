import PersianText

/// How a field of two records is compared.
public enum LinkageComparison: Sendable, Hashable {
  /// An identifier: equal or not, digits and letters alone counting.
  case identifier
  /// A name or another text: equal, near (Jaro–Winkler from 0.92, from 0.82), or another.
  case text
  /// A number: equal, within a tenth of the tolerance, within the tolerance, or another.
  case number(tolerance: Double)
}

/// A field that both registers have.
public struct LinkageField: Sendable, Hashable {
  /// What it is called in reasons.
  public let name: String
  /// How it is compared.
  public let comparison: LinkageComparison

  /// Creates a field.
  public init(_ name: String, _ comparison: LinkageComparison) {
    self.name = name
    self.comparison = comparison
  }
}

/// How much two values of a field agree; `missing` counts neither for nor against.
public enum LinkageLevel: Int, Sendable, Hashable, CaseIterable {
  /// One of the two is unknown.
  case missing
  /// They are different.
  case different
  /// They have something in common.
  case similar
  /// They are nearly equal.
  case near
  /// They are equal.
  case exact
}

/// The values of a register, folded for comparison: one column for each field.
struct FoldedRecords: Sendable {
  let columns: [[[UInt32]]]
  let numbers: [[Double?]]
  let count: Int

  /// Words that many firms have in their names, which tell nothing of which firm it is.
  private static let generic: Set<String> = Set(
    [
      "شرکت", "صنایع", "صنعتی", "تولیدی", "کارخانه", "گروه", "سهامی", "خاص", "عام", "company", "co",
      "ltd", "industries", "industrial", "group", "factory", "inc",
    ].map(PersianNormalizer.searchKey))

  init(_ columns: [[String]], _ fields: [LinkageField]) {
    count = columns.map(\.count).min() ?? 0
    var folded: [[[UInt32]]] = []
    var numbers: [[Double?]] = []
    for (field, column) in zip(fields, columns) {
      switch field.comparison {
      case .number:
        folded.append([])
        numbers.append(
          column.map { text in
            Double(PersianDigits.toASCII(text).filter { $0 != " " }).flatMap {
              $0.isFinite ? $0 : nil
            }
          })
      case .identifier:
        folded.append(
          column.map { text in
            PersianNormalizer.searchKey(text).unicodeScalars.filter {
              $0.properties.isAlphabetic || $0.properties.numericType != nil
            }.map(\.value)
          })
        numbers.append([])
      case .text:
        folded.append(column.map { Self.name($0).unicodeScalars.map(\.value) })
        numbers.append([])
      }
    }
    self.columns = folded
    self.numbers = numbers
  }

  /// A name without generic words, unless it has no others.
  ///
  /// Words are cut before they are folded: between Persian letters a folded text has no spaces.
  private static func name(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0.isPunctuation }.map(String.init)
    let telling = words.filter { !generic.contains(PersianNormalizer.searchKey($0)) }
    return PersianNormalizer.searchKey((telling.isEmpty ? words : telling).joined(separator: " "))
  }

  /// The rows in the order of what they say.
  var byContent: [Int] {
    (0..<count).sorted { left, right in
      for field in columns.indices {
        if columns[field].isEmpty {
          let (one, other) = (
            numbers[field][left] ?? -.infinity, numbers[field][right] ?? -.infinity
          )
          if one != other { return one < other }
        } else if columns[field][left] != columns[field][right] {
          return columns[field][left].lexicographicallyPrecedes(columns[field][right])
        }
      }
      return false
    }
  }

  /// How much a field of two records agrees.
  func level(
    _ field: Int, _ comparison: LinkageComparison, _ row: Int, _ other: FoldedRecords,
    _ otherRow: Int
  ) -> LinkageLevel {
    if case .number(let tolerance) = comparison {
      guard let left = numbers[field][row], let right = other.numbers[field][otherRow] else {
        return .missing
      }
      let distance = abs(left - right)
      return distance == 0
        ? .exact
        : distance <= tolerance / 10 ? .near : distance <= tolerance ? .similar : .different
    }
    let (left, right) = (columns[field][row], other.columns[field][otherRow])
    if left.isEmpty || right.isEmpty { return .missing }
    if left == right { return .exact }
    let likeness = JaroWinkler.similarity(left, right)
    if comparison == .identifier { return likeness >= 0.92 ? .near : .different }
    return likeness >= 0.92 ? .near : likeness >= 0.82 ? .similar : .different
  }
}

/// The likeness of two texts.
enum JaroWinkler {
  /// From 0 for nothing in common to 1 for equal; the same whichever comes first.
  ///
  /// - Complexity: O(n · w) with a window w of half the longer text; of long texts the first 256
  ///   characters count.
  static func similarity(_ first: [UInt32], _ second: [UInt32]) -> Double {
    // Greedy matching depends on the order, so the order is fixed: shorter first, then by content.
    let swaps =
      first.count != second.count
      ? first.count > second.count : second.lexicographicallyPrecedes(first)
    let (left, right) =
      swaps ? (second.prefix(256), first.prefix(256)) : (first.prefix(256), second.prefix(256))
    if left.isEmpty || right.isEmpty { return left.count == right.count ? 1 : 0 }
    let window = max(left.count, right.count) / 2 - 1
    var taken = [Bool](repeating: false, count: right.count)
    var matched: [UInt32] = []
    for (index, scalar) in left.enumerated() {
      let low = max(0, index - max(0, window))
      let high = min(right.count, index + max(0, window) + 1)
      guard low < high else { continue }
      for place in low..<high where !taken[place] && right[place] == scalar {
        taken[place] = true
        matched.append(scalar)
        break
      }
    }
    if matched.isEmpty { return 0 }
    var (transposed, next) = (0, 0)
    for place in right.indices where taken[place] {
      if right[place] != matched[next] { transposed += 1 }
      next += 1
    }
    let count = Double(matched.count)
    let jaro =
      (count / Double(left.count) + count / Double(right.count)
        + (count - Double(transposed / 2)) / count) / 3
    let common = zip(left, right).prefix(4).prefix { $0 == $1 }.count
    return jaro + Double(common) * 0.1 * (1 - jaro)
  }
}
