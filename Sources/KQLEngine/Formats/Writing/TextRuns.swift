import KQLSyntax

/// A text cut where its direction turns, for formats that must say directions themselves.
///
/// The first letter gives the direction of the whole; a run of letters of the other direction, with
/// what stands between them, is turned. Digits and signs turn nothing.
struct TextRuns {
  /// A part of the text.
  struct Run: Equatable {
    var text: String
    /// Whether it goes against the direction of the whole.
    var isTurned: Bool
  }

  /// Whether the whole goes from right to left.
  let isRightToLeft: Bool
  /// The parts, in order; together they are the text.
  private(set) var runs: [Run] = []

  /// Cuts a text.
  ///
  /// - Complexity: O(*n*).
  init(_ text: String) {
    let scalars = text.unicodeScalars
    isRightToLeft = scalars.lazy.compactMap(TextRuns.isRightToLeft).first ?? false
    var plain = String.UnicodeScalarView()
    var turned = String.UnicodeScalarView()
    // What stands behind a letter of the other direction belongs to it only if another one follows.
    var between = String.UnicodeScalarView()
    for scalar in scalars {
      switch TextRuns.isRightToLeft(scalar) {
      case nil where !turned.isEmpty:
        between.append(scalar)
      case .some(!isRightToLeft):
        append(&plain, isTurned: false)
        turned.append(contentsOf: between)
        between = String.UnicodeScalarView()
        turned.append(scalar)
      default:
        append(&turned, isTurned: true)
        plain.append(contentsOf: between)
        between = String.UnicodeScalarView()
        plain.append(scalar)
      }
    }
    append(&turned, isTurned: true)
    plain.append(contentsOf: between)
    append(&plain, isTurned: false)
  }

  private mutating func append(_ scalars: inout String.UnicodeScalarView, isTurned: Bool) {
    guard !scalars.isEmpty else { return }
    runs.append(Run(text: String(scalars), isTurned: isTurned))
    scalars = String.UnicodeScalarView()
  }

  /// Whether a text has a letter that is written from right to left.
  static func hasRightToLeft(_ text: String) -> Bool {
    // Those letters have two bytes at least; the first of these is 0xD6.
    text.utf8.contains { $0 >= 0xD6 } && text.unicodeScalars.contains { isRightToLeft($0) == true }
  }

  /// Whether a letter is written from right to left; nil for what is no letter.
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: return false
    case 0..<0xAA: return nil
    // Digits and signs among the Arabic letters.
    case 0x0600...0x060F, 0x0660...0x066C, 0x06DD, 0x06F0...0x06F9: return nil
    case 0x2000...0x206F, 0x20A0...0x2BFF, 0x3000...0x3020: return nil
    default: break
    }
    if DisplayWidth.isRightToLeft(scalar) { return DisplayWidth.of(scalar) == 0 ? nil : true }
    return DisplayWidth.of(scalar) == 0 ? nil : false
  }
}
