import ArgumentParser

/// A number of bytes on the command line: `512MB`, `4GiB`, `1000000`.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  /// Reads a whole number above 0, perhaps with a unit of 1000 (`kB`, `MB`, `GB`) or of 1024 (`KiB`,
  /// `MiB`, `GiB`); nil for anything else.
  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    let unit = argument.dropFirst(digits.count).drop { $0 == " " }
    let factor: Int? =
      switch unit.lowercased() {
      case "", "b": 1
      case "k", "kb": 1_000
      case "m", "mb": 1_000_000
      case "g", "gb": 1_000_000_000
      case "kib": 1 << 10
      case "mib": 1 << 20
      case "gib": 1 << 30
      default: nil
      }
    guard let number = Int(digits), number > 0, let factor else { return nil }
    let (bytes, overflows) = number.multipliedReportingOverflow(by: factor)
    guard !overflows else { return nil }
    self.bytes = bytes
  }
}
