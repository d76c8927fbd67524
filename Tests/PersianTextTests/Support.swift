/// A small generator with a seed, so that every run sees the same random input.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Random text made of the pieces that the module looks at, and of arbitrary scalars.
func randomText(_ generator: inout SeededGenerator) -> String {
  let pieces = [
    "\u{200C}", "\u{200D}", "\u{200B}", "\u{AD}", "\u{FEFF}", "¬", " ", "  ", "\u{A0}", "\n",
    "\u{0}", "\r\n", "ا", "ي", "ى", "ك", "ة", "ۀ", "ه\u{654}", "ا\u{653}", "\u{655}", "ـ", "َ",
    "ﻻ", "﷼", "ﷲ", "ﺑ", "۱", "٢", "3", "٬", "٫", ".", ",", "/", "-", "−", "+", ":", "،", "%",
    "هزار", "میلیون", "میلیارد", "بیست", "سی", "سه", "سوم", "دهم", "و", " و ", "نیم", "صفر",
    "منفی", "ریال", "تومان", "همت", "خرداد", "دی", "ماه", "سه‌شنبه", "شنبه", "toman", "billion",
    "khordad", "T", "1404", "۱۴۰۴", "99999999999999999999", "É", "ß", "İ", "e\u{301}", "👨‍👩‍👧",
    "漢", "\u{202E}", "\u{2067}", "\u{1F1EE}", "(", "ʼ",
  ]
  var result = ""
  for _ in 0..<Int.random(in: 0...12, using: &generator) {
    if Int.random(in: 0..<6, using: &generator) == 0 {
      let value = UInt32.random(in: 0...0x10FFFF, using: &generator)
      if let scalar = Unicode.Scalar(value) { result.unicodeScalars.append(scalar) }
    } else if let piece = pieces.randomElement(using: &generator) {
      result += piece
    }
  }
  return result
}

/// The scalars of a text, since `==` of strings hides differences of composition.
func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
