import KQLSyntax

/// A fixed-width element that has an order.
protocol RankedElement: FixedElement {
  /// Whether `a` comes before `b`; NaN comes before and after nothing.
  static func precedes(_ a: Self, _ b: Self) -> Bool
  /// Whether the value has no place in the order, as NaN; such a value wins every `min` and `max`.
  var isUnordered: Bool { get }
}

extension RankedElement {
  var isUnordered: Bool { false }
}

extension RankedElement where Self: Comparable {
  @inline(__always)
  static func precedes(_ a: Self, _ b: Self) -> Bool { a < b }
}

extension Int32: RankedElement {}
extension Int64: RankedElement {}
extension UInt128: RankedElement {}
extension Decimal: RankedElement {}

extension Double: RankedElement {
  @inline(__always)
  var isUnordered: Bool { isNaN }
}

extension Bool: RankedElement {
  @inline(__always)
  static func precedes(_ a: Bool, _ b: Bool) -> Bool { !a && b }
}

/// Which end of the order an aggregate looks for.
protocol OrderEnd: SendableMetatype {
  /// Whether the value takes the place of the best so far.
  static func improves<Element: RankedElement>(_ value: Element, on best: Element) -> Bool
  /// Whether a comparison (negative for less) takes the place of the best so far.
  static func improves(order: Int32) -> Bool
}

/// The smallest value.
enum Smallest: OrderEnd {
  @inline(__always)
  static func improves<Element: RankedElement>(_ value: Element, on best: Element) -> Bool {
    Element.precedes(value, best) || (value.isUnordered && !best.isUnordered)
  }
  static func improves(order: Int32) -> Bool { order < 0 }
}

/// The greatest value.
enum Greatest: OrderEnd {
  @inline(__always)
  static func improves<Element: RankedElement>(_ value: Element, on best: Element) -> Bool {
    Element.precedes(best, value) || (value.isUnordered && !best.isUnordered)
  }
  static func improves(order: Int32) -> Bool { order > 0 }
}
