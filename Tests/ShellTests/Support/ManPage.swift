import Foundation
import KQLEngine

@testable import samat_repl

/// `Documentation/samat-repl.1`, made from what options, verbs and pages of help say.
struct ManPage {
  private let command: [String: Any]

  /// Reads what the shell tells of its options.
  init(options json: String) throws {
    let whole = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    command = whole?["command"] as? [String: Any] ?? [:]
  }

  /// The page, for `man`.
  var roff: String {
    var text = """
      .\\" Written by 'make reference' from what the shell says of itself; do not edit.
      .TH SAMAT\\-REPL 1 "" "SamatKit \(Version.current)" "User Commands"
      .SH NAME
      samat\\-repl \\- ask production data in KQL
      .SH SYNOPSIS
      .B samat\\-repl
      .RI [ file.kql " ...]"
      .RB [ \\-c
      .IR query "]..."
      .RB [ \\-\\-data
      .IR path "]..."
      .RI [ options ]
      .SH DESCRIPTION

      """
    let discussion = command["discussion"] as? String ?? ""
    // Exit statuses have a part of their own.
    let paragraphs = discussion.components(separatedBy: "\n\n").filter {
      !$0.hasPrefix("EXIT STATUS")
    }
    text += paragraphs.map { Self.text($0) + "\n" }.joined(separator: ".PP\n")
    text += """
      .PP
      Results go to standard output, everything else to standard error. At the prompt,
      .B :help
      explains the language, its operators, functions and messages;
      .B :help tutorial
      leads through it.
      .SH OPTIONS

      """
    for option in command["arguments"] as? [[String: Any]] ?? [] { text += Self.option(option) }
    text += ".SH VERBS\nLines that begin with a colon are for the shell itself.\n"
    for group in VerbList.groups {
      text += ".SS \(Self.text(group.title))\n"
      for verb in group.verbs {
        text += ".TP\n.B \(Self.text(verb.syntax))\n\(Self.text(verb.summary))\n"
        if !verb.details.isEmpty { text += Self.block(HelpLayout.reflowed(verb.details)) }
      }
    }
    text += ".SH KEYS\n" + Self.block(ShellPages.keys)
    text += ".SH EXIT STATUS\n"
    for (status, meaning) in ShellPages.statuses {
      text += ".TP\n.B \(status.rawValue)\n\(Self.text(meaning))\n"
    }
    text += ".SH ENVIRONMENT\n"
    for (name, meaning) in ShellPages.variables {
      text += ".TP\n.B \(Self.text(name))\n\(Self.text(meaning))\n"
    }
    text += ".SH FILES\n"
    for (path, meaning) in ShellPages.files {
      text += ".TP\n.I \(Self.text(path))\n\(Self.text(meaning))\n"
    }
    text += ".SH EXAMPLES\n"
    for question in KQLPage.questions.prefix(2) {
      text +=
        ".PP\n\(Self.text(question.text))\n"
        + Self.block("samat-repl -c \"\(question.query)\"")
    }
    text +=
      ".PP\nRows of a file of one's own:\n"
      + Self.block("samat-repl --data firms.csv -c \"firms | summarize count() by sector\"")
    return text
  }

  private static func option(_ option: [String: Any]) -> String {
    let names = (option["names"] as? [[String: Any]] ?? []).compactMap { name -> String? in
      guard let word = name["name"] as? String else { return nil }
      return (name["kind"] as? String == "short" ? "-" : "--") + word
    }
    let value = option["valueName"] as? String ?? ""
    var choices = option["allValues"] as? [String] ?? []
    if option["kind"] as? String == "flag" { choices = [] }
    let tag: String
    switch option["kind"] as? String {
    case "positional": tag = ".I \(text(value))"
    case "flag": tag = ".B \(text(names.joined(separator: ", ")))"
    default:
      let shown = choices.isEmpty ? value : choices.joined(separator: "|")
      tag = ".BI \(text(names.joined(separator: ", "))) \" \(text(shown))\""
    }
    var summary = option["abstract"] as? String ?? ""
    if let standard = option["defaultValue"] as? String, !standard.isEmpty {
      summary += " \(standard) unless said."
    }
    return ".TP\n\(tag)\n\(text(summary))\n"
  }

  /// Lines that stay as they are.
  private static func block(_ lines: String) -> String {
    ".RS\n.nf\n"
      + lines.split(separator: "\n", omittingEmptySubsequences: false).map {
        text(String($0)) + "\n"
      }
      .joined() + ".fi\n.RE\n"
  }

  /// A text in which nothing is a request or an escape.
  private static func text(_ text: String) -> String {
    let escaped = text.replacingOccurrences(of: "\\", with: "\\e")
      .replacingOccurrences(of: "-", with: "\\-").replacingOccurrences(of: "\"", with: "\\(dq")
      .replacingOccurrences(of: "^", with: "\\(ha").replacingOccurrences(of: "~", with: "\\(ti")
      .replacingOccurrences(of: "'", with: "\\(aq").replacingOccurrences(of: "`", with: "\\(ga")
    let plain = escaped.unicodeScalars.map {
      $0.isASCII ? String($0) : "\\[u\(String(format: "%04X", $0.value))]"
    }.joined()
    return plain.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasPrefix(".") ? "\\&" + $0 : String($0)
    }.joined(separator: "\n")
  }
}
