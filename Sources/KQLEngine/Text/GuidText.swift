/// Guids as text, both ways; the 128 bits are in the order of the digits.
enum GuidText {
  /// Where, among the 36 characters of the usual form, the hyphens are.
  private static let hyphens: Set<Int> = [8, 13, 18, 23]

  /// Reads `74be27de-1e4e-49d9-b579-fe0b331d3642`, also without hyphens or in braces or
  /// parentheses; nil for anything else.
  static func parse(_ text: TextBytes) -> UInt128? {
    var input = NumberText.trimmed(text)
    if let first = input.first, let last = input.last, input.count > 2,
      (first == 0x7B && last == 0x7D) || (first == 0x28 && last == 0x29)
    {
      input = TextBytes(rebasing: input[1..<(input.count - 1)])
    }
    guard input.count == 32 || input.count == 36 else { return nil }
    let hasHyphens = input.count == 36
    var bits: UInt128 = 0
    for (position, byte) in input.enumerated() {
      if hasHyphens && hyphens.contains(position) {
        guard byte == 0x2D else { return nil }
        continue
      }
      guard let digit = NumberText.hexDigit(byte) else { return nil }
      bits = bits << 4 | UInt128(digit)
    }
    return bits
  }

  /// The 36 characters, in lower case.
  static func format(_ bits: UInt128) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(36)
    var shift: UInt128 = 128
    while shift > 0 {
      if hyphens.contains(bytes.count) { bytes.append(0x2D) }
      shift -= 4
      let digit = UInt8(truncatingIfNeeded: bits >> shift) & 15
      bytes.append(digit < 10 ? digit + 0x30 : digit + 0x57)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
