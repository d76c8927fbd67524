import KQLEngine
import KQLSyntax

extension ChartData {
  /// Takes what a chart shows from a table.
  ///
  /// The first column is x (in a time chart the first of moments), columns of numbers are drawn,
  /// columns of text split the rows into series where x alone does not tell the rows apart; each
  /// of these can be chosen by a property.
  ///
  /// - Complexity: O(rows × columns).
  init(_ table: Table, _ properties: ChartProperties) {
    notes = properties.notes
    guard table.rowCount > 0 else {
      problem = "nothing to draw: the result has no rows"
      return
    }
    var columns = ChartColumns(table, properties)
    notes += columns.notes
    guard !columns.values.isEmpty else {
      problem = "nothing to draw: the result has no column of numbers beside '\(columns.xName)'"
      return
    }
    xName = ChartText.label(columns.xName)
    if columns.values.count == 1 {
      yName = ChartText.label(table.schema.names[columns.values[0]])
    }
    let isContinuous = properties.kind.isContinuous
    if isContinuous { axis = columns.axis(of: table) }
    var reading = ChartReading(isLogarithmic: properties.isLogarithmic)
    columns.dropNeedlessSplits(table, isContinuous: isContinuous)
    readRows(table, columns, &reading, isContinuous: isContinuous)
    if !isContinuous { sortCategories(reading) }
    sortSeries(reading)
    if properties.accumulates { accumulate() }
    notes += reading.notes
    if range == nil { problem = "nothing to draw: " + reading.reason }
    series.removeAll { $0.points.isEmpty && $0.values.allSatisfy { $0 == nil } }
    limitSeries()
  }

  private mutating func readRows(
    _ table: Table, _ columns: ChartColumns, _ reading: inout ChartReading, isContinuous: Bool
  ) {
    var seriesIndex: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let x = columns.x.map { table.columns[$0][row] } ?? .long(Int64(row + 1))
      let place: Double
      if axis == .category {
        place = Double(category(x, &reading))
      } else if let value = ChartReading.coordinate(x), value.isFinite {
        place = value
      } else {
        reading.missingPlaces += 1
        continue
      }
      let split = columns.splits.map { ChartText.label(table.columns[$0][row]) }
        .joined(separator: ", ")
      for column in columns.values {
        let name: String =
          if columns.splits.isEmpty {
            ChartText.label(table.schema.names[column])
          } else if columns.values.count == 1 {
            split
          } else {
            split + ": " + ChartText.label(table.schema.names[column])
          }
        // Different columns stay different series though their names look alike.
        let key = columns.splits.isEmpty ? String(column) : name
        let index = seriesIndex[key] ?? series.count
        if index == series.count {
          seriesIndex[key] = index
          series.append(Series(name: name))
          if columns.splits.count == 1, columns.values.count == 1 {
            reading.seriesCoordinates.append(
              ChartReading.coordinate(table.columns[columns.splits[0]][row]))
          }
        }
        guard let value = reading.value(table.columns[column][row]) else { continue }
        if isContinuous {
          series[index].points.append(Point(x: place, y: value))
        } else {
          add(value, at: Int(place), of: index, &reading)
        }
      }
    }
    for index in series.indices {
      if isContinuous {
        if axis != .category || !series[index].points.isEmpty {
          // Ties keep the order of the rows.
          let points = series[index].points.enumerated().sorted {
            $0.element.x != $1.element.x ? $0.element.x < $1.element.x : $0.offset < $1.offset
          }
          series[index].points = points.map(\.element)
        }
      } else {
        let missing = categories.count - series[index].values.count
        series[index].values += [Double?](repeating: nil, count: max(0, missing))
      }
    }
  }

  private mutating func category(_ x: Value, _ reading: inout ChartReading) -> Int {
    let label = ChartText.label(x)
    if let index = reading.categoryIndex[label] { return index }
    let index = categories.count
    reading.categoryIndex[label] = index
    categories.append(label)
    reading.coordinates.append(ChartReading.coordinate(x))
    return index
  }

  private mutating func add(
    _ value: Double, at place: Int, of index: Int, _ reading: inout ChartReading
  ) {
    let missing = place + 1 - series[index].values.count
    if missing > 0 { series[index].values += [Double?](repeating: nil, count: missing) }
    if let old = series[index].values[place] {
      reading.added += 1
      series[index].values[place] = ChartData.sum(old, value)
    } else {
      series[index].values[place] = value
    }
  }

  /// Categories that are numbers or moments stand in their order.
  private mutating func sortCategories(_ reading: ChartReading) {
    let coordinates = reading.coordinates.compactMap { $0 }
    guard coordinates.count == categories.count, coordinates.count > 1,
      coordinates.allSatisfy(\.isFinite)
    else { return }
    let order = categories.indices.sorted {
      coordinates[$0] != coordinates[$1] ? coordinates[$0] < coordinates[$1] : $0 < $1
    }
    categories = order.map { categories[$0] }
    for index in series.indices {
      let values = series[index].values
      series[index].values = order.map { values[$0] }
    }
  }

  /// Series that a column of numbers or moments makes stand in its order.
  private mutating func sortSeries(_ reading: ChartReading) {
    let coordinates = reading.seriesCoordinates.compactMap { $0 }
    guard coordinates.count == series.count, coordinates.allSatisfy(\.isFinite) else { return }
    let order = series.indices.sorted {
      coordinates[$0] != coordinates[$1] ? coordinates[$0] < coordinates[$1] : $0 < $1
    }
    series = order.map { series[$0] }
  }

  private mutating func accumulate() {
    for index in series.indices {
      var total = 0.0
      for position in series[index].values.indices {
        guard let value = series[index].values[position] else { continue }
        total = ChartData.sum(total, value)
        series[index].values[position] = total
      }
      for position in series[index].points.indices {
        total = ChartData.sum(total, series[index].points[position].y)
        series[index].points[position].y = total
      }
    }
  }
}

