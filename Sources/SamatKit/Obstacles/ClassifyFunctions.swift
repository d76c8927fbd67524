import KQLEngine
import KQLSyntax

/// The classifier of obstacles as functions of queries.
struct ClassifyFunctions {
  let classifier: @Sendable () -> any ObstacleClassifier

  private static let terms = [
    "obstacle", "classifier", "free text", "مانع", "طبقه‌بندی", "دسته‌بندی",
  ]

  var all: [ScalarFunction] { [classify, evidence] }

  private var classify: ScalarFunction {
    let classifier = classifier
    return ScalarFunction(
      "classify_obstacle",
      description:
        "Returns the kind of obstacle that a Persian or English text names, as a code of "
        + "'obstacle_kinds'; empty where it is unknown or where there are several.",
      searchTerms: Self.terms,
      examples: [
        FunctionExample(
          "print classify_obstacle('بانک درخواست وام ما را معطل کرده است')", "bank_loan"),
        FunctionExample("print classify_obstacle('سوخت و انرژی کافی نیست')", "energy_fuel"),
        FunctionExample(
          "print classify_obstacle('power cuts stop the line every day')", "energy_electricity"),
        FunctionExample("print isempty(classify_obstacle('we have no problem with tax'))", "true"),
      ],
      overloads: [
        .textToText("text") { text, builder in
          let found = classifier().classify(String(decoding: text, as: UTF8.self))
          builder.write(found.kind ?? "")
        }
      ])
  }

  private var evidence: ScalarFunction {
    let classifier = classifier
    return ScalarFunction(
      "obstacle_evidence",
      description:
        "Returns what classify_obstacle() rests on: the verdict (found, several, negated, nothing), "
        + "the kinds that are named, and the words with the bytes where they stand.",
      searchTerms: Self.terms + ["explain", "span", "شاهد"],
      examples: [
        FunctionExample(
          "print tostring(obstacle_evidence('tax and power cuts').verdict)", "several"),
        FunctionExample(
          "print tostring(obstacle_evidence('مشکل مالیاتی ندارد').verdict)", "negated"),
      ],
      overloads: [
        ScalarFunction.Overload([FunctionParameter("text", .string)], .dynamic) { arguments in
          let input = arguments.text(0)
          return arguments.build(.dynamic) { row -> DynamicValue? in
            Self.value(classifier().classify(input.string(row)))
          }
        }
      ])
  }

  private static func value(_ found: ObstacleFinding) -> DynamicValue {
    let candidates = found.candidates.map { candidate in
      DynamicValue.object(
        DynamicObject([
          ("obstacle", .string(candidate.kind)), ("score", .long(Int64(candidate.score))),
          (
            "evidence",
            .array(
              candidate.evidence.map { evidence in
                .object(
                  DynamicObject([
                    ("text", .string(evidence.text)), ("term", .string(evidence.term)),
                    ("start", .long(Int64(evidence.span.lowerBound))),
                    ("end", .long(Int64(evidence.span.upperBound))),
                    ("negated", .bool(evidence.isNegated)),
                  ]))
              })
          ),
        ]))
    }
    return .object(
      DynamicObject([
        ("verdict", .string(found.verdict.rawValue)), ("obstacle", .string(found.kind ?? "")),
        ("candidates", .array(candidates)),
      ]))
  }
}
