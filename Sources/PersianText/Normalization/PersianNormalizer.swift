/// Normal forms of Persian text.
///
/// Persian is typed with the letters of several keyboards: `ي` and `ى` for `ی`, `ك` for `ک`, a
/// space or nothing at all where a ZWNJ (U+200C, نیم‌فاصله) belongs. ``normalize(_:)`` gives the
/// form to store and to show; ``searchKey(_:)`` gives the form to compare.
///
/// ```swift
/// PersianNormalizer.normalize("كارخانه  ‌هاي")                       // "کارخانه های"
/// PersianNormalizer.searchKey("بهره‌برداری") == PersianNormalizer.searchKey("بهره برداري")  // true
/// ```
public enum PersianNormalizer {
  /// Returns the form of a text to store and to show.
  ///
  /// Arabic yeh, alef maksura and kaf become the Persian letters, as do the heh variants `ہ ھ ە`;
  /// `ۀ` becomes `ه` with a hamza above, `ٱ` becomes `ا`. The letters `آ أ إ ؤ ئ ة` stay, and their
  /// two-scalar spellings are composed. Tatweel, short vowels and bidirectional controls are
  /// dropped; presentation forms become letters. Spaces of every kind become one space, with none
  /// at the edge of a line. A ZWNJ is never doubled, beside a space or at an edge; between Arabic
  /// letters the characters that stand for it in old files (`¬`, U+200B, U+200D, U+00AD, U+FEFF)
  /// become ZWNJ. Line breaks, digits, case and other scripts are left alone.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The normal form, empty for an empty text. Normalizing it again changes nothing.
  /// - Complexity: O(*n*) in the length of the text.
  public static func normalize(_ text: String) -> String {
    var builder = NormalBuilder()
    builder.reserve(text.utf8.count)
    for scalar in text.unicodeScalars { builder.append(scalar.value) }
    return builder.finish()
  }

  /// Returns the key under which spellings of one text meet.
  ///
  /// Every scalar is folded by ``foldScalar(_:)`` and ligatures are taken apart. Between two Arabic
  /// letters ZWNJ, space and nothing are the same, so `سه‌شنبه`, `سه شنبه` and `سهشنبه` have one
  /// key. Other runs of spaces and line breaks become one space, with none at an edge. Accents of
  /// other scripts stay: "cafe" is not "café".
  ///
  /// - Parameter text: Any text.
  /// - Returns: The key, meant for comparison, not for display. The key of a key is itself.
  /// - Complexity: O(*n*) in the length of the text.
  public static func searchKey(_ text: String) -> String {
    makeString(searchKeyScalars(text))
  }

  /// The scalar values of ``searchKey(_:)``.
  static func searchKeyScalars(_ text: String) -> [UInt32] {
    var builder = KeyBuilder()
    builder.output.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value >= 0xFB50, let letters = PresentationForms.ligature(value) {
        for letter in letters { builder.append(letter) }
      } else {
        builder.append(value)
      }
    }
    return builder.finish()
  }
}

/// Builds a search key scalar by scalar.
private struct KeyBuilder {
  var output: [UInt32] = []
  private var pendingSpace = false
  /// A `¬` seen directly after an Arabic letter, which stands for a ZWNJ if a letter follows.
  private var pendingNot = false
  private var lastIsLetter = false

  mutating func append(_ scalar: UInt32) {
    if scalar &- 0x600 >= 0x100, isBlank(scalar) {
      flushNot()
      pendingSpace = true
      return
    }
    let folded = PersianNormalizer.foldScalar(scalar)
    if folded == 0 { return }
    let isLetter = PersianNormalizer.isArabicLetter(folded)
    if folded == 0xAC, lastIsLetter, !pendingSpace, !pendingNot {
      pendingNot = true
      return
    }
    if pendingNot {
      if isLetter { pendingNot = false } else { flushNot() }
    }
    if pendingSpace {
      pendingSpace = false
      if !output.isEmpty, !(lastIsLetter && isLetter) { output.append(0x20) }
    }
    output.append(folded)
    lastIsLetter = isLetter
  }

  private mutating func flushNot() {
    guard pendingNot else { return }
    pendingNot = false
    output.append(0xAC)
    lastIsLetter = false
  }

  mutating func finish() -> [UInt32] {
    flushNot()
    return output
  }
}

/// Builds a normal form scalar by scalar.
private struct NormalBuilder {
  private enum Joiner { case none, real, legacy(UInt32) }

  private var output: [UInt32] = []
  private var pendingSpace = false
  private var joiner = Joiner.none

