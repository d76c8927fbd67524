import PersianText

/// The ticks of a time axis, at whole minutes, hours, days, months or years, and moments as labels.
enum TimeTicks {
  private static let second: Int64 = 10_000_000
  private static let day: Int64 = 864_000_000_000

  /// A distance between two ticks.
  private enum Step {
    case ticks(Int64)
    case months(Int64)

    /// About how long it is, in ticks.
    var length: Double {
      switch self {
      case .ticks(let ticks): Double(ticks)
      case .months(let months): Double(months) * 30.4375 * Double(TimeTicks.day)
      }
    }
  }

  private static let steps: [Step] = {
    let minute = 60 * second
    let hour = 60 * minute
    var steps: [Step] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000].flatMap {
      [Step.ticks($0), .ticks(2 * $0), .ticks(5 * $0)]
    }
    steps += [1, 5, 15, 30].map { .ticks($0 * second) }
    steps += [1, 5, 15, 30].map { .ticks($0 * minute) }
    steps += [1, 3, 6, 12].map { .ticks($0 * hour) }
    steps += [1, 2, 7, 14].map { .ticks($0 * day) }
    steps += [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000].map { .months($0) }
    return steps
  }()

  /// The ticks within a span of time.
  ///
  /// - Parameters:
  ///   - low: The first moment, in ticks.
  ///   - high: The last moment.
  ///   - count: How many ticks there may be at most; 1 or more.
  /// - Returns: At most `count` + 1 ticks, ascending.
  static func make(from low: Int64, to high: Int64, count: Int) -> [AxisScale.Tick] {
    let span = Double(high) - Double(low)
    guard span > 0 else { return [.init(value: Double(low), label: label(low))] }
    let wanted = span / Double(max(1, count))
    let step = steps.first { $0.length >= wanted } ?? .months(12_000)
    var ticks: [AxisScale.Tick] = []
    switch step {
    case .ticks(let length):
      // Weeks begin on a Monday, as 0001-01-01 was one.
      var moment = low / length * length
      while moment < low { moment += length }
      while moment <= high, ticks.count <= count + 1 {
        ticks.append(.init(value: Double(moment), label: label(moment, step: length)))
        moment += length
      }
    case .months(let length):
      guard let first = GregorianDate(daysSinceEpoch: Int(low / day)) else { return [] }
      var month = Int64(first.year - 1) * 12 + Int64(first.month - 1)
      month = month / length * length
      while ticks.count <= count + 1 {
        let year = Int(month / 12) + 1
        guard let date = GregorianDate(year: year, month: Int(month % 12) + 1, day: 1) else {
          break
        }
        let moment = Int64(date.daysSinceEpoch) * day
        if moment > high { break }
        if moment >= low {
          let text = date.description
          ticks.append(
            .init(value: Double(moment), label: String(text.prefix(length % 12 == 0 ? 4 : 7))))
        }
        month += length
      }
    }
    return ticks
  }

  /// A moment as short as it can be: a day where it is a midnight, minutes where it has no seconds.
  static func label(_ ticks: Int64) -> String {
    guard ticks % day != 0 else { return date(ticks) }
    return date(ticks) + " " + clock(ticks, step: ticks % (60 * second) == 0 ? 60 * second : second)
  }

  private static func label(_ ticks: Int64, step: Int64) -> String {
    if step >= day { return date(ticks) }
    // The first tick of a day says which.
    return ticks % day == 0 ? date(ticks) : clock(ticks, step: step)
  }

  private static func date(_ ticks: Int64) -> String {
    let days = Int((Double(ticks) / Double(day)).rounded(.down))
    return GregorianDate(daysSinceEpoch: days)?.description ?? "?"
  }

  private static func clock(_ ticks: Int64, step: Int64) -> String {
    let inDay = ((ticks % day) + day) % day
    let seconds = inDay / second
    var text = two(seconds / 3600) + ":" + two(seconds / 60 % 60)
    if step < 60 * second { text += ":" + two(seconds % 60) }
    if step < second {
      let fraction = String(inDay % second)
      var digits = String(repeating: "0", count: 7 - fraction.utf8.count) + fraction
      while digits.last == "0" && digits.utf8.count > 1 { digits.removeLast() }
      text += "." + digits
    }
    return text
  }

  private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
