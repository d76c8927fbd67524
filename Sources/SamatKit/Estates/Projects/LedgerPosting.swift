/// One line of the ledger (سطر دفتر): an account, and an amount on one of its sides.
struct LedgerPosting: Sendable, Hashable {
  var account: LedgerAccount
  var project: String?
  var fund: String?
  var debit: Int64 = 0
  var credit: Int64 = 0

  /// What an event posts. The debits of an event equal its credits; lines of nothing are left out.
  ///
  /// | event | debit | credit |
  /// |---|---|---|
  /// | raised | fund | financing |
  /// | returned | financing | fund |
  /// | advanced | advance | fund |
  /// | certified | work certified | retention, advance, unsupported, payable |
  /// | paid | payable, unsupported | fund |
  /// | refunded | fund | unsupported, advance |
  /// | released | retention | fund |
  static func postings(of event: ProjectEvent) -> [LedgerPosting] {
    switch event {
    case .raised(let event):
      made(nil, event.fund, [(.fund, event.amount)], [(.financing, event.amount)])
    case .returned(let event):
      made(nil, event.fund, [(.financing, event.amount)], [(.fund, event.amount)])
    case .advanced(let event):
      made(event.project, event.fund, [(.advance, event.amount)], [(.fund, event.amount)])
    case .certified(let event):
      made(
        event.project, nil, [(.workCertified, event.gross)],
        [
          (.retention, event.retention), (.advance, event.recovered),
          (.unsupported, event.settled), (.payable, event.payable),
        ])
    case .paid(let event):
      made(
        event.project, event.fund,
        [(.payable, event.settled), (.unsupported, event.unsupported)], [(.fund, event.amount)])
    case .refunded(let event):
      made(
        event.project, event.fund, [(.fund, event.amount)],
        [(.unsupported, event.unsupported), (.advance, event.advance)])
    case .released(let event):
      made(event.project, event.fund, [(.retention, event.amount)], [(.fund, event.amount)])
    default: []
    }
  }

  private static func made(
    _ project: String?, _ fund: String?, _ debits: [(LedgerAccount, Int64)],
    _ credits: [(LedgerAccount, Int64)]
  ) -> [LedgerPosting] {
    // A fund is named on its own accounts only, so that balances can be drawn by either.
    func line(_ account: LedgerAccount) -> LedgerPosting {
      let isOfFund = account == .fund || account == .financing
      return LedgerPosting(account: account, project: project, fund: isOfFund ? fund : nil)
    }
    var lines: [LedgerPosting] = []
    for (account, amount) in debits where amount != 0 {
      var posting = line(account)
      posting.debit = amount
      lines.append(posting)
    }
    for (account, amount) in credits where amount != 0 {
      var posting = line(account)
      posting.credit = amount
      lines.append(posting)
    }
    return lines
  }
}
