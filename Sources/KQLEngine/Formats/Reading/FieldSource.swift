import KQLSyntax

/// Gives the bytes of fields: where they stand in the file or, where something is escaped in them,
/// unescaped in a scratch buffer.
final class FieldSource {
  private let base: UnsafePointer<UInt8>?
  /// The offset in the file that fields count from.
  @exclusivity(unchecked) var origin = 0
  private let usesQuotes: Bool
  private var scratch: UnsafeMutablePointer<UInt8>
  private var capacity = 256

  /// Creates a source over a file's bytes, which must outlive it.
  init(base: UnsafePointer<UInt8>?, dialect: Dialect) {
    self.base = base
    usesQuotes = dialect.usesQuotes
    scratch = .allocate(capacity: capacity)
  }

  deinit { scratch.deallocate() }

  /// The content of a field; valid until the next call.
  @inline(__always)
  func text(_ field: FieldIndex) -> TextBytes {
    let raw = TextBytes(
      start: base.map { $0 + (origin &+ field.start) }, count: field.length)
    return field.isEscaped ? unescaped(raw) : raw
  }

  /// The content of a field without spaces and tabs around it; valid until the next call.
  @inline(__always)
  func trimmed(_ field: FieldIndex) -> TextBytes {
    let whole = text(field)
    guard let first = whole.first, let last = whole.last else { return whole }
    if first > 0x20 && last > 0x20 { return whole }
    var start = 0
    var end = whole.count
    while start < end && FieldSource.isSpace(whole[start]) { start &+= 1 }
    while end > start && FieldSource.isSpace(whole[end &- 1]) { end &-= 1 }
    return TextBytes(rebasing: whole[start..<end])
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }

  private func unescaped(_ raw: TextBytes) -> TextBytes {
    if raw.count > capacity {
      scratch.deallocate()
      capacity = raw.count * 2
      scratch = .allocate(capacity: capacity)
    }
    // SAFETY: unescaping never lengthens, and the scratch buffer holds the raw length.
    var count = 0
    var i = 0
    while i < raw.count {
      var byte = raw[i]
      i &+= 1
      if usesQuotes {
        if byte == 0x22 && i < raw.count && raw[i] == 0x22 { i &+= 1 }
      } else if byte == 0x5C && i < raw.count {
        i &+= 1
        switch raw[i &- 1] {
        case 0x74: byte = 0x09
        case 0x6E: byte = 0x0A
        case 0x72: byte = 0x0D
        case 0x5C: break
        default: i &-= 1
        }
      }
      scratch[count] = byte
      count &+= 1
    }
    return TextBytes(start: scratch, count: count)
  }
}
