/// What is recorded of infrastructure projects and funds.
public struct ProjectsState: Sendable, Codable {
  /// What is recorded of one project.
  struct Project: Sendable, Codable {
    var estate: String
    var title: String
    var kind: String
    var province: String?
    var stage = ProjectStage.estimate
    var estimate: Int64
    var tendered: DayNumber?
    var bidsUntil: DayNumber?
    var bids: [String] = []
    var contractor: String?
    var firstContract: Int64 = 0
    var contract: Int64 = 0
    var contracted: DayNumber?
    var isDirect = false
    var retentionShare = 0
    var firstReleaseShare = 0
    /// In ten-thousandths.
    var progress: Int?
    var statements: [String] = []
    var certified: Int64 = 0
    /// All that was ever kept back.
    var retained: Int64 = 0
    var released: Int64 = 0
    var payable: Int64 = 0
    var advanced: Int64 = 0
    /// Advances that are not taken off or paid back.
    var advance: Int64 = 0
    var unsupported: Int64 = 0
    /// All that went to the contractor, less what came back.
    var paid: Int64 = 0
    var flags: [String] = []
    var openFlags = 0
    var standstillDays: Int
    var policy: String
    /// The day of the last step of the work, which an answer to a flag is not.
    var stepped: DayNumber
    var last: DayNumber
    var source: CaseworkSource

    var retention: Int64 { retained &- released }
    var isOver: Bool { stage == .closed || stage == .cancelled }
  }

  struct Bid: Sendable, Codable {
    var project: String
    var bidder: String
    var amount: Int64
    var day: DayNumber
    var won = false
    var source: CaseworkSource
  }

  struct Statement: Sendable, Codable {
    var project: String
    var number: Int
    var day: DayNumber
    var gross: Int64
    var retention: Int64
    var recovered: Int64
    var settled: Int64
    var payable: Int64
    var total: Int64
    var source: CaseworkSource
  }

  struct Flag: Sendable, Codable {
    var project: String
    var redFlag: RedFlag
    var raised: DayNumber
    var measured: Int64
    var threshold: Int64
    var unit: String
    var evidence: [String]
    var reason: String
    var policy: String
    var outcome: FlagOutcome?
    var answered: DayNumber?
    var answer: String?
    var source: CaseworkSource
  }

  struct Fund: Sendable, Codable {
    /// Whether it was promised here, and not in a table.
    var isRecorded = false
    var purpose = ""
    var fundSource: FundSource?
    var legalBasis: String?
    var year: Int?
    /// Nil where only a table tells of it.
    var promised: Int64?
    /// The same as it was written; nil where it was given in rial.
    var written: String?
    /// What came in, less what went back.
    var raised: Int64 = 0
    /// What was paid, less what came back.
    var spent: Int64 = 0
    var last: DayNumber
    var source: CaseworkSource

    var balance: Int64 { raised &- spent }
  }

  /// A step of a project, for the table of events.
  struct Step: Sendable, Codable {
    var project: String
    var event: String
    var day: DayNumber
    var amount: Int64?
    var actor: String
    var note: String?
    var source: CaseworkSource
  }

  struct Posting: Sendable, Codable {
    var entry: Int64
    var event: String
    var day: DayNumber
    var account: LedgerAccount
    var project: String?
    var fund: String?
    var debit: Int64
    var credit: Int64
    var source: CaseworkSource
  }

  struct Flow: Sendable, Codable {
    var fund: String
    var flow: FundFlow
    var day: DayNumber
    var amount: Int64
    var project: String?
    var actor: String
    var source: CaseworkSource
  }

  /// Contracts without a tender, by estate and kind of work.
  struct Direct: Sendable, Codable { var projects: [String] = [] }

  var projects = Register<Project>()
  var bids = Register<Bid>()
  var statements = Register<Statement>()
  var flags = Register<Flag>()
  var funds = Register<Fund>()
  var steps = Register<Step>()
  var postings = Register<Posting>()
  var flows = Register<Flow>()
  var direct = Register<Direct>()
  /// The total of all debits.
  var debits: Int64 = 0
  /// The total of all promises.
  var promised: Int64 = 0

  init() {}

  static func directKey(_ estate: String, _ kind: String) -> String { "\(estate)/\(kind)" }
}
