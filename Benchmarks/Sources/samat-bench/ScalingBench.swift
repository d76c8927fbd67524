import KQLEngine

enum ScalingBench {
  static func run(_ arguments: Arguments) throws {}
}
