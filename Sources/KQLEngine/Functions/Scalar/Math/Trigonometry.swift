import Glibc
import KQLSyntax

extension StandardLibrary {
  /// Functions of angles, which are in radians.
  static let trigonometry: [ScalarFunction] = [
    realFunction(
      "sin", "Returns the sine of an angle in radians.",
      searchTerms: ["angle"], examples: [("print sin(0)", "0.0")]
    ) { sin($0) },
    realFunction(
      "cos", "Returns the cosine of an angle in radians.",
      searchTerms: ["angle"], examples: [("print cos(0)", "1.0")]
    ) { cos($0) },
    realFunction(
      "tan", "Returns the tangent of an angle in radians.",
      searchTerms: ["angle"], examples: [("print tan(0)", "0.0")]
    ) { tan($0) },
    realFunction(
      "cot", "Returns the cotangent of an angle in radians.",
      searchTerms: ["angle"], examples: [("print round(cot(pi() / 4), 6)", "1.0")], naming: .none
    ) { 1 / tan($0) },
    realFunction(
      "asin", "Returns the angle of which the argument is the sine; NaN outside of -1 to 1.",
      searchTerms: ["arc sine", "inverse", "angle"], examples: [("print asin(0)", "0.0")]
    ) { asin($0) },
    realFunction(
      "acos", "Returns the angle of which the argument is the cosine; NaN outside of -1 to 1.",
      searchTerms: ["arc cosine", "inverse", "angle"], examples: [("print acos(1)", "0.0")]
    ) { acos($0) },
    realFunction(
      "atan", "Returns the angle of which the argument is the tangent.",
      searchTerms: ["arc tangent", "inverse", "angle"], examples: [("print atan(0)", "0.0")]
    ) { atan($0) },
    realFunction(
      "degrees", "Returns an angle in radians as degrees.",
      searchTerms: ["angle", "convert"], examples: [("print degrees(pi())", "180.0")],
      naming: .none
    ) { 180 / Double.pi * $0 },
    realFunction(
      "radians", "Returns an angle in degrees as radians.",
      searchTerms: ["angle", "convert"], examples: [("print radians(0)", "0.0")], naming: .none
    ) { Double.pi / 180 * $0 },
    ScalarFunction(
      "atan2", parameters: [FunctionParameter("y", .real), FunctionParameter("x", .real)],
      returns: .real,
      description: "Returns the angle, in radians, from the x axis to the point (x, y).",
      searchTerms: ["arc tangent", "angle", "bearing"],
      examples: [FunctionExample("print atan2(0, 1)", "0.0")], naming: .firstArgument
    ) { Kernel.binary($0, as: .real) { (a: Double, b: Double) in atan2(a, b) } },
    ScalarFunction(
      "pi", parameters: [], returns: .real, description: "Returns the number pi.",
      searchTerms: ["circle", "constant"],
      examples: [FunctionExample("print pi()", "3.141592653589793")]
    ) { .constant(.real(.pi), type: .real, count: $0.count) },
  ]
}
