public import KQLEngine
import KQLSyntax
public import PersianText
public import SamatKit

/// A small domain for checks, tests and benchmarks of journals: accounts that are opened, to which
/// amounts are booked, and that are closed.
public struct LedgerDecider: SnapshotDecider {
  /// `ledger`.
  public let name = "ledger"
  /// Nothing is known.
  public let initialState = LedgerState()
  /// The version of the state's coding.
  public let stateVersion: Int

  /// Creates the decider.
  public init(stateVersion: Int = 1) { self.stateVersion = stateVersion }

  /// The table `accounts`.
  public var tables: [any TableProjection<LedgerState, LedgerEvent>] { [LedgerTable()] }

  /// Says what happens: an account is opened once, nothing is booked to a closed one, and none is below
  /// zero.
  public func decide(
    _ command: LedgerCommand, in state: LedgerState, _ context: DecisionContext
  ) throws(Refusal) -> [LedgerEvent] {
    switch command {
    case .open(let account, let holder, let firm):
      if state.accounts[account] != nil {
        throw Refusal(
          "ledger.open", "account '\(account)' is there already",
          remedy: "choose another name")
      }
      return [.opened(account: account, holder: holder, firm: firm)]
    case .book(let account, let amount, let memo):
      let found = try open(account, state)
      if found.balance + amount < 0 {
        throw Refusal(
          "ledger.funds", "account '\(account)' has \(found.balance), not \(-amount)",
          remedy: "book less")
      }
      return amount == 0 ? [] : [.booked(account: account, amount: amount, memo: memo)]
    case .close(let account):
      let found = try open(account, state)
      guard found.balance != 0 else { return [.closed(account: account)] }
      return [
        .booked(account: account, amount: -found.balance, memo: "closing"),
        .closed(account: account),
      ]
    }
  }

  private func open(
    _ account: String, _ state: LedgerState
  ) throws(Refusal) -> LedgerState.Account {
    guard let found = state.accounts[account] else {
      throw Refusal(
        "ledger.unknown", "there is no account '\(account)'", remedy: "open it first")
    }
    if found.closed != nil {
      throw Refusal(
        "ledger.closed", "account '\(account)' is closed", remedy: "open another one")
    }
    return found
  }

  /// Takes up what has happened.
  public func evolve(_ state: inout LedgerState, by event: LedgerEvent, _ record: EventRecord) {
    switch event {
    case .opened(let account, let holder, let firm):
      if state.accounts[account] == nil { state.order.append(account) }
      state.accounts[account] = LedgerState.Account(
        holder: holder, firm: firm, opened: record.day, changed: record.day, by: record.actor)
    case .booked(let account, let amount, let memo):
      state.accounts[account]?.balance += amount
      state.accounts[account]?.bookings += 1
      state.accounts[account]?.memo = memo
      state.accounts[account]?.changed = record.day
      state.accounts[account]?.by = record.actor
    case .closed(let account):
      state.accounts[account]?.closed = record.day
      state.accounts[account]?.changed = record.day
      state.accounts[account]?.by = record.actor
    }
  }
}

/// What is known of the accounts.
public struct LedgerState: Sendable, Hashable, Codable {
  /// An account.
  public struct Account: Sendable, Hashable, Codable {
    /// Who holds it.
    public var holder: String
    /// For which firm.
    public var firm: String
    /// How much is in it.
    public var balance = 0
    /// How often something was booked.
    public var bookings = 0
    /// What was said of the last booking.
    public var memo = ""
    /// When it was opened.
    public var opened: SolarHijriDate
    /// When it was last changed.
    public var changed: SolarHijriDate
    /// By whom it was last changed.
    public var by: String
    /// When it was closed; nil while it is open.
    public var closed: SolarHijriDate?
  }

  /// The accounts by name.
  public var accounts: [String: Account] = [:]
  /// Their names, in the order in which they were opened.
  public var order: [String] = []
}

/// What may be asked of the ledger.
public enum LedgerCommand: DomainCommand {
  /// Open an account.
  case open(account: String, holder: String, firm: String)
  /// Book an amount; below zero to take something out.
  case book(account: String, amount: Int, memo: String)
  /// Take out what is left and close.
  case close(account: String)

  /// What it is called.
  public var name: String {
    switch self {
    case .open: "account.open"
    case .book: "account.book"
    case .close: "account.close"
    }
  }

