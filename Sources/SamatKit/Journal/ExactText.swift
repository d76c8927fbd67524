import Glibc

extension String {
  /// The text of bytes; nil where they are not UTF-8.
  ///
  /// The standard library's validating initialiser is generic and many times slower: what decoding
  /// repairs differs from what was there.
  init?(exactly bytes: UnsafeBufferPointer<UInt8>) {
    var text = String(decoding: bytes, as: UTF8.self)
    let isSame = text.withUTF8 { own in
      guard own.count == bytes.count else { return false }
      guard let a = own.baseAddress, let b = bytes.baseAddress, own.count > 0 else { return true }
      return memcmp(a, b, own.count) == 0
    }
    guard isSame else { return nil }
    self = text
  }
}
