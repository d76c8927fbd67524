/// What `\d`, `\w`, `\s` and `\p{…}` stand for.
enum RegexProperty: Sendable {
  /// Letters, marks, digits, connectors and joiners: `\w`.
  case word
  /// White space: `\s`.
  case space
  /// Scalars of some general categories, one bit each; `\d` is the decimal numbers.
  case categories(UInt32)
  /// Scalars of a script, by blocks.
  case ranges([ClosedRange<UInt32>])
  /// Letters in the wider sense of Unicode.
  case alphabetic
  /// Every scalar.
  case any

  /// Decimal digits of all scripts.
  static let digit = RegexProperty.categories(mask(of: ["Nd"]))

  /// Whether a scalar has the property.
  func contains(_ scalar: UInt32) -> Bool {
    if scalar < 128, let answer = containsASCII(scalar) { return answer }
    guard let value = Unicode.Scalar(scalar) else { return false }
    switch self {
    case .word:
      let properties = value.properties
      return properties.isAlphabetic || properties.isJoinControl
        || Self.bit(properties.generalCategory) & Self.wordMask != 0
    case .space: return value.properties.isWhitespace
    case .categories(let mask): return Self.bit(value.properties.generalCategory) & mask != 0
    case .ranges(let ranges): return ranges.contains { $0.contains(scalar) }
    case .alphabetic: return value.properties.isAlphabetic
    case .any: return true
    }
  }

  private func containsASCII(_ scalar: UInt32) -> Bool? {
    let byte = UInt8(truncatingIfNeeded: scalar)
    switch self {
    case .word: return byte == 0x5F || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    case .space: return byte == 0x20 || byte &- 9 < 5
    default: return nil
    }
  }

  private static let wordMask = mask(of: ["M", "Nd", "Pc"])

  /// The names of the general categories, in the order of their bits.
  private static let names = [
    "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe",
    "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn",
  ]

  private static func mask(of prefixes: [String]) -> UInt32 {
    var mask: UInt32 = 0
    for (index, name) in names.enumerated() where prefixes.contains(where: name.hasPrefix) {
      mask |= 1 << UInt32(index)
    }
    return mask
  }

  private static func bit(_ category: Unicode.GeneralCategory) -> UInt32 {
    let index: UInt32 =
      switch category {
      case .uppercaseLetter: 0
      case .lowercaseLetter: 1
      case .titlecaseLetter: 2
      case .modifierLetter: 3
      case .otherLetter: 4
      case .nonspacingMark: 5
      case .spacingMark: 6
      case .enclosingMark: 7
      case .decimalNumber: 8
      case .letterNumber: 9
      case .otherNumber: 10
      case .connectorPunctuation: 11
      case .dashPunctuation: 12
      case .openPunctuation: 13
      case .closePunctuation: 14
      case .initialPunctuation: 15
      case .finalPunctuation: 16
      case .otherPunctuation: 17
      case .mathSymbol: 18
      case .currencySymbol: 19
      case .modifierSymbol: 20
      case .otherSymbol: 21
      case .spaceSeparator: 22
      case .lineSeparator: 23
      case .paragraphSeparator: 24
      case .control: 25
      case .format: 26
      case .surrogate: 27
      case .privateUse: 28
      case .unassigned: 29
      @unknown default: 29
      }
    return 1 << index
  }

  /// The property of a name in `\p{…}`: a general category or one of a few scripts.
  ///
  /// > Source: blocks of the Unicode Character Database, version 16.
  init?(named name: String) {
    switch name {
    case "Any": self = .any
    case "Alphabetic", "Alpha": self = .alphabetic
    case "White_Space", "space": self = .space
    case "Letter": self = .categories(Self.mask(of: ["L"]))
    case "Number": self = .categories(Self.mask(of: ["N"]))
    case "Punctuation", "punct": self = .categories(Self.mask(of: ["P"]))
    case "Symbol": self = .categories(Self.mask(of: ["S"]))
    case "Mark": self = .categories(Self.mask(of: ["M"]))
    case "Separator": self = .categories(Self.mask(of: ["Z"]))
    case "Uppercase", "Uppercase_Letter": self = .categories(Self.mask(of: ["Lu"]))
    case "Lowercase", "Lowercase_Letter": self = .categories(Self.mask(of: ["Ll"]))
    case "Decimal_Number", "digit": self = .digit
    case "Latin":
      self = .ranges([
        0x41...0x5A, 0x61...0x7A, 0xAA...0xAA, 0xBA...0xBA, 0xC0...0xD6, 0xD8...0xF6,
        0xF8...0x2B8, 0x2E0...0x2E4, 0x1D00...0x1D25, 0x1D2C...0x1D5C, 0x1D62...0x1D65,
        0x1D6B...0x1D77, 0x1D79...0x1DBE, 0x1E00...0x1EFF, 0x2071...0x2071, 0x207F...0x207F,
        0x2090...0x209C, 0x212A...0x212B, 0x2132...0x2132, 0x214E...0x214E, 0x2160...0x2188,
        0x2C60...0x2C7F, 0xA722...0xA787, 0xA78B...0xA7FF, 0xAB30...0xAB64, 0xFB00...0xFB06,
        0xFF21...0xFF3A, 0xFF41...0xFF5A,
      ])
    case "Arabic":
      self = .ranges([
        0x600...0x604, 0x606...0x60B, 0x60D...0x61A, 0x61C...0x61E, 0x620...0x63F,
        0x641...0x64A, 0x656...0x66F, 0x671...0x6DC, 0x6DE...0x6FF, 0x750...0x77F,
        0x870...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC, 0x10E60...0x10E7F, 0x1EE00...0x1EEFF,
      ])
    case "Greek":
      self = .ranges([0x370...0x3E1, 0x3F0...0x3FF, 0x1F00...0x1FFF, 0x2126...0x2126])
    case "Cyrillic":
      self = .ranges([0x400...0x52F, 0x1C80...0x1C8A, 0x1D2B...0x1D2B, 0xA640...0xA69F])
    case "Hebrew": self = .ranges([0x591...0x5F4, 0xFB1D...0xFB4F])
    case "Han":
      self = .ranges([
        0x2E80...0x2FD5, 0x3005...0x3005, 0x3007...0x3007, 0x3021...0x3029, 0x3038...0x303B,
        0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAD9, 0x20000...0x323AF,
      ])
    default:
      guard (1...2).contains(name.utf8.count) else { return nil }
      let mask = Self.mask(of: [name])
      guard mask != 0 else { return nil }
      self = .categories(mask)
    }
  }
}