  /// The account.
  public var subject: Subject? {
    switch self {
    case .open(let account, _, _), .book(let account, _, _), .close(let account):
      Subject("account", account)
    }
  }
}

/// What may happen in the ledger.
public enum LedgerEvent: DomainEvent {
  /// An account was opened.
  case opened(account: String, holder: String, firm: String)
  /// An amount was booked.
  case booked(account: String, amount: Int, memo: String)
  /// An account was closed.
  case closed(account: String)

  /// What it can read.
  public static let kinds = ["account.opened", "account.booked", "account.closed"]
  /// The holder is a person, the firm a firm, and a memo may say anything.
  public static let sensitiveKeys: [String: FieldSensitivity] = [
    "holder": .person, "firm": .firm, "memo": .freeText,
  ]

  /// What it is called.
  public var kind: String {
    switch self {
    case .opened: "account.opened"
    case .booked: "account.booked"
    case .closed: "account.closed"
    }
  }

  /// The account.
  public var subject: Subject {
    switch self {
    case .opened(let account, _, _), .booked(let account, _, _), .closed(let account):
      Subject("account", account)
    }
  }

  private enum Keys: String, CodingKey { case account, holder, firm, amount, memo }

  /// Writes what belongs to it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    switch self {
    case .opened(let account, let holder, let firm):
      try container.encode(account, forKey: .account)
      try container.encode(holder, forKey: .holder)
      try container.encode(firm, forKey: .firm)
    case .booked(let account, let amount, let memo):
      try container.encode(account, forKey: .account)
      try container.encode(amount, forKey: .amount)
      try container.encode(memo, forKey: .memo)
    case .closed(let account):
      try container.encode(account, forKey: .account)
    }
  }

  /// Reads an event.
  public static func decode(_ kind: String, from decoder: any Decoder) throws -> LedgerEvent {
    let container = try decoder.container(keyedBy: Keys.self)
    let account = try container.decode(String.self, forKey: .account)
    switch kind {
    case "account.opened":
      return .opened(
        account: account, holder: try container.decode(String.self, forKey: .holder),
        firm: try container.decode(String.self, forKey: .firm))
    case "account.booked":
      return .booked(
        account: account, amount: try container.decode(Int.self, forKey: .amount),
        memo: try container.decode(String.self, forKey: .memo))
    default: return .closed(account: account)
    }
  }
}

/// The accounts as rows.
struct LedgerTable: TableProjection {
  let table = "accounts"
  let columns = [
    "account", "holder", "firm", "balance", "bookings", "memo", "opened", "changed", "changed_by",
    "closed",
  ]

  func rows(in state: LedgerState) -> [String] { state.order }

  func row(_ id: String, in state: LedgerState) -> [Value]? {
    guard let account = state.accounts[id] else { return nil }
    func day(_ date: SolarHijriDate?) -> Value {
      date.map { .datetime(Int64($0.daysSinceEpoch) * 864_000_000_000) } ?? .null
    }
    return [
      .string(id), .string(account.holder), .string(account.firm),
      .long(Int64(account.balance)), .long(Int64(account.bookings)), .string(account.memo),
      day(account.opened), day(account.changed), .string(account.by), day(account.closed),
    ]
  }

  func rows(
    touchedBy event: LedgerEvent, _ record: EventRecord, in state: LedgerState
  ) -> [String] { [event.subject.id] }
}

/// The table of the ledger, with one row that no event made.
public struct LedgerComponent: Component {
  /// `ledger`.
  public let name = "ledger"
  /// One sentence for help.
  public let summary = "Accounts, for checks of journals."

  /// Creates the component.
  public init() {}

  /// Adds the table.
  public func register(in registry: inout Registry) throws {
    let schema = Schema([
      ColumnSchema("account", .string), ColumnSchema("holder", .string),
      ColumnSchema("firm", .string), ColumnSchema("balance", .long),
      ColumnSchema("bookings", .long), ColumnSchema("memo", .string),
      ColumnSchema("opened", .datetime), ColumnSchema("changed", .datetime),
      ColumnSchema("changed_by", .string), ColumnSchema("closed", .datetime),
      ColumnSchema("source", .string),
    ])
    let first: [Value] = [
      .string("K-0"), .string(""), .string(""), .long(100), .long(0), .string(""), .null, .null,
      .string(""), .null, .string("S001"),
    ]
    try registry.add(
      TableDefinition(
        "accounts", summary: "Accounts.", table: Table(schema: schema, rows: [first])))
  }
}
