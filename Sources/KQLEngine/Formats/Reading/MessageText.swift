import Glibc
import KQLSyntax

/// Text from files as it may stand in a message: short, and without characters that could change
/// what the reader sees.
enum MessageText {
  /// How many scalars of a text are shown.
  static let limit = 40

  /// The text in single quotes, clipped and neutralised.
  static func quoted(_ text: String) -> String { "'" + clipped(text) + "'" }

  /// The bytes, taken for UTF-8, in single quotes, clipped and neutralised.
  static func quoted(_ bytes: TextBytes) -> String {
    let head = TextBytes(rebasing: bytes[..<min(bytes.count, limit * 4 + 4)])
    return quoted(String(decoding: head, as: UTF8.self))
  }

  /// A path, neutralised; of a long one the end is shown, which has the file's own name.
  static func path(_ path: String) -> String {
    let scalars = path.unicodeScalars
    guard scalars.count > 80 else { return neutral(path) }
    return "…" + neutral(String(String.UnicodeScalarView(scalars.suffix(79))))
  }

  /// The text, clipped and neutralised.
  static func clipped(_ text: String) -> String {
    var shown = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit { return neutral(shown) + "…" }
      shown.unicodeScalars.append(scalar)
      count += 1
    }
    return neutral(shown)
  }

  /// The text with control characters and bidirectional controls written as `⟨U+202E⟩`, and line
  /// ends and tabs as `↵` and `⇥`.
  static func neutral(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "↵"
      case "\t": result += "⇥"
      case _ where isUnsafe(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count))
        result += digits + "⟩"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: true
    default: false
    }
  }
}

/// Finds the physical line of an offset; cheap for offsets that rise.
struct LineCounter {
  private let bytes: TextBytes
  private let newline: UInt8
  private var offset = 0
  private var line = 1

  init(_ bytes: TextBytes, newline: UInt8 = 0x0A) {
    self.bytes = bytes
    self.newline = newline
  }

  /// The line of an offset; the first is 1.
  mutating func line(at target: Int) -> Int {
    if target < offset {
      offset = 0
      line = 1
    }
    guard let base = bytes.baseAddress else { return 1 }
    let end = min(target, bytes.count)
    while offset < end, let found = memchr(base + offset, Int32(newline), end - offset) {
      offset = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found)) + 1
      line += 1
    }
    offset = max(offset, end)
    return line
  }
}
