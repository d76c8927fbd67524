import KQLEngine
import KQLSyntax
import RegionalScience

/// An option of a ranking or weighting method, as queries name it: `group_weight = 0.3`.
struct MethodOption: Sendable {
  /// What may be given.
  enum Kind: Sendable {
    /// A number within limits.
    case number(ClosedRange<Double>)
    /// A number above 0 up to a limit.
    case positive(Double)
    /// One of some words.
    case word([String])
    /// A word for all criteria, or a list of one for each.
    case words([String])
    /// A number of 0 or more for all criteria, or a list of one for each.
    case numbers
    /// As `numbers`; a null in the list stands for none.
    case optionalNumbers
  }

  /// The name.
  let name: String
  /// What may be given.
  let kind: Kind
  /// What it does, for help, with what holds where it is left out.
  let summary: String

  init(_ name: String, _ kind: Kind, _ summary: String) {
    self.name = name
    self.kind = kind
    self.summary = summary
  }

  /// The parameter, for help.
  var parameter: FunctionParameter {
    let numbers: [DataType] = [.int, .long, .real, .decimal]
    let types: [DataType] =
      switch kind {
      case .number, .positive: numbers
      case .word: [.string]
      case .words: [.string, .dynamic]
      case .numbers, .optionalNumbers: numbers + [.dynamic]
      }
    return FunctionParameter(name, TypeSet(types), .optional)
  }

  /// What may be given, in words.
  fileprivate var expectation: String {
    switch kind {
    case .number(let range):
      range.upperBound < .infinity
        ? "a number from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
        : "a number of \(Self.text(range.lowerBound)) or more"
    case .positive(let most): "a number above 0 to \(Self.text(most))"
    case .word(let words): "one of " + words.map { "'\($0)'" }.joined(separator: ", ")
    case .words(let words):
      "one of " + words.map { "'\($0)'" }.joined(separator: ", ")
        + ", or a list of one for each criterion"
    case .numbers: "a number of 0 or more, or a list of one for each criterion"
    case .optionalNumbers:
      "a number of 0 or more, or a list of one for each criterion with null for none"
    }
  }

  /// A value that it takes, for help.
  fileprivate var example: String {
    switch kind {
    case .number(let range): range.upperBound == 1 ? "0.5" : Self.text(range.lowerBound)
    case .positive(let most): Self.text(most / 2)
    case .word(let words), .words(let words): words.last.map { "'\($0)'" } ?? "''"
    case .numbers, .optionalNumbers: "0.5"
    }
  }

  private static func text(_ number: Double) -> String {
    Int64(exactly: number).map { "\($0)" } ?? ValueText.string(.real(number))
  }
}

/// The options that a call gives, read and checked against those that its method has.
struct GivenOptions {
  private let call: AnalysisCall
  private let criteria: Int
  private let prefix: String
  /// What was given, for a note.
  private(set) var notes: [String] = []
  private var numbers: [String: [Double?]] = [:]
  private var words: [String: [String]] = [:]

  /// Reads the options of a method.
  ///
  /// - Parameters:
  ///   - call: The call, which knows the names of the options.
  ///   - options: Those of the method.
  ///   - criteria: How many criteria there are.
  ///   - prefix: What stands before the names where several methods have options.
  /// - Throws: `samat.analysis.argument` for a value that an option does not take.
  init(
    _ call: AnalysisCall, _ options: [MethodOption], criteria: Int, prefix: String = ""
  ) throws(Diagnostic) {
    self.call = call
    self.criteria = criteria
    self.prefix = prefix
    for option in options {
      guard let item = call.item(prefix + option.name) else { continue }
      guard case .value(let value) = item.argument, take(option, value) else {
        throw Self.refusal(call, option, item, prefix)
      }
      notes.append("\(option.name) = \(ValueText.string(value))")
    }
  }

