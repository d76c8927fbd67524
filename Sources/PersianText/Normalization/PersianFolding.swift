extension PersianNormalizer {
  /// Folds one scalar for search: the part of ``searchKey(_:)`` that needs no context.
  ///
  /// Made for the inner loop of case-insensitive string operators. ASCII takes one comparison.
  /// Latin, Greek, Cyrillic and other letters are lower-cased one to one, so `É` becomes `é`, and
  /// `ß` and `é` stay as they are. Of the Arabic script, the variants of one letter become that
  /// letter (`ي` to `ی`, `ك` to `ک`, `أ إ آ ٱ` to `ا`, `ؤ` to `و`, `ئ` to `ی`, `ة ۀ ہ ھ` to `ه`),
  /// the digits of both kinds become ASCII, and presentation forms of single letters become the
  /// letter. Short vowels (harakat), the lone hamza `ء`, the tatweel, ZWNJ, ZWJ, the soft hyphen,
  /// the byte order mark and the bidirectional controls are dropped.
  ///
  /// Ligatures such as `ﻻ` (U+FEFB) stand for several letters and come back unchanged;
  /// ``searchKey(_:)`` takes them apart. Folding is idempotent.
  ///
  /// - Parameter scalar: The value of a Unicode scalar; other values come back unchanged.
  /// - Returns: The folded scalar, or 0 if the scalar is dropped (U+0000 counts as dropped).
  /// - Complexity: O(1), about a nanosecond for ASCII.
  @inlinable
  public static func foldScalar(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 {
      return scalar &- 0x41 < 26 ? scalar | 0x20 : scalar
    }
    return foldBeyondASCII(scalar)
  }

  /// The part of ``foldScalar(_:)`` from U+0080 on.
  @usableFromInline
  static func foldBeyondASCII(_ scalar: UInt32) -> UInt32 {
    if scalar &- 0x600 < 0x100 { return foldArabic(scalar) }
    if scalar < 0x100 {
      if scalar == 0xAD { return 0 }
      if scalar == 0xB5 { return 0x3BC }
      return scalar >= 0xC0 && scalar <= 0xDE && scalar != 0xD7 ? scalar | 0x20 : scalar
    }
    if scalar < 0x600 { return SimpleCaseFolding.fold(scalar) }
    if scalar < 0x8C0 { return scalar }
    if scalar < 0x900 {
      return scalar >= 0x8CA && scalar != 0x8E2 ? 0 : scalar
    }
    if scalar >= 0x2000 && scalar < 0x2070 {
      return isInvisibleControl(scalar) ? 0 : scalar
    }
    if scalar >= 0xFB50 && scalar <= 0xFEFF {
      if scalar == 0xFEFF { return 0 }
      guard PresentationForms.contains(scalar) else { return scalar }
      if PresentationForms.isMark(scalar) { return 0 }
      guard let letter = PresentationForms.letter(scalar) else { return scalar }
      return foldArabic(letter)
    }
    if scalar >= 0x2E80 && scalar < 0xA640 { return scalar }
    return SimpleCaseFolding.fold(scalar)
  }

  /// Tells whether a scalar of the General Punctuation block is dropped by search: zero-width
  /// spaces and joiners, directional marks, embeddings, overrides and isolates.
  static func isInvisibleControl(_ scalar: UInt32) -> Bool {
    (scalar >= 0x200B && scalar <= 0x200F) || (scalar >= 0x202A && scalar <= 0x202E)
      || scalar == 0x2060 || (scalar >= 0x2066 && scalar <= 0x2069)
  }

  /// Whether folding changes a scalar of the Arabic block, one bit a scalar.
  @inline(__always)
  private static func isChanged(_ scalar: UInt32) -> Bool {
    let mask: UInt64 =
      switch scalar >> 6 & 3 {
      case 0: 0x0000_027E_17FF_0000
      case 1: 0x017F_03FF_FFFF_FE09
      case 2: 0x4000_0400_0000_0000
      default: 0x03FF_3D9F_9FE8_000F
      }
    return mask >> UInt64(scalar & 63) & 1 != 0
  }

  /// Whether a scalar of the Arabic block is a letter, one bit a scalar.
  @inline(__always)
  private static func isBlockLetter(_ scalar: UInt32) -> Bool {
    let mask: UInt64 =
      switch scalar >> 6 & 3 {
      case 0: 0xFFFF_FFFF_0000_0000
      case 1: 0xFFFE_C000_0000_07FE
      case 2: 0xFFFF_FFFF_FFFF_FFFF
      default: 0x9C00_C000_002F_FFFF
      }
    return mask >> UInt64(scalar & 63) & 1 != 0
  }

  /// Folds a scalar of the Arabic block, U+0600 to U+06FF.
  private static func foldArabic(_ scalar: UInt32) -> UInt32 {
    guard isChanged(scalar) else { return scalar }
    return switch scalar {
    case 0x622, 0x623, 0x625, 0x671, 0x672, 0x673, 0x675: 0x627
    case 0x624, 0x676: 0x648
    case 0x626, 0x649, 0x64A, 0x678: 0x6CC
    case 0x643, 0x6AA: 0x6A9
    case 0x629, 0x6BE, 0x6C0, 0x6C1, 0x6C2, 0x6C3, 0x6D5: 0x647
    case 0x6D3: 0x6D2
    case 0x660...0x669: scalar &- 0x630
    case 0x6F0...0x6F9: scalar &- 0x6C0
    case 0x621, 0x674, 0x640, 0x61C: 0
    case 0x64B...0x65F, 0x670, 0x610...0x61A: 0
    case 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7, 0x6E8, 0x6EA...0x6ED: 0
    default: scalar
    }
  }

  /// Tells whether a scalar is a letter of the Arabic script, presentation forms included.
  static func isArabicLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0x600 { return false }
    if scalar < 0x700 { return isBlockLetter(scalar) }
    return (scalar >= 0x750 && scalar <= 0x77F) || (scalar >= 0x8A0 && scalar <= 0x8C9)
      || (PresentationForms.contains(scalar) && PresentationForms.letter(scalar) != nil)
  }

  /// Tells whether a scalar is a space other than a line break: ASCII space and tab, the no-break
  /// spaces, the typographic spaces.
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Tells whether a scalar ends a line.
  static func isLineBreak(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

/// Makes a string of scalar values; values that are no scalar become U+FFFD.
func makeString(_ scalars: some Sequence<UInt32>) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(2 * scalars.underestimatedCount)
  for value in scalars {
    if value < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value))
    } else if value < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    } else if let encoded = UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") {
      bytes.append(contentsOf: encoded)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
