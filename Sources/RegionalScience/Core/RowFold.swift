/// What four values of a row add to two running vectors: a type, so that each has a loop of its own.
protocol RowFold {
  /// - Parameters:
  ///   - value: The values.
  ///   - first: The first figure of their columns.
  ///   - second: The second.
  ///   - third: The third.
  ///   - up: The first running vector.
  ///   - down: The second.
  static func add(
    _ value: SIMD4<Double>, _ first: SIMD4<Double>, _ second: SIMD4<Double>,
    _ third: SIMD4<Double>, _ up: inout SIMD4<Double>, _ down: inout SIMD4<Double>)

  /// What the row comes to.
  static func finish(_ up: SIMD4<Double>, _ down: SIMD4<Double>) -> (Double, Double)
}

extension RowFold {
  @inline(__always)
  static func finish(_ up: SIMD4<Double>, _ down: SIMD4<Double>) -> (Double, Double) {
    (up.sum(), down.sum())
  }
}

extension ColumnKernels {
  /// Squared differences from two points, whose roots are distances.
  enum Distances: RowFold {
    @inline(__always)
    static func add(
      _ value: SIMD4<Double>, _ first: SIMD4<Double>, _ second: SIMD4<Double>,
      _ third: SIMD4<Double>, _ up: inout SIMD4<Double>, _ down: inout SIMD4<Double>
    ) {
      let (one, two) = ((value - first) * third, (value - second) * third)
      up += one * one
      down += two * two
    }

    @inline(__always)
    static func finish(_ up: SIMD4<Double>, _ down: SIMD4<Double>) -> (Double, Double) {
      (up.sum().squareRoot(), down.sum().squareRoot())
    }
  }

  /// What is short of a point: sum and largest.
  enum Shortfalls: RowFold {
    @inline(__always)
    static func add(
      _ value: SIMD4<Double>, _ first: SIMD4<Double>, _ second: SIMD4<Double>,
      _ third: SIMD4<Double>, _ up: inout SIMD4<Double>, _ down: inout SIMD4<Double>
    ) {
      let distance = (first - value) * second
      up += distance
      down.replace(with: distance, where: distance .> down)
    }

    @inline(__always)
    static func finish(_ up: SIMD4<Double>, _ down: SIMD4<Double>) -> (Double, Double) {
      (up.sum(), down.max())
    }
  }

  /// What is above a point and what is below it.
  enum Surpluses: RowFold {
    @inline(__always)
    static func add(
      _ value: SIMD4<Double>, _ first: SIMD4<Double>, _ second: SIMD4<Double>,
      _ third: SIMD4<Double>, _ up: inout SIMD4<Double>, _ down: inout SIMD4<Double>
    ) {
      let distance = (value - first) * second
      let isAbove = distance .> 0
      up += distance.replacing(with: 0, where: .!isAbove)
      down -= distance.replacing(with: 0, where: isAbove)
    }
  }

  /// Distances from a point and their squares.
  enum SumsAndSquares: RowFold {
    @inline(__always)
    static func add(
      _ value: SIMD4<Double>, _ first: SIMD4<Double>, _ second: SIMD4<Double>,
      _ third: SIMD4<Double>, _ up: inout SIMD4<Double>, _ down: inout SIMD4<Double>
    ) {
      let distance = (value - first) * second
      up += distance
      down += distance * distance
    }
  }

  /// Values times a factor.
  enum Product: RowFold {
    @inline(__always)
    static func add(
      _ value: SIMD4<Double>, _ first: SIMD4<Double>, _ second: SIMD4<Double>,
      _ third: SIMD4<Double>, _ up: inout SIMD4<Double>, _ down: inout SIMD4<Double>
    ) {
      up += value * first
    }
  }

  /// Values times each of two factors.
  enum Products: RowFold {
    @inline(__always)
    static func add(
      _ value: SIMD4<Double>, _ first: SIMD4<Double>, _ second: SIMD4<Double>,
      _ third: SIMD4<Double>, _ up: inout SIMD4<Double>, _ down: inout SIMD4<Double>
    ) {
      up += value * first
      down += value * second
    }
  }

  /// Values times a factor, or the factor over the value where the second figure is above 0.
  enum Ratios: RowFold {
    @inline(__always)
    static func add(
      _ value: SIMD4<Double>, _ first: SIMD4<Double>, _ second: SIMD4<Double>,
      _ third: SIMD4<Double>, _ up: inout SIMD4<Double>, _ down: inout SIMD4<Double>
    ) {
      up += (value * first).replacing(with: first / value, where: second .> 0)
    }
  }
}
