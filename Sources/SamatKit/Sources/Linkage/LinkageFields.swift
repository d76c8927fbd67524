import PersianText

/// How a field of two records is compared.
public enum LinkageComparison: Sendable, Hashable {
  /// An identifier: equal or not, digits and letters alone counting.
  case identifier
  /// An identifier that decides: where it is equal and stands once in each register, the two records are
  /// one, whatever else they say. Otherwise it counts as any identifier does.
  case decidingIdentifier
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
      case .identifier, .decidingIdentifier:
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
    switch comparison {
    case .identifier, .decidingIdentifier: return likeness >= 0.92 ? .near : .different
    case .text, .number: break
    }
    return likeness >= 0.92 ? .near : likeness >= 0.82 ? .similar : .different
  }
}
