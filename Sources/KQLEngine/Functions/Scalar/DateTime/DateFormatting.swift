import KQLSyntax

extension StandardLibrary {
  /// Text of moments and intervals, after a pattern.
  static let dateFormatting: [ScalarFunction] = [
    ScalarFunction(
      "format_datetime",
      parameters: [FunctionParameter("datetime", .datetime), FunctionParameter("format", .string)],
      returns: .string,
      description: "Returns the moment as text, after a pattern such as 'yyyy-MM-dd HH:mm:ss'.",
      searchTerms: ["strftime", "pattern", "print", "text"],
      examples: [
        FunctionExample(
          "print format_datetime(datetime(2017-01-29 09:00:05), 'yy-MM-dd [HH:mm:ss]')",
          "17-01-29 [09:00:05]"),
        FunctionExample(
          "print format_datetime(datetime(2020-06-15 13:45:09), 'h:mm:ss tt')", "1:45:09 PM"),
      ],
      naming: .firstArgument
    ) { formatted($0, .datetime) },
    ScalarFunction(
      "format_timespan",
      parameters: [FunctionParameter("timespan", .timespan), FunctionParameter("format", .string)],
      returns: .string,
      description: "Returns the interval as text, after a pattern such as 'd.hh:mm:ss'.",
      searchTerms: ["duration", "pattern", "print", "text"],
      examples: [
        FunctionExample(
          "print format_timespan(time(29.09:00:05.12345), 'dd.hh:mm:ss [FF]')",
          "29.09:00:05 [12]"),
        FunctionExample("print format_timespan(-2h - 30m, 'hh:mm')", "-02:30"),
      ],
      naming: .firstArgument
    ) { formatted($0, .timespan) },
  ]

  private static func formatted(
    _ arguments: ScalarArguments, _ subject: DateTimePattern.Subject
  ) -> Column {
    let pattern = arguments.prepared(1) { DateTimePattern($0, subject) }
    let values = arguments.fixed(0, as: Int64.self)
    return arguments.buildText { row, output in
      guard let value = values[row], let pattern = pattern(row) else { return }
      pattern.write(value, to: &output)
    }
  }
}

/// A pattern of `format_datetime` or `format_timespan`, taken apart.
struct DateTimePattern {
  /// What a pattern is for.
  enum Subject {
    case datetime
    case timespan
  }

  private enum Piece {
    case year(digits: Int)
    case month(digits: Int)
    case day(digits: Int)
    case hour(digits: Int)
    case hourOfHalf(digits: Int)
    case minute(digits: Int)
    case second(digits: Int)
    case fraction(digits: Int)
    case fractionIfAny(digits: Int)
    case half(letters: Int)
    case literal(UInt8)
  }

  private let subject: Subject
  private var pieces: [Piece] = []

  /// Takes a pattern apart, from the left and in pieces as long as can be: `ddd` is `dd`, `d`.
  ///
  /// - Returns: nil where a character is neither a specifier nor one of ` /-:,._[]`.
  init?(_ text: TextBytes, _ subject: Subject) {
    self.subject = subject
    var position = 0
    while position < text.count {
      let letter = text[position]
      var run = 1
      while position + run < text.count, text[position + run] == letter { run += 1 }
      guard let (piece, length) = Self.piece(letter, run, subject) else { return nil }
      pieces.append(piece)
      position += length
    }
  }

  private static func piece(_ letter: UInt8, _ run: Int, _ subject: Subject) -> (Piece, Int)? {
    let two = min(run, 2)
    let isInterval = subject == .timespan
    switch letter {
    case UInt8(ascii: "y"):
      guard !isInterval else { return nil }
      let digits = run >= 4 ? 4 : two
      return (.year(digits: digits), digits)
    case UInt8(ascii: "M"): return isInterval ? nil : (.month(digits: two), two)
    case UInt8(ascii: "d"):
      let digits = isInterval ? min(run, 8) : two
      return (.day(digits: digits), digits)
    case UInt8(ascii: "H"): return (.hour(digits: two), two)
    case UInt8(ascii: "h"):
      return (isInterval ? .hour(digits: two) : .hourOfHalf(digits: two), two)
    case UInt8(ascii: "m"): return (.minute(digits: two), two)
    case UInt8(ascii: "s"): return (.second(digits: two), two)
    case UInt8(ascii: "f"): return (.fraction(digits: min(run, 7)), min(run, 7))
    case UInt8(ascii: "F"): return (.fractionIfAny(digits: min(run, 7)), min(run, 7))
    case UInt8(ascii: "t"): return isInterval ? nil : (.half(letters: two), two)
    case UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ":"),
      UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "]"):
      return (.literal(letter), 1)
    default: return nil
    }
  }

  /// Writes a moment or an interval to the string being built.
  func write(_ ticks: Int64, to output: inout TextBuilder) {
    let magnitude = ticks.magnitude
    let days = magnitude / UInt64(TickUnit.perDay)
    let rest = Int(magnitude % UInt64(TickUnit.perDay))
    var date: CivilDate?
    if subject == .datetime {
      guard TickUnit.dateTime(ticks) != nil else { return }
      date = CivilDate(days: Int(days))
    } else if ticks < 0 {
      output.write(0x2D)
    }
    let hour = rest / Int(TickUnit.perHour)
    for piece in pieces {
      switch piece {
      case .year(let digits):
        let year = date?.year ?? 0
        write(digits < 4 ? year % 100 : year, digits, to: &output)
      case .month(let digits): write(date?.month ?? 0, digits, to: &output)
      case .day(let digits): write(date?.day ?? Int(days), digits, to: &output)
      case .hour(let digits): write(hour, digits, to: &output)
      case .hourOfHalf(let digits): write((hour + 11) % 12 + 1, digits, to: &output)
      case .minute(let digits): write(rest / Int(TickUnit.perMinute) % 60, digits, to: &output)
      case .second(let digits): write(rest / Int(TickUnit.perSecond) % 60, digits, to: &output)
      case .fraction(let digits):
        write(Self.fraction(rest, digits), digits, to: &output)
      case .fractionIfAny(let digits):
        var (fraction, width) = (Self.fraction(rest, digits), digits)
        guard fraction > 0 else { continue }
        while fraction % 10 == 0 {
          fraction /= 10
          width -= 1
        }
        write(fraction, width, to: &output)
      case .half(let letters):
        output.write(hour < 12 ? UInt8(ascii: "A") : UInt8(ascii: "P"))
        if letters == 2 { output.write(UInt8(ascii: "M")) }
      case .literal(let byte): output.write(byte)
      }
    }
  }

  /// The first digits of the fraction of a second.
  private static func fraction(_ ticks: Int, _ digits: Int) -> Int {
    var fraction = ticks % Int(TickUnit.perSecond)
    for _ in digits..<7 { fraction /= 10 }
    return fraction
  }

  /// Writes a number that is not negative with at least so many digits.
  private func write(_ number: Int, _ digits: Int, to output: inout TextBuilder) {
    var divisor = 1
    var width = 1
    while width < digits || number / divisor >= 10 {
      divisor *= 10
      width += 1
    }
    while divisor > 0 {
      output.write(UInt8(truncatingIfNeeded: 0x30 + number / divisor % 10))
      divisor /= 10
    }
  }
}
