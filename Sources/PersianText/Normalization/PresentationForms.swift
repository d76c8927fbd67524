/// Folding of the Arabic presentation forms back to the letters they show.
///
/// > Source: The Unicode Character Database, compatibility decompositions of U+FB50...U+FDFF and
/// > U+FE70...U+FEFF; short vowels and the tatweel of the isolated forms are left out.
enum PresentationForms {
  /// Tells whether a scalar lies in one of the two blocks of presentation forms.
  static func contains(_ scalar: UInt32) -> Bool {
    scalar >= 0xFB50 && scalar <= 0xFEFE && (scalar <= 0xFDFF || scalar >= 0xFE70)
  }

  /// Tells whether a scalar shows a short vowel alone, which folding drops.
  static func isMark(_ scalar: UInt32) -> Bool {
    (scalar >= 0xFE70 && scalar <= 0xFE7F && scalar != 0xFE73 && scalar != 0xFE75)
      || (scalar >= 0xFC5E && scalar <= 0xFC63) || (scalar >= 0xFCF2 && scalar <= 0xFCF4)
  }

  /// Returns the one letter that a presentation form shows, or `nil` for ligatures and others.
  ///
  /// - Complexity: O(log of the table's length).
  static func letter(_ scalar: UInt32) -> UInt32? {
    var low = 0
    var high = letters.count
    while low < high {
      let middle = (low &+ high) / 2
      let entry = letters[middle]
      if scalar > entry.last {
        low = middle &+ 1
      } else if scalar < entry.first {
        high = middle
      } else {
        return entry.letter
      }
    }
    return nil
  }

  /// Returns the letters of a ligature such as `ﻻ` or `﷼`, or `nil` if the scalar is not one.
  static func ligature(_ scalar: UInt32) -> [UInt32]? { ligatures[scalar] }

  /// Runs of presentation forms that show the same letter, sorted.
  private static let letters: [(first: UInt32, last: UInt32, letter: UInt32)] = [
    (0xFB50, 0xFB51, 0x0671), (0xFB52, 0xFB55, 0x067B), (0xFB56, 0xFB59, 0x067E),
    (0xFB5A, 0xFB5D, 0x0680), (0xFB5E, 0xFB61, 0x067A), (0xFB62, 0xFB65, 0x067F),
    (0xFB66, 0xFB69, 0x0679), (0xFB6A, 0xFB6D, 0x06A4), (0xFB6E, 0xFB71, 0x06A6),
    (0xFB72, 0xFB75, 0x0684), (0xFB76, 0xFB79, 0x0683), (0xFB7A, 0xFB7D, 0x0686),
    (0xFB7E, 0xFB81, 0x0687), (0xFB82, 0xFB83, 0x068D), (0xFB84, 0xFB85, 0x068C),
    (0xFB86, 0xFB87, 0x068E), (0xFB88, 0xFB89, 0x0688), (0xFB8A, 0xFB8B, 0x0698),
    (0xFB8C, 0xFB8D, 0x0691), (0xFB8E, 0xFB91, 0x06A9), (0xFB92, 0xFB95, 0x06AF),
    (0xFB96, 0xFB99, 0x06B3), (0xFB9A, 0xFB9D, 0x06B1), (0xFB9E, 0xFB9F, 0x06BA),
    (0xFBA0, 0xFBA3, 0x06BB), (0xFBA4, 0xFBA5, 0x06C0), (0xFBA6, 0xFBA9, 0x06C1),
    (0xFBAA, 0xFBAD, 0x06BE), (0xFBAE, 0xFBAF, 0x06D2), (0xFBB0, 0xFBB1, 0x06D3),
    (0xFBD3, 0xFBD6, 0x06AD), (0xFBD7, 0xFBD8, 0x06C7), (0xFBD9, 0xFBDA, 0x06C6),
    (0xFBDB, 0xFBDC, 0x06C8), (0xFBDE, 0xFBDF, 0x06CB), (0xFBE0, 0xFBE1, 0x06C5),
    (0xFBE2, 0xFBE3, 0x06C9), (0xFBE4, 0xFBE7, 0x06D0), (0xFBE8, 0xFBE9, 0x0649),
    (0xFBFC, 0xFBFF, 0x06CC), (0xFC5B, 0xFC5B, 0x0630), (0xFC5C, 0xFC5C, 0x0631),
    (0xFC5D, 0xFC5D, 0x0649), (0xFC90, 0xFC90, 0x0649), (0xFCD9, 0xFCD9, 0x0647),
    (0xFD3C, 0xFD3D, 0x0627), (0xFE80, 0xFE80, 0x0621), (0xFE81, 0xFE82, 0x0622),
    (0xFE83, 0xFE84, 0x0623), (0xFE85, 0xFE86, 0x0624), (0xFE87, 0xFE88, 0x0625),
    (0xFE89, 0xFE8C, 0x0626), (0xFE8D, 0xFE8E, 0x0627), (0xFE8F, 0xFE92, 0x0628),
    (0xFE93, 0xFE94, 0x0629), (0xFE95, 0xFE98, 0x062A), (0xFE99, 0xFE9C, 0x062B),
    (0xFE9D, 0xFEA0, 0x062C), (0xFEA1, 0xFEA4, 0x062D), (0xFEA5, 0xFEA8, 0x062E),
    (0xFEA9, 0xFEAA, 0x062F), (0xFEAB, 0xFEAC, 0x0630), (0xFEAD, 0xFEAE, 0x0631),
    (0xFEAF, 0xFEB0, 0x0632), (0xFEB1, 0xFEB4, 0x0633), (0xFEB5, 0xFEB8, 0x0634),
    (0xFEB9, 0xFEBC, 0x0635), (0xFEBD, 0xFEC0, 0x0636), (0xFEC1, 0xFEC4, 0x0637),
    (0xFEC5, 0xFEC8, 0x0638), (0xFEC9, 0xFECC, 0x0639), (0xFECD, 0xFED0, 0x063A),
    (0xFED1, 0xFED4, 0x0641), (0xFED5, 0xFED8, 0x0642), (0xFED9, 0xFEDC, 0x0643),
    (0xFEDD, 0xFEE0, 0x0644), (0xFEE1, 0xFEE4, 0x0645), (0xFEE5, 0xFEE8, 0x0646),
    (0xFEE9, 0xFEEC, 0x0647), (0xFEED, 0xFEEE, 0x0648), (0xFEEF, 0xFEF0, 0x0649),
    (0xFEF1, 0xFEF4, 0x064A),
  ]

