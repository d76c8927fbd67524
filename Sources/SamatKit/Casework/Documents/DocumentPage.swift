/// A document of the secretariat: what it says, apart from how it is set.
///
/// A page is made of plain parts; ``text(width:)``, ``markdown`` and ``html`` set them. Whatever comes from
/// records is escaped there, so that no name or text can change the page.
public struct DocumentPage: Hashable, Sendable {
  /// A part of a page.
  public enum Block: Hashable, Sendable {
    /// A heading below the title; 2 is the highest level, 3 stands below it.
    case heading(Int, String)
    /// A paragraph.
    case paragraph(String)
    /// Names with their values.
    case fields([Field])
    /// A list.
    case list([String])
    /// A table; every row has as many cells as there are columns.
    case table(columns: [String], rows: [[String]])
    /// Numbers with their notes, and a drawing of them.
    case figures(Figures)
    /// The few numbers that one looks for first.
    case cards([Figure])
    /// The notes that numbers refer to.
    case notes([Note])
  }

  /// A number or a word with the notes that say where it comes from.
  public struct Figure: Hashable, Sendable {
    /// What it is.
    public var name: String
    /// Its value.
    public var value: String
    /// What there is to say beside it; empty for nothing.
    public var remark: String
    /// The numbers of its notes.
    public var notes: [Int]

    /// Creates a figure.
    public init(_ name: String, _ value: String, remark: String = "", notes: [Int]) {
      self.name = name
      self.value = value
      self.remark = remark
      self.notes = notes
    }

    /// The value with what there is to say beside it.
    var whole: String { remark.isEmpty ? value : "\(value) (\(remark))" }
  }

  /// Figures under one caption.
  public struct Figures: Hashable, Sendable {
    /// The caption; empty for none.
    public var caption: String
    /// The figures.
    public var figures: [Figure]
    /// A drawing of them, which HTML shows; nil for none.
    public var drawing: Drawing?

    /// Creates figures.
    public init(_ caption: String, _ figures: [Figure], drawing: Drawing? = nil) {
      self.caption = caption
      self.figures = figures
      self.drawing = drawing
    }
  }

  /// A drawing that HTML takes as it is: only what this module draws.
  public struct Drawing: Hashable, Sendable {
    /// The SVG.
    let svg: String
    /// What it shows.
    let caption: String
  }

  /// Where a number comes from.
  public struct Note: Hashable, Sendable {
    /// The number by which figures refer to it.
    public var number: Int
    /// What it says, each part in a direction of its own.
    public var parts: [String]
    /// What was asked; nil for nothing.
    public var query: String?

    /// Creates a note.
    public init(_ number: Int, _ parts: [String], query: String? = nil) {
      self.number = number
      self.parts = parts
      self.query = query
    }

    /// The parts on one line.
    var text: String { parts.joined(separator: " – ") }
  }

  /// A name and its value.
  public struct Field: Hashable, Sendable {
    /// What it is.
    public var name: String
    /// Its value.
    public var value: String

    /// Creates a field.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The language, which gives the direction.
  public var language: DocumentLanguage
  /// The title.
  public var title: String
  /// The id behind the title, in a direction of its own; empty for none.
  public var titleID = ""
  /// The parts, in order.
  public var blocks: [Block] = []

  /// Creates a page without parts.
  ///
  /// - Parameters:
  ///   - title: The title.
  ///   - id: The id behind the title, of what the page is about; one that begins with digits would be
  ///     turned around by Persian words, so it has a direction of its own.
  ///   - language: The language, which gives the direction.
  public init(_ title: String, of id: String = "", in language: DocumentLanguage) {
    self.title = title
    titleID = id
    self.language = language
  }

  mutating func heading(_ text: String, level: Int = 2) { blocks.append(.heading(level, text)) }

  mutating func paragraph(_ text: String) { blocks.append(.paragraph(text)) }

  mutating func fields(_ fields: [(String, String)]) {
    blocks.append(.fields(fields.map { Field($0.0, $0.1) }))
  }

  /// A table, without the columns that no row fills.
  mutating func table(_ columns: [String], _ rows: [[String]]) {
    let filled = columns.indices.filter { column in
      rows.contains { column < $0.count && !$0[column].isEmpty }
    }
    guard !filled.isEmpty, filled.count < columns.count else {
      blocks.append(.table(columns: columns, rows: rows))
      return
    }
    blocks.append(
      .table(
        columns: filled.map { columns[$0] },
        rows: rows.map { row in filled.map { $0 < row.count ? row[$0] : "" } }))
  }

  /// A heading with a table and how many rows it has, or with what is said where there are none. A row of
  /// totals below them does not count.
  mutating func section(
    _ title: String, _ columns: [String], _ rows: [[String]], total: [String]? = nil,
    none: String? = nil
  ) {
    heading("\(title) (\(language.number(rows.count)))")
    if rows.isEmpty {
      paragraph(none ?? language.say("None.", "موردی نیست."))
    } else {
      table(columns, rows + [total].compactMap { $0 })
    }
  }
}

/// A document that can be set in either language.
public protocol SecretariatDocument: Sendable {
  /// What the document says.
  ///
  /// - Parameter language: The language.
  /// - Returns: The page.
  func page(in language: DocumentLanguage) -> DocumentPage
}

extension SecretariatDocument {
  /// The document for a terminal.
  ///
  /// - Parameters:
  ///   - language: The language.
  ///   - width: How many columns a table may take; wider ones are set line by line.
  /// - Returns: Lines, each with a line feed at its end.
  public func text(in language: DocumentLanguage = .english, width: Int = 100) -> String {
    page(in: language).text(width: width)
  }

  /// The document in Markdown.
  public func markdown(in language: DocumentLanguage = .english) -> String {
    page(in: language).markdown
  }

  /// The document as a page of HTML that needs nothing else.
  public func html(in language: DocumentLanguage = .english) -> String { page(in: language).html }
}
