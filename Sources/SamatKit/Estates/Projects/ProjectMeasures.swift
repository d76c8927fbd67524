import KQLEngine
import KQLSyntax

/// The measures of projects and funds, as functions that are written in the query language. Each takes the
/// day it is asked for.
enum ProjectMeasures {
  static let all: [Measure] = [
    flagsOn, standing, fundBalances, trialBalance, projectBalances,
  ]

  /// Adds every measure.
  ///
  /// - Throws: `kql.register.duplicate` where a name is taken.
  static func register(in registry: inout Registry) throws(Diagnostic) {
    try registry.add(all, folder: "projects")
  }

  static let flagsOn = Measure(
    name: "project_flags_on",
    summary: "Red flags of projects that were raised by a day, those that stand still with them.",
    text: """
      (as_of:datetime) {
        let raised_flags = project_flags
        | where raised <= as_of
        | project project, red_flag, raised, measured, threshold, unit, evidence, reason,
            status = iff(isnotnull(answered) and answered <= as_of, status, 'open'), false_positive;
        let still = standing_projects(as_of)
        | project project, red_flag = 'standing_still', raised = last_step + standstill_days * 1d,
            measured = days, threshold = standstill_days, unit = 'days',
            evidence = pack_array(strcat(last_event, ' ', format_datetime(last_step, 'yyyy-MM-dd'))),
            reason = '', status = 'open',
            false_positive = 'work goes on and is not reported, or winter stops it';
        union raised_flags, still
        | sort by raised asc, project asc, red_flag asc
      }
      """)

  static let standing = Measure(
    name: "standing_projects",
    summary: "Projects without a step for more days than their policy allows, on a day.",
    text: """
      (as_of:datetime) {
        project_events
        | where date <= as_of and event !in ('flagged', 'flag_answered')
        | summarize arg_max(date, event), over = countif(event in ('closed', 'cancelled')) by project
        | where over == 0
        | join kind=inner (
            infrastructure_projects
            | project project, estate, title, stage, contractor, standstill_days) on project
        | extend days = tolong((as_of - date) / 1d)
        | where days > standstill_days
        | project project, estate, title, stage, last_event = event, last_step = date, days,
            standstill_days, contractor
        | sort by days desc, project asc
      }
      """)

  static let fundBalances = Measure(
    name: "funds_reconciled",
    summary:
      "What each fund was promised, has raised and spent by a day, with the check that no rial is "
      + "spent that was not raised.",
    text: """
      (as_of:datetime) {
        funding
        | join kind=leftouter (
            fund_flows
            | where date <= as_of
            | summarize in_rial = sumif(amount_rial, flow == 'raised'),
                back_rial = sumif(amount_rial, flow == 'returned'),
                out_rial = sumif(amount_rial, flow == 'spent'),
                refunded_rial = sumif(amount_rial, flow == 'refunded') by fund) on fund
        | extend raised_rial = coalesce(in_rial, 0) - coalesce(back_rial, 0),
            spent_rial = coalesce(out_rial, 0) - coalesce(refunded_rial, 0)
        | project fund, fund_source, purpose, promised_rial = amount_rial, raised_rial, spent_rial,
            to_raise_rial = amount_rial - raised_rial, balance_rial = raised_rial - spent_rial,
            reconciled = spent_rial <= raised_rial and raised_rial <= amount_rial
        | sort by fund asc
      }
      """)

  static let trialBalance = Measure(
    name: "trial_balance",
    summary: "The balance of each account of the ledger on a day; debits and credits are equal.",
    text: """
      (as_of:datetime) {
        ledger_postings
        | where date <= as_of
        | summarize debit_rial = sum(debit_rial), credit_rial = sum(credit_rial) by account
        | extend balance_rial = debit_rial - credit_rial
        | extend debit_balance_rial = iff(balance_rial > 0, balance_rial, 0),
            credit_balance_rial = iff(balance_rial < 0, -balance_rial, 0)
        | project account, debit_rial, credit_rial, debit_balance_rial, credit_balance_rial
        | sort by account asc
      }
      """)

  static let projectBalances = Measure(
    name: "project_balances",
    summary: "What each project has certified, retained, paid and owes, drawn from the ledger.",
    text: """
      (as_of:datetime) {
        ledger_postings
        | where date <= as_of and isnotempty(project)
        | summarize certified_rial = sumif(debit_rial - credit_rial, account == 'work_certified'),
            retention_rial = sumif(credit_rial - debit_rial, account == 'retention'),
            payable_rial = sumif(credit_rial - debit_rial, account == 'payable'),
            advance_rial = sumif(debit_rial - credit_rial, account == 'advance'),
            unsupported_rial = sumif(debit_rial - credit_rial, account == 'unsupported'),
            paid_rial = sumif(credit_rial - debit_rial, account == 'fund') by project
        | extend adds_up = paid_rial
            == certified_rial - retention_rial - payable_rial + advance_rial + unsupported_rial
        | sort by project asc
      }
      """)
}
