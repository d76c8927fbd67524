import Glibc

/// Writes a CSV file piece by piece.
final class FileWriter {
  private let file: UnsafeMutablePointer<FILE>
  private let path: String
  private var buffer: [UInt8] = []
  private static let pieceSize = 1 << 20

  /// Creates the file, or empties the one that is there.
  init(path: String, header: String) throws(UsageError) {
    guard let file = fopen(path, "w") else { throw UsageError("cannot write '\(path)'") }
    self.file = file
    self.path = path
    buffer.reserveCapacity(FileWriter.pieceSize + (1 << 12))
    buffer.append(contentsOf: header.utf8)
    buffer.append(0x0A)
  }

  deinit { fclose(file) }

  /// A text and a comma.
  @inline(__always)
  func field(_ text: [UInt8]) {
    buffer.append(contentsOf: text)
    buffer.append(0x2C)
  }

  /// A whole number and a comma.
  @inline(__always)
  func field(_ number: Int) {
    append(number)
    buffer.append(0x2C)
  }

  /// A number with one or two digits behind the point and a comma; nothing before the comma for nil.
  func field(hundredths number: Int?) {
    if let number {
      append(number / 100)
      buffer.append(0x2E)
      let rest = number % 100
      buffer.append(0x30 + UInt8(truncatingIfNeeded: rest / 10))
      if rest % 10 != 0 { buffer.append(0x30 + UInt8(truncatingIfNeeded: rest % 10)) }
    }
    buffer.append(0x2C)
  }

  /// Nothing, and a comma.
  func empty() { buffer.append(0x2C) }

  /// Part of a field.
  func part(_ text: [UInt8]) { buffer.append(contentsOf: text) }

  /// One byte of a field.
  func part(_ byte: UInt8) { buffer.append(byte) }

  /// Puts the line's end in the place of the last comma.
  func endLine() throws(UsageError) {
    buffer[buffer.count - 1] = 0x0A
    if buffer.count >= FileWriter.pieceSize { try flush() }
  }

  /// Writes what is left.
  func flush() throws(UsageError) {
    guard fwrite(buffer, 1, buffer.count, file) == buffer.count, fflush(file) == 0 else {
      throw UsageError("cannot write '\(path)': the disk may be full")
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func append(_ number: Int) {
    guard number >= 10 else {
      if number < 0 {
        buffer.append(contentsOf: "\(number)".utf8)
      } else {
        buffer.append(0x30 + UInt8(truncatingIfNeeded: number))
      }
      return
    }
    var rest = number
    var place = buffer.count
    while rest > 0 {
      buffer.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    var last = buffer.count - 1
    while place < last {
      buffer.swapAt(place, last)
      place += 1
      last -= 1
    }
  }
}

/// The texts of days, `2016-03-20`, made once.
struct DayTexts {
  private let first: Int
  private let texts: [[UInt8]]

  /// Creates the texts of days counted from 1970-01-01.
  init(_ days: Range<Int>) {
    first = days.lowerBound
    texts = days.map { day in
      let (year, month, date) = DayTexts.civil(day)
      func padded(_ number: Int, _ width: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
      }
      return Array("\(padded(year, 4))-\(padded(month, 2))-\(padded(date, 2))".utf8)
    }
  }

  /// The text of a day; the nearest one where it is outside.
  subscript(day: Int) -> [UInt8] { texts[min(max(day - first, 0), texts.count - 1)] }

  /// The number of a day of the Gregorian calendar, from 1970-01-01 on.
  static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Years begin in March here, so that the day added in leap years is their last.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civil(_ day: Int) -> (Int, Int, Int) {
    var year = 1970 + day / 366
    while number(year, 1, 1) > day { year -= 1 }
    while number(year + 1, 1, 1) <= day { year += 1 }
    var month = 12
    while number(year, month, 1) > day { month -= 1 }
    return (year, month, day - number(year, month, 1) + 1)
  }
}