/// Which columns of a table play which part.
struct ChartColumns {
  /// The column of the x axis; nil: the rows are numbered.
  private(set) var x: Int?
  /// The columns that are drawn.
  private(set) var values: [Int] = []
  /// The columns that split rows into series.
  private(set) var splits: [Int] = []
  /// What was asked for and is not there.
  private(set) var notes: [String] = []
  private var areSplitsChosen = false
  private let names: [String]

  /// The name of the x column.
  var xName: String { x.map { names[$0] } ?? "row" }

  /// Chooses the columns.
  init(_ table: Table, _ properties: ChartProperties) {
    let schema = table.schema
    names = schema.names
    func isDrawn(_ index: Int) -> Bool {
      let type = schema.columns[index].type
      return type.isNumeric || type == .timespan
    }
    if let name = properties.xColumn {
      x = schema.index(of: name)
      if x == nil { notes.append("there is no column '\(name)' for the x axis") }
    }
    if x == nil, properties.kind == .timechart {
      x = schema.columns.firstIndex { $0.type == .datetime }
    }
    if x == nil, schema.count > 0 {
      // A lone column of numbers is drawn over the numbers of its rows.
      let isLone = schema.columns.indices.filter(isDrawn) == [0] && properties.xColumn == nil
      x = isLone ? nil : 0
      if isLone, schema.count > 1 {
        x = schema.columns.indices.first { $0 > 0 && schema.columns[$0].type != .dynamic }
      }
    }
    for name in properties.seriesColumns {
      guard let index = schema.index(of: name) else {
        notes.append("there is no column '\(name)' for the series")
        continue
      }
      splits.append(index)
      areSplitsChosen = true
    }
    for name in properties.yColumns {
      guard let index = schema.index(of: name) else {
        notes.append("there is no column '\(name)' to draw")
        continue
      }
      if isDrawn(index) {
        values.append(index)
      } else {
        notes.append("column '\(name)' holds no numbers")
      }
    }
    if values.isEmpty {
      values = schema.columns.indices.filter { isDrawn($0) && $0 != x && !splits.contains($0) }
    }
    if !areSplitsChosen {
      splits = schema.columns.indices.filter { schema.columns[$0].type == .string && $0 != x }
    }
    if values.contains(where: { schema.columns[$0].type == .timespan }) {
      notes.append("timespans are drawn in seconds")
    }
  }