  /// The ligatures, read from ``runs`` when one is first met.
  private static let ligatures: [UInt32: [UInt32]] = {
    var result: [UInt32: [UInt32]] = [:]
    for (first, text) in runs {
      var scalar: UInt32 = first
      for entry in text.split(whereSeparator: \.isWhitespace) {
        result[scalar] = entry.split(separator: ".").map { part in
          part == "F" ? 0x20 : 0x600 &+ (UInt32(part, radix: 16) ?? 0)
        }
        scalar &+= 1
      }
    }
    return result
  }()

  /// Consecutive ligatures from a first scalar on; each is the letters' offsets from U+0600 in
  /// hexadecimal, joined by full stops, with `F` for a space.
  private static let runs: [(first: UInt32, text: String)] = [
    (0xFBDD, "C7.74"),
    (
      0xFBEA,
      """
      26.27 26.27 26.D5 26.D5 26.48 26.48 26.C7 26.C7 26.C6 26.C6 26.C8 26.C8 26.D0 26.D0
      26.D0 26.49 26.49 26.49
      """
    ),
    (
      0xFC00,
      """
      26.2C 26.2D 26.45 26.49 26.4A 28.2C 28.2D 28.2E 28.45 28.49 28.4A 2A.2C 2A.2D 2A.2E
      2A.45 2A.49 2A.4A 2B.2C 2B.45 2B.49 2B.4A 2C.2D 2C.45 2D.2C 2D.45 2E.2C 2E.2D 2E.45
      33.2C 33.2D 33.2E 33.45 35.2D 35.45 36.2C 36.2D 36.2E 36.45 37.2D 37.45 38.45 39.2C
      39.45 3A.2C 3A.45 41.2C 41.2D 41.2E 41.45 41.49 41.4A 42.2D 42.45 42.49 42.4A 43.27
      43.2C 43.2D 43.2E 43.44 43.45 43.49 43.4A 44.2C 44.2D 44.2E 44.45 44.49 44.4A 45.2C
      45.2D 45.2E 45.45 45.49 45.4A 46.2C 46.2D 46.2E 46.45 46.49 46.4A 47.2C 47.45 47.49
      47.4A 4A.2C 4A.2D 4A.2E 4A.45 4A.49 4A.4A
      """
    ),
    (
      0xFC64,
      """
      26.31 26.32 26.45 26.46 26.49 26.4A 28.31 28.32 28.45 28.46 28.49 28.4A 2A.31 2A.32
      2A.45 2A.46 2A.49 2A.4A 2B.31 2B.32 2B.45 2B.46 2B.49 2B.4A 41.49 41.4A 42.49 42.4A
      43.27 43.44 43.45 43.49 43.4A 44.45 44.49 44.4A 45.27 45.45 46.31 46.32 46.45 46.46
      46.49 46.4A
      """
    ),
    (
      0xFC91,
      """
      4A.31 4A.32 4A.45 4A.46 4A.49 4A.4A 26.2C 26.2D 26.2E 26.45 26.47 28.2C 28.2D 28.2E
      28.45 28.47 2A.2C 2A.2D 2A.2E 2A.45 2A.47 2B.45 2C.2D 2C.45 2D.2C 2D.45 2E.2C 2E.45
      33.2C 33.2D 33.2E 33.45 35.2D 35.2E 35.45 36.2C 36.2D 36.2E 36.45 37.2D 38.45 39.2C
      39.45 3A.2C 3A.45 41.2C 41.2D 41.2E 41.45 42.2D 42.45 43.2C 43.2D 43.2E 43.44 43.45
      44.2C 44.2D 44.2E 44.45 44.47 45.2C 45.2D 45.2E 45.45 46.2C 46.2D 46.2E 46.45 46.47
      47.2C 47.45
      """
    ),
    (
      0xFCDA,
      """
      4A.2C 4A.2D 4A.2E 4A.45 4A.47 26.45 26.47 28.45 28.47 2A.45 2A.47 2B.45 2B.47 33.45
      33.47 34.45 34.47 43.44 43.45 44.45 46.45 46.47 4A.45 4A.47
      """
    ),
    (
      0xFCF5,
      """
      37.49 37.4A 39.49 39.4A 3A.49 3A.4A 33.49 33.4A 34.49 34.4A 2D.49 2D.4A 2C.49 2C.4A
      2E.49 2E.4A 35.49 35.4A 36.49 36.4A 34.2C 34.2D 34.2E 34.45 34.31 33.31 35.31 36.31
      37.49 37.4A 39.49 39.4A 3A.49 3A.4A 33.49 33.4A 34.49 34.4A 2D.49 2D.4A 2C.49 2C.4A
      2E.49 2E.4A 35.49 35.4A 36.49 36.4A 34.2C 34.2D 34.2E 34.45 34.31 33.31 35.31 36.31
      34.2C 34.2D 34.2E 34.45 33.47 34.47 37.45 33.2C 33.2D 33.2E 34.2C 34.2D 34.2E 37.45
      38.45
      """
    ),
    (
      0xFD50,
      """
      2A.2C.45 2A.2D.2C 2A.2D.2C 2A.2D.45 2A.2E.45 2A.45.2C 2A.45.2D 2A.45.2E 2C.45.2D
      2C.45.2D 2D.45.4A 2D.45.49 33.2D.2C 33.2C.2D 33.2C.49 33.45.2D 33.45.2D 33.45.2C
      33.45.45 33.45.45 35.2D.2D 35.2D.2D 35.45.45 34.2D.45 34.2D.45 34.2C.4A 34.45.2E
      34.45.2E 34.45.45 34.45.45 36.2D.49 36.2E.45 36.2E.45 37.45.2D 37.45.2D 37.45.45
      37.45.4A 39.2C.45 39.45.45 39.45.45 39.45.49 3A.45.45 3A.45.4A 3A.45.49 41.2E.45
      41.2E.45 42.45.2D 42.45.45 44.2D.45 44.2D.4A 44.2D.49 44.2C.2C 44.2C.2C 44.2E.45
      44.2E.45 44.45.2D 44.45.2D 45.2D.2C 45.2D.45 45.2D.4A 45.2C.2D 45.2C.45 45.2E.2C
      45.2E.45
      """
    ),
    (
      0xFD92,
      """
      45.2C.2E 47.45.2C 47.45.45 46.2D.45 46.2D.49 46.2C.45 46.2C.45 46.2C.49 46.45.4A
      46.45.49 4A.45.45 4A.45.45 28.2E.4A 2A.2C.4A 2A.2C.49 2A.2E.4A 2A.2E.49 2A.45.4A
      2A.45.49 2C.45.4A 2C.2D.49 2C.45.49 33.2E.49 35.2D.4A 34.2D.4A 36.2D.4A 44.2C.4A
      44.45.4A 4A.2D.4A 4A.2C.4A 4A.45.4A 45.45.4A 42.45.4A 46.2D.4A 42.45.2D 44.2D.45
      39.45.4A 43.45.4A 46.2C.2D 45.2E.4A 44.2C.45 43.45.45 44.2C.45 46.2C.2D 2C.2D.4A
      2D.2C.4A 45.2C.4A 41.45.4A 28.2D.4A 43.45.45 39.2C.45 35.45.45 33.2E.4A 46.2C.4A
      """
    ),
    (
      0xFDF0,
      """
      35.44.D2 42.44.D2 27.44.44.47 27.43.28.31 45.2D.45.2F 35.44.39.45 31.33.48.44
      39.44.4A.47 48.33.44.45 35.44.49 35.44.49.F.27.44.44.47.F.39.44.4A.47.F.48.33.44.45
      2C.44.F.2C.44.27.44.47 31.CC.27.44
      """
    ),
    (0xFEF5, "44.22 44.22 44.23 44.23 44.25 44.25 44.27 44.27"),
  ]
}
