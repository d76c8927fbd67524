public import KQLSyntax
import RegionalScience

extension PriorityGuide {
  /// What a document of priorities is to hold beside the priority.
  public struct Contents: Hashable, Sendable {
    /// The sector of the priority, as in the table `sectors`.
    public var sector: String
    /// Industry, mine or trade; nil where it is not said.
    public var domain: UnitDomain?
    /// What the place needs.
    public var requirements: [String] = []
    /// What it has.
    public var resources: [String] = []
    /// Projects of the sector.
    public var projects: [String] = []

    /// Creates contents without anything but a priority.
    ///
    /// - Parameters:
    ///   - sector: The sector.
    ///   - domain: Industry, mine or trade.
    public init(sector: String, domain: UnitDomain? = nil) {
      self.sector = sector
      self.domain = domain
    }
  }

  /// The commands that write a place's rank into its document: a draft where none is open, contents, and
  /// the priority with its method, weights, indicators, their sources and what was distrusted.
  ///
  /// - Parameters:
  ///   - text: The place, by code or name.
  ///   - contents: What the document is to hold.
  ///   - tables: The tables, in which an open draft is looked for.
  /// - Returns: The commands, in order, for `performAll`.
  /// - Throws: `samat.guide.too-early`, `samat.guide.place`.
  public func commands(
    for text: String, _ contents: Contents, in tables: GuideTables
  ) throws(Diagnostic) -> [PriorityCommand] {
    let result = try ranked()
    let (choice, _) = try chosen()
    let id = try place(text)
    guard let row = places.firstIndex(of: id), let weights else { return [] }
    let versions = tables.rows("priority_documents").filter { $0.text("place") == id }
    let draft = versions.first { $0.text("status") == PriorityDocumentStatus.draft.rawValue }
    let document = draft?.text("document") ?? "\(id)-v\(versions.count + 1)"
    var commands: [PriorityCommand] = []
    if draft == nil { commands.append(.draft(place: id, document: document)) }
    let added = [
      (PriorityContent.requirement, contents.requirements),
      (.resource, contents.resources), (.project, contents.projects),
    ]
    for (kind, texts) in added {
      for text in texts {
        commands.append(
          .add(
            document: document, kind: kind, text: text,
            sector: kind == .project ? contents.sector : nil))
      }
    }
    let names = choice.criteria.map { $0.name.replacing("=", with: "-").replacing(";", with: ",") }
    commands.append(
      .rank(
        document: document,
        details: PriorityDetails(
          sector: contents.sector, domain: contents.domain,
          score: result.ranking.scores[row], rank: Int(result.ranking.ranks[row]),
          method: result.method,
          weights: zip(names, weights.values).map { "\($0)=\($1)" },
          stability: stability(of: id),
          indicators: zip(names, choice.criteria).map { name, criterion in
            "\(name)=\(source(of: criterion, choice))"
          })))
    return commands
  }

  /// The table or query, the expression, and what was distrusted.
  private func source(of criterion: Criterion, _ choice: Choice) -> String {
    let text = "\(rows?.context ?? "")\(choice.query): \(criterion.expression)" + distrustText
    return text.replacing(";", with: ",").replacing("\n", with: " ")
  }

  /// What was distrusted, behind a comma each; empty for nothing.
  var distrustText: String {
    distrusted.map { item in
      // Without words of either language; the place by its code and its name in both.
      ", \(placeText(item.place)) \(item.column) \(shown(item.printed))→\(shown(item.value)): "
        + item.reason
    }.joined()
  }

  private func placeText(_ id: String?) -> String {
    guard let id else { return "total" }
    let names = [DocumentLanguage.english, .persian].compactMap { language in
      rows?.places.name(id, in: language)
    }.filter { $0 != id }
    return names.isEmpty ? id : "\(id) (\(names.joined(separator: "، ")))"
  }

  /// The criteria with what they are, their weights and directions.
  var weighedCriteria: String {
    guard let choice, let weights else { return "" }
    return zip(choice.criteria, weights.values).map { criterion, weight in
      let what =
        criterion.expression == criterion.name
        ? criterion.name
        : "\(criterion.name)=\(criterion.expression)"
      return "\(what) (\(criterion.direction == .benefit ? "benefit" : "cost"), weight \(weight))"
    }.joined(separator: ", ")
  }
}