  /// What the x axis is.
  func axis(of table: Table) -> ChartData.Axis {
    guard let x else { return .number }
    let type = table.schema.columns[x].type
    return type == .datetime ? .time : type.isNumeric || type == .timespan ? .number : .category
  }

  /// Leaves columns of text alone that were not asked for and that say nothing but which row it is.
  mutating func dropNeedlessSplits(_ table: Table, isContinuous: Bool) {
    guard !areSplitsChosen, !splits.isEmpty else { return }
    var places: Set<Value> = []
    var repeats = false
    for row in 0..<table.rowCount where !repeats {
      repeats = !places.insert(x.map { table.columns[$0][row] } ?? .long(Int64(row))).inserted
    }
    var groups: Set<[Value]> = []
    let limit = ChartData.maximumSeries * 8
    for row in 0..<table.rowCount where groups.count <= limit {
      groups.insert(splits.map { table.columns[$0][row] })
    }
    let isFew = groups.count <= min(limit, table.rowCount / 2)
    if isContinuous ? !(isFew || (repeats && groups.count <= limit)) : !repeats { splits = [] }
  }
}

/// What happens to cells on their way into a chart.
struct ChartReading {
  /// Whether values must be above 0.
  let isLogarithmic: Bool
  /// The positions of the categories by their labels.
  var categoryIndex: [String: Int] = [:]
  /// The categories as numbers.
  var coordinates: [Double?] = []
  /// The series as numbers, where a column of numbers makes them.
  var seriesCoordinates: [Double?] = []
  /// Rows without a place on the x axis.
  var missingPlaces = 0
  /// Values that were added to another of the same place and series.
  var added = 0
  private var nulls = 0
  private var infinite = 0
  private var notPositive = 0

  /// Creates a reading.
  init(isLogarithmic: Bool) { self.isLogarithmic = isLogarithmic }

  /// A cell as a coordinate: moments in ticks, timespans in seconds.
  static func coordinate(_ value: Value) -> Double? {
    switch value {
    case .datetime(let ticks): Double(ticks)
    case .timespan(let ticks): Double(ticks) / 1e7
    default: value.double
    }
  }

  /// A cell that can be drawn; others are counted.
  mutating func value(_ cell: Value) -> Double? {
    guard let value = ChartReading.coordinate(cell) else {
      nulls += 1
      return nil
    }
    guard value.isFinite else {
      infinite += 1
      return nil
    }
    if isLogarithmic && value <= 0 {
      notPositive += 1
      return nil
    }
    return value
  }

  /// Why there is nothing.
  var reason: String {
    if notPositive > 0 { return "no value is above 0, as a logarithmic axis needs it" }
    if missingPlaces > 0 && nulls + infinite == 0 { return "no row has a place on the x axis" }
    return infinite > 0 ? "no value is a finite number" : "all values are null"
  }

  /// What was left out, in words.
  var notes: [String] {
    var result: [String] = []
    var parts: [String] = []
    if nulls > 0 { parts.append("\(nulls) null") }
    if infinite > 0 { parts.append("\(infinite) not finite") }
    if notPositive > 0 { parts.append("\(notPositive) not above 0") }
    let total = nulls + infinite + notPositive
    if total > 0 {
      result.append(
        "\(total) \(total == 1 ? "value" : "values") left out: \(parts.joined(separator: ", "))")
    }
    if missingPlaces > 0 {
      result.append(
        "\(missingPlaces) \(missingPlaces == 1 ? "row" : "rows") left out: nothing on the x axis")
    }
    if added > 0 {
      result.append("\(added) \(added == 1 ? "value" : "values") added to another of its place")
    }
    return result
  }
}
