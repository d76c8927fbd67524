public import KQLEngine

/// Draws what `render` asked for: the extension point for further forms of charts.
///
/// A renderer never fails: what cannot be drawn is said in the text that it returns.
public protocol Renderer: Sendable {
  /// A short name, for instance `terminal`.
  var name: String { get }

  /// Draws a table.
  ///
  /// - Parameter request: The rows, what was asked for, and what there is to draw on.
  /// - Returns: The drawing; empty where the table asks for none, or for the table itself.
  func render(_ request: RenderRequest) -> String
}

/// What a renderer draws, and on what.
public struct RenderRequest: Sendable {
  /// The rows; `Table.visualization` says what to draw.
  public var table: Table
  /// The width there is, in columns of a terminal; fewer than 30 count as 30, more than 400 as 400.
  public var columns = 80
  /// Whether colours may be used; nothing is told by colour alone.
  public var usesColor = false
  /// Whether right-to-left labels are wrapped in isolates, as terminals that reorder need it.
  public var isolatesText = false
  /// The width of an SVG drawing in pixels, 320 to 2000; a narrow one stays readable on a phone.
  public var pixels = 800.0
  /// Whether an SVG drawing runs from right to left, with Persian digits.
  public var isRightToLeft = false
  /// The text of a GeoJSON file whose shapes take the place of the tiles of `render map`.
  public var shapes: String?

  /// Creates a request.
  public init(_ table: Table) { self.table = table }
}
