/// Lines that points are read against: the diagonal of a Lorenz curve, the means and the slope of a
/// Moran scatterplot.
struct ChartGuides {
  /// What `lines=` takes.
  enum Kind: String, CaseIterable {
    /// y = x.
    case diagonal
    /// The mean of all x and the mean of all y.
    case means
    /// The straight line of least squares through all points.
    case trend
  }

  /// A place, 0...1 both ways from the lower left.
  typealias Spot = (x: Double, y: Double)

  /// A straight line within the plot.
  struct Guide {
    /// What it is.
    var kind: Kind
    /// Where it begins.
    var from: Spot
    /// Where it ends.
    var to: Spot
  }

  /// The lines, in the order in which they are drawn.
  private(set) var guides: [Guide] = []
  /// What there is to say of them.
  private(set) var notes: [String] = []

  /// Finds the lines of a chart.
  ///
  /// - Parameters:
  ///   - data: The chart.
  ///   - kinds: What was asked for.
  ///   - x: The axis of the points.
  ///   - y: The axis of their values.
  /// - Complexity: O(points).
  init(_ data: ChartData, _ kinds: [Kind], _ x: AxisScale, _ y: AxisScale) {
    guard !kinds.isEmpty else { return }
    guard data.axis == .number, !x.isLogarithmic, !y.isLogarithmic else {
      notes.append("lines are drawn over two linear axes of numbers only")
      return
    }
    let points = data.series.flatMap(\.points)
    let means = (x: Self.mean(points.map(\.x)), y: Self.mean(points.map(\.y)))
    for kind in Kind.allCases where kinds.contains(kind) {
      switch kind {
      case .diagonal:
        add(kind, slope: 1, through: (0, 0), x, y)
        notes.append("diagonal: y = x")
      case .means:
        let (right, up) = (x.position(means.x), y.position(means.y))
        add(kind, (right, 0), (right, 1))
        add(kind, (0, up), (1, up))
        let (across, along) = (Self.shown(means.x, on: x), Self.shown(means.y, on: y))
        notes.append("means: x \(across), y \(along)")
      case .trend:
        guard let slope = Self.slope(points, means) else {
          notes.append("no trend: the points do not differ in x")
          continue
        }
        add(kind, slope: slope, through: means, x, y)
        notes.append("trend: slope \(ChartText.value(slope))")
      }
    }
  }

  /// A mean for reading: what rounding left of 0, such as that of z scores, is 0.
  private static func shown(_ mean: Double, on axis: AxisScale) -> String {
    ChartText.value(abs(mean) < 1e-12 * max(abs(axis.low), abs(axis.high)) ? 0 : mean)
  }

  private mutating func add(
    _ kind: Kind, slope: Double, through point: Spot, _ x: AxisScale, _ y: AxisScale
  ) {
    let left = point.y + slope * (x.low - point.x)
    let right = point.y + slope * (x.high - point.x)
    add(kind, (0, y.position(left)), (1, y.position(right)))
  }

  private mutating func add(_ kind: Kind, _ from: Spot, _ to: Spot) {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    guard dx.isFinite, dy.isFinite, let part = Self.clip(from, dx, dy) else { return }
    guides.append(
      Guide(
        kind: kind, from: (from.x + dx * part.from, from.y + dy * part.from),
        to: (from.x + dx * part.to, from.y + dy * part.to)))
  }

  /// A mean whose sum cannot overflow.
  private static func mean(_ values: [Double]) -> Double {
    let count = Double(max(1, values.count))
    return values.reduce(0) { $0 + $1 / count }
  }

  /// The slope of least squares; nil where all x are the same.
  private static func slope(_ points: [ChartData.Point], _ means: Spot) -> Double? {
    let width = points.reduce(0) { max($0, abs($1.x - means.x)) }
    let height = points.reduce(0) { max($0, abs($1.y - means.y)) }
    guard width > 0, width.isFinite, height.isFinite else { return nil }
    guard height > 0 else { return 0 }
    var (both, own) = (0.0, 0.0)
    // In shares of the largest distance, so that no square overflows.
    for point in points {
      let (dx, dy) = ((point.x - means.x) / width, (point.y - means.y) / height)
      both += dx * dy
      own += dx * dx
    }
    let slope = both / own * height / width
    return slope.isFinite ? slope : nil
  }

  /// The part of a line that lies within 0...1 both ways, as shares of its length.
  static func clip(_ start: Spot, _ dx: Double, _ dy: Double) -> (from: Double, to: Double)? {
    var (from, to) = (0.0, 1.0)
    for (origin, delta) in [(start.x, dx), (start.y, dy)] {
      if delta == 0 {
        if origin < 0 || origin > 1 { return nil }
        continue
      }
      let a = (0 - origin) / delta
      let b = (1 - origin) / delta
      from = max(from, min(a, b))
      to = min(to, max(a, b))
    }
    return from <= to ? (from, to) : nil
  }

  // MARK: - Drawing

  /// Draws the lines into a plot of characters; what is drawn later lies above.
  func draw(on grid: inout TerminalGrid) {
    for guide in guides {
      let (dx, dy) = (guide.to.x - guide.from.x, guide.to.y - guide.from.y)
      let sign = guide.kind != .means ? "·" : dx == 0 ? "┊" : "┄"
      let steps = 2 * max(grid.columns, grid.rows)
      for step in 0...steps {
        let share = Double(step) / Double(steps)
        let (x, y) = (guide.from.x + dx * share, guide.from.y + dy * share)
        let column = Int((x * Double(grid.columns - 1)).rounded())
        let row = min(grid.rows - 1, Int((1 - y) * Double(grid.rows)))
        grid.set(sign, column: column, row: row, series: -1)
      }
    }
  }

  /// Draws the lines into a frame.
  func draw(in frame: SVGFrame, on page: inout SVGPage) {
    for guide in guides {
      let ends = [guide.from, guide.to].map {
        (x: frame.left + $0.x * frame.width, y: frame.top + (1 - $0.y) * frame.height)
      }
      page.canvas.path(
        [ends], fill: "none", stroke: "#555555", dashes: guide.kind == .means ? "2 4" : "6 4",
        tooltip: guide.kind.rawValue, kind: "guide")
    }
  }
}