  mutating func reserve(_ count: Int) { output.reserveCapacity(count) }

  mutating func append(_ scalar: UInt32) {
    if scalar < 0x80 {
      if scalar == 0x20 || scalar == 0x09 {
        space()
      } else {
        emit(scalar)
      }
      return
    }
    if scalar >= 0x628, scalar <= 0x63A, scalar != 0x629 { return emit(scalar) }
    if PersianNormalizer.isSpace(scalar) { return space() }
    switch scalar {
    case 0x200C:
      if case .legacy(0xAC) = joiner { flushNot() }
      joiner = .real
    case 0x200B, 0xAD, 0xFEFF, 0x2060:
      legacy(scalar)
    case 0x200D, 0xAC:
      if !pendingSpace, let last = output.last, PersianNormalizer.isArabicLetter(last) {
        if scalar == 0xAC {
          notSign()
        } else {
          legacy(scalar)
        }
      } else {
        emit(scalar)
      }
    case 0x640, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: break
    case 0x64B...0x652, 0x656...0x65F, 0x670, 0x610...0x61A: break
    case 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7, 0x6E8, 0x6EA...0x6ED: break
    case 0x8CA...0x8E1, 0x8E3...0x8FF: break
    case 0x653...0x655: mark(scalar)
    case 0xFB50...0xFEFE: presentation(scalar)
    default: letter(scalar)
    }
  }

  private mutating func space() {
    flushNot()
    joiner = .none
    pendingSpace = true
  }

  private mutating func legacy(_ scalar: UInt32) {
    if case .none = joiner { joiner = .legacy(scalar) }
  }

  /// A `¬` stands for a ZWNJ unless something visible or a ZWNJ is before it.
  private mutating func notSign() {
    switch joiner {
    case .none: joiner = .legacy(0xAC)
    case .legacy(let original) where original != 0xAC: joiner = .legacy(0xAC)
    default: emit(0xAC)
    }
  }

  private mutating func flushNot() {
    if case .legacy(0xAC) = joiner {
      joiner = .none
      emit(0xAC)
    }
  }

  /// A hamza or madda above or below joins its letter where one scalar exists for both.
  private mutating func mark(_ scalar: UInt32) {
    flushNot()
    joiner = .none
    if !pendingSpace, let last = output.last {
      let composed: UInt32? =
        switch (last, scalar) {
        case (0x627, 0x653): 0x622
        case (0x627, 0x654): 0x623
        case (0x627, 0x655): 0x625
        case (0x648, 0x654): 0x624
        case (0x6CC, 0x654): 0x626
        default: nil
        }
      if let composed {
        output[output.count - 1] = composed
        return
      }
    }
    emit(scalar)
  }

  private mutating func presentation(_ scalar: UInt32) {
    guard PresentationForms.contains(scalar) else { return letter(scalar) }
    if PresentationForms.isMark(scalar) { return }
    if let single = PresentationForms.letter(scalar) { return letter(single) }
    guard let letters = PresentationForms.ligature(scalar) else { return letter(scalar) }
    for part in letters {
      if part == 0x20 { space() } else { letter(part) }
    }
  }

  private mutating func letter(_ scalar: UInt32) {
    switch scalar {
    case 0x649, 0x64A: emit(0x6CC)
    case 0x643, 0x6AA: emit(0x6A9)
    case 0x671: emit(0x627)
    case 0x6D5, 0x6C1, 0x6BE: emit(0x647)
    case 0x6C0, 0x6C2:
      emit(0x647)
      emit(0x654)
    default: emit(scalar)
    }
  }

  private mutating func emit(_ scalar: UInt32) {
    if !pendingSpace, case .none = joiner {
      output.append(scalar)
      return
    }
    let isBreak = PersianNormalizer.isLineBreak(scalar)
    let waiting = joiner
    joiner = .none
    if pendingSpace {
      pendingSpace = false
      if !isBreak, let last = output.last, !PersianNormalizer.isLineBreak(last) {
        output.append(0x20)
      }
    } else {
      switch waiting {
      case .none: break
      case .real:
        if !isBreak, let last = output.last, !PersianNormalizer.isLineBreak(last) {
          output.append(0x200C)
        }
      case .legacy(let original):
        if let last = output.last, PersianNormalizer.isArabicLetter(last),
          PersianNormalizer.isArabicLetter(scalar)
        {
          output.append(0x200C)
        } else if original == 0xAC {
          output.append(original)
        }
      }
    }
    output.append(scalar)
  }

  mutating func finish() -> String {
    flushNot()
    return makeString(output)
  }
}
