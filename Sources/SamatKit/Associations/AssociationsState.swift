import PersianText

/// What is recorded of associations.
public struct AssociationsState: Sendable, Codable {
  struct Record: Sendable, Codable {
    var kind: AssociationKind
    var level: AssociationLevel
    var field: String?
    var province: String?
    var founders: [String] = []
    var name: String?
    var persianName: String?
    var status = AssociationStatus.founding
    /// Whether a table tells of it, so that it gets no second row.
    var isInTables = false
    var began: DayNumber
    var applied: DayNumber?
    var finding: ReviewFinding?
    var approved: DayNumber?
    var approvedBy: String?
    var basis: String?
    var registered: DayNumber?
    var number: String?
    var ended: DayNumber?
    var reason: String?
    var boards: [String] = []
    var elections: [String] = []
    var last: DayNumber
    var source: CaseworkSource
  }

  struct Board: Sendable, Codable {
    var association: String
    var members: [String]
    var from: DayNumber
    var to: DayNumber
    /// Whether its term ended early.
    var isEnded = false
    var source: CaseworkSource
  }

  struct Session: Sendable, Codable {
    var commission: String
    var chair: String
    var chairPost: String
    var posts: [String]
    var holders: [String]
    var seats: Int
    var day: DayNumber
    var source: CaseworkSource
  }

  struct Election: Sendable, Codable {
    var association: String
    var called: DayNumber
    var date: DayNumber
    var eligible: Int
    var call: Int
    var policy: String
    var status = ElectionStatus.called
    /// Who stands, in the order of their names.
    var candidates: [String] = []
    var votes: [Int] = []
    var elected: [String] = []
    var supervisor: String?
    var ballots: Int?
    var turnout: Double?
    var quorum: Double?
    var held: DayNumber?
    var termTo: DayNumber?
    /// The second call that followed.
    var next: String?
    var last: DayNumber
    var source: CaseworkSource
  }

  struct Addressee: Sendable, Codable {
    var state = InstructionState.sent
    var progress: Double?
    var text: String?
    var day: DayNumber
  }

  struct Instruction: Sendable, Codable {
    var event: InstructionIssued
    var issued: DayNumber
    /// In the order of the addressees.
    var states: [Addressee]
    var withdrawn: DayNumber?
    var last: DayNumber
    var source: CaseworkSource
  }

  struct Obstacle: Sendable, Codable {
    var text: String
    var met: DayNumber
    var overcome: DayNumber?
  }

  struct Delegation: Sendable, Codable {
    var event: DelegationProposed
    var status = DelegationStatus.proposed
    var legalBasis: String?
    /// The day of its status.
    var day: DayNumber
    var proposed: DayNumber
    var given: DayNumber?
    var withdrawn: DayNumber?
    var obstacles: [Obstacle] = []
    var last: DayNumber
    var source: CaseworkSource
  }

  struct View: Sendable, Codable {
    var position: OpinionPosition?
    var text: String?
    var answered: DayNumber?
  }

  struct Consultation: Sendable, Codable {
    var event: ConsultationOpened
    var opened: DayNumber
    /// In the order of those asked.
    var views: [View]
    var closed: DayNumber?
    var outcome: String?
    var last: DayNumber
    var source: CaseworkSource
  }

  var associations = Register<Record>()
  var boards = Register<Board>()
  var sessions = Register<Session>()
  var elections = Register<Election>()
  var instructions = Register<Instruction>()
  var delegations = Register<Delegation>()
  var consultations = Register<Consultation>()
  /// The approved association of a field and place.
  var fields: [String: String] = [:]

  init() {}

  /// The key of a field and place.
  static func place(
    _ kind: AssociationKind, _ level: AssociationLevel, _ province: String?, _ field: String?
  ) -> String {
    let key = PersianNormalizer.searchKey(field ?? "")
    return "\(kind.rawValue)/\(level.rawValue)/\(province ?? "")/\(key)"
  }
}