  private static func refusal(
    _ call: AnalysisCall, _ option: MethodOption, _ item: AnalysisCall.Item, _ prefix: String
  ) -> Diagnostic {
    let found =
      if case .value(let value) = item.argument {
        // As it was written: a text in quotes, a number without.
        value.text.map { ", found '\($0)'" } ?? ", found \(ValueText.string(value))"
      } else {
        ", found no constant"
      }
    return Diagnostic(
      code: "samat.analysis.argument",
      message: "'\(prefix)\(option.name)' of \(call.name)() is \(option.expectation)\(found)",
      span: item.span, help: "for example \(prefix)\(option.name) = \(option.example)",
      notes: ["'\(prefix)\(option.name)' is \(option.summary)"])
  }

  /// Whether an option takes a value, which is then kept.
  private mutating func take(_ option: MethodOption, _ value: Value) -> Bool {
    switch option.kind {
    case .number(let range):
      guard let number = AnalysisCall.number(value), range.contains(number) else { return false }
      numbers[option.name] = [number]
    case .positive(let most):
      guard let number = AnalysisCall.number(value), number > 0, number <= most else {
        return false
      }
      numbers[option.name] = [number]
    case .word(let known):
      guard let word = value.text, known.contains(word) else { return false }
      words[option.name] = [word]
    case .words(let known):
      guard let list = texts(value), list.allSatisfy(known.contains) else { return false }
      words[option.name] = list
    case .numbers, .optionalNumbers:
      guard let list = self.list(value) else { return false }
      if case .numbers = option.kind, list.contains(where: { $0 == nil }) { return false }
      numbers[option.name] = list
    }
    return true
  }

  /// One text, or one for each criterion.
  private func texts(_ value: Value) -> [String]? {
    guard case .dynamic(.array(let list)) = value else { return value.text.map { [$0] } }
    let texts = list.compactMap { if case .string(let text) = $0 { text } else { nil } }
    return texts.count == criteria && list.count == criteria ? texts : nil
  }

  /// One number of 0 or more, or one for each criterion.
  private func list(_ value: Value) -> [Double?]? {
    guard case .dynamic(.array(let list)) = value else {
      guard let number = AnalysisCall.number(value), number >= 0, number.isFinite else {
        return nil
      }
      return [number]
    }
    guard list.count == criteria else { return nil }
    var numbers: [Double?] = []
    for item in list {
      if case .null = item {
        numbers.append(nil)
        continue
      }
      guard let number = AnalysisCall.number(.dynamic(item)), number >= 0, number.isFinite else {
        return nil
      }
      numbers.append(number)
    }
    return numbers
  }

  /// A number, or what holds without it.
  func number(_ name: String, _ fallback: Double) -> Double {
    numbers[name]?.first.flatMap { $0 } ?? fallback
  }

  /// A word; nil where it was left out.
  func word(_ name: String) -> String? { words[name]?.first }

  /// A word for each criterion.
  func words(_ name: String, _ fallback: String) -> [String] {
    let given = words[name] ?? [fallback]
    return given.count == 1 ? Array(repeating: given[0], count: criteria) : given
  }

  /// A number for each criterion; nil where the option was left out.
  func numbers(_ name: String) -> [Double?]? {
    numbers[name].map { $0.count == 1 ? Array(repeating: $0[0], count: criteria) : $0 }
  }

  /// Whether an option was given as a list.
  func isList(_ name: String) -> Bool { (numbers[name] ?? []).count > 1 }

  /// Whether an option was given.
  func has(_ name: String) -> Bool { numbers[name] != nil || words[name] != nil }

  /// An error about an option, or, where it was left out, about the call.
  func refusal(_ name: String, _ message: String, help: String = "") -> Diagnostic {
    Diagnostic(
      code: "samat.analysis.argument", message: "\(call.name)(): \(message)",
      span: call.item(prefix + name)?.span ?? call.arguments.span, help: help)
  }
}
