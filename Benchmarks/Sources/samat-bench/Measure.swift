import Glibc

/// Times and memory of this process.
enum Measure {
  /// Monotonic time in seconds.
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The result of a body and how long it took, in seconds.
  static func time<Result>(_ body: () throws -> Result) rethrows -> (
    result: Result, seconds: Double
  ) {
    let start = seconds()
    let result = try body()
    return (result, seconds() - start)
  }

  /// The middle of some numbers; the mean of the two middle ones where their count is even.
  static func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// Gives memory that is free in the allocator back to the system, so that the resident size tells
  /// what is held.
  static func trim() {
    // The C library's module does not declare it.
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    // SAFETY: `int malloc_trim(size_t)` of the C library.
    let function = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)
    _ = function(0)
  }

  /// Resident memory in MiB now (`VmRSS`) or at its highest (`VmHWM`).
  static func memory(_ field: String = "VmRSS") -> Double {
    guard let file = fopen("/proc/self/status", "r") else { return .nan }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, 256, file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard text.hasPrefix(field + ":") else { continue }
      let digits = text.filter { $0 >= "0" && $0 <= "9" }
      return (Double(digits) ?? .nan) / 1024
    }
    return .nan
  }
}

/// Text of a fixed width for tables on a terminal.
enum Cell {
  /// A number with a fixed count of digits behind the point.
  static func number(_ value: Double, digits: Int = 2) -> String {
    guard value.isFinite else { return "-" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    guard abs(value) < 1e15 else { return "\(value)" }
    let rounded = (value * scale).rounded()
    let whole = Int64(rounded.magnitude)
    let fraction = "\(whole % Int64(scale))"
    let sign = rounded < 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(whole)" }
    let zeros = String(repeating: "0", count: max(0, digits - fraction.utf8.count))
    return "\(sign)\(whole / Int64(scale)).\(zeros)\(fraction)"
  }

  /// A text with spaces before it.
  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.unicodeScalars.count)) + text
  }

  /// A text with spaces behind it.
  static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
  }
}
