/// A set of scalars: `[a-z]`, `\d`, `\p{L}`.
///
/// Membership of ASCII is one bit test; other scalars go through ranges and Unicode properties.
struct RegexSet: Sendable {
  /// A part of a set.
  enum Item: Sendable {
    /// From one scalar to another, both included.
    case range(UInt32, UInt32)
    /// The scalars that have, or have not, a property.
    case property(RegexProperty, isNegated: Bool)
  }

  private let items: [Item]
  private let isNegated: Bool
  private let ignoresCase: Bool
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Creates the set of what is in one of the items, or in none of them.
  init(_ items: [Item], isNegated: Bool = false, ignoresCase: Bool = false) {
    self.items = items
    self.isNegated = isNegated
    self.ignoresCase = ignoresCase
    for scalar in UInt32(0)..<128 where decides(scalar) {
      if scalar < 64 { low |= 1 << UInt64(scalar) } else { high |= 1 << UInt64(scalar - 64) }
    }
  }

  /// Membership of the ASCII scalars, one bit each.
  var ascii: (low: UInt64, high: UInt64) { (low, high) }

  /// Whether a scalar is in the set.
  @inline(__always)
  func contains(_ scalar: UInt32) -> Bool {
    if scalar < 64 { return low >> UInt64(scalar) & 1 != 0 }
    if scalar < 128 { return high >> UInt64(scalar - 64) & 1 != 0 }
    return decides(scalar)
  }

  /// Whether some scalar beyond ASCII may be in the set; true where in doubt.
  var mayHoldWide: Bool {
    if isNegated || ignoresCase { return true }
    return items.contains { item in
      if case .range(_, let last) = item { last >= 128 } else { true }
    }
  }

  private func decides(_ scalar: UInt32) -> Bool {
    var found = holds(scalar)
    if !found && ignoresCase {
      for variant in RegexCase.variants(of: scalar) where !found { found = holds(variant) }
    }
    return found != isNegated
  }

  private func holds(_ scalar: UInt32) -> Bool {
    for item in items {
      switch item {
      case .range(let first, let last):
        if scalar >= first && scalar <= last { return true }
      case .property(let property, let isNegated):
        if property.contains(scalar) != isNegated { return true }
      }
    }
    return false
  }
}

/// The scalars that differ from one another by case only.
enum RegexCase {
  /// The other cases of a scalar; empty where it has none.
  static func variants(of scalar: UInt32) -> [UInt32] {
    guard let value = Unicode.Scalar(scalar) else { return [] }
    var result: [UInt32] = []
    let properties = value.properties
    for mapping in [properties.lowercaseMapping, properties.uppercaseMapping] {
      let scalars = mapping.unicodeScalars
      guard scalars.count == 1, let first = scalars.first, first != value else { continue }
      result.append(first.value)
    }
    return result
  }
}
