extension ProfileWriter {
  /// Sets one section.
  mutating func write(_ section: ProvinceProfile.Section) {
    switch section.kind {
    case .identity: identity(section)
    case .units: units(section)
    case .leading, .ranks: documents(section)
    case .workshops: workshops(section)
    case .obstacles: obstacles(section)
    case .casework: casework(section)
    case .associations: associations(section)
    case .estates: estates(section)
    case .programmes: programmes(section)
    case .permits: permits(section)
    case .indicators: documents(section)
    }
  }

  private mutating func identity(_ section: ProvinceProfile.Section) {
    var list: [DocumentPage.Figure] = []
    for item in section.items {
      switch item.group {
      case "capital":
        list.append(figure(item, value: called(item.text ?? "", in: "capitals")))
      case "neighbours":
        let names = language.list(profile.neighbours.map { $0.text(in: language) })
        list.append(figure(item, remark: names))
      default: list.append(figure(item))
      }
    }
    let code = say("ISO 3166-2 code", "کد ISO 3166-2")
    if let note = section.items.first?.note {
      list.insert(.init(code, profile.province.id, notes: [note]), at: 0)
    }
    let name = profile.province.text(in: language)
    figures(
      "", list,
      drawings.map(
        profile.province.id, profile.neighbours.map(\.id),
        say("\(name) among the 31 provinces", "\(name) در میان ۳۱ استان")))
  }

  private mutating func units(_ section: ProvinceProfile.Section) {
    figures(
      "", items(section, "units", "knowledge_based", "employees", "returned").map { figure($0) })
    counts(section, "domain", say("By domain", "به تفکیک حوزه"))
    counts(section, "status", say("By status", "به تفکیک وضعیت"))
    counts(section, "size", say("By size", "به تفکیک اندازه"))
    let caption = say("By sector and status", "به تفکیک رسته و وضعیت")
    let parts = items(section, "sector_status").map { item in
      let sector = String(item.what.prefix { $0 != "/" })
      return (
        sector: sector, status: String(item.what.dropFirst(sector.count + 1)), item: item
      )
    }
    let sectors = items(section, "sector").filter { !$0.what.isEmpty }
    let order = ["active", "semi-active", "idle"]
    let shown = sectors.prefix(10).flatMap { sector in
      order.compactMap { status in
        parts.first { $0.sector == sector.what && $0.status == status }
      }
    }
    let drawing = drawings.stacks(
      caption,
      shown.map {
        (
          called($0.sector, in: "sectors"), ProfileTerms.term($0.status, language),
          $0.item.value ?? 0
        )
      })
    figures(
      caption,
      sectors.prefix(20).map { sector in
        let own = parts.filter { $0.sector == sector.what }
        let words = own.map {
          "\(ProfileTerms.term($0.status, language)) \(ProfileTerms.number($0.item.value ?? 0, language))"
        }
        var line = figure(sector, called(sector.what, in: "sectors"), remark: language.list(words))
        if let note = own.first?.item.note { line.notes.append(note) }
        return line
      }, drawing)
  }

  private mutating func documents(_ section: ProvinceProfile.Section) {
    figures(
      "",
      section.items.map { item in
        let period = item.text.map { ProfileTerms.term($0, language) } ?? ""
        let day = said(item.day)
        return figure(
          item,
          value: item.value == nil
            ? say("spoken of, the number is not told", "شمار گفته نشده") : nil,
          remark: language.list([period, day].filter { !$0.isEmpty }))
      })
  }

  private mutating func workshops(_ section: ProvinceProfile.Section) {
    let quotients = items(section, "quotient")
    figures(
      "",
      items(section, "workshops").map { item in
        guard let quotient = quotients.first(where: { $0.what == item.what }) else {
          return figure(item, ProfileTerms.term(item.what, language))
        }
        let number = ProfileTerms.number(quotient.value ?? 0, language)
        var line = figure(
          item, ProfileTerms.term(item.what, language),
          remark: say("location quotient \(number)", "ضریب مکانی \(number)"))
        line.notes.append(quotient.note)
        return line
      },
      drawings.bars(
        say("Location quotients (the country is 1)", "ضریب مکانی (کشور برابر ۱)"),
        items(section, "workshops").compactMap { item in
          quotients.first { $0.what == item.what }.map {
            (ProfileTerms.term(item.what, language), $0.value ?? 0)
          }
        }))
    for item in items(section, "parts_less_total") {
      guard let difference = item.value, difference != 0 else { continue }
      let owner = ProfileTerms.term(item.what, language)
      let number = ProfileTerms.number(difference.magnitude, language)
      let side = difference > 0 ? say("more", "بیشتر") : say("fewer", "کمتر")
      figures(
        "",
        [
          figure(
            item, say("Parts against the total, \(owner)", "اجزا در برابر کل، \(owner)"),
            value: say(
              "the parts are \(number) \(side) than the total",
              "جمع اجزا \(number) کارگاه \(side) از کل است"),
            remark: say(
              "both are kept as printed, and the quotients rest on the parts",
              "هر دو چنان که چاپ شده مانده است و ضریب‌ها بر اجزا استوارند"))
        ])
    }
    let issues = items(section, "issue")
    figures(
      "",
      issues.map {
        figure(
          $0, say("Issue of the source", "ایراد منبع"), value: $0.what,
          // Somebody's own words stay as they are; those of the rules have a form in each language.
          remark: SourceTerms.statement($0.text ?? "", in: language))
      })
  }

  private mutating func obstacles(_ section: ProvinceProfile.Section) {
    figures("", items(section, "mentions", "units_held_back", "repeats").map { figure($0) })
    counts(section, "obstacle", say("By kind", "به تفکیک نوع"), names: "obstacle_kinds")
    counts(
      section, "named_agency", say("Agencies named", "دستگاه‌های نام‌برده"), names: "organizations")
  }

  private mutating func casework(_ section: ProvinceProfile.Section) {
    figures(
      "",
      items(section, "group").map {
        figure(
          $0, ProfileTerms.group("group", language), value: called($0.what, in: "working_groups"))
      }
        + items(
          section, "sessions", "units_examined", "cases", "resolutions", "most_days_late",
          "committee_to_session", "session_to_report"
        ).map { figure($0) })
    counts(section, "stage", say("Cases by stage", "پرونده‌ها به تفکیک مرحله"))
    counts(section, "resolution", say("Resolutions by state", "مصوبه‌ها به تفکیک وضعیت"))
    parts(section)
    counts(
      section, "overdue_agency", say("Overdue by agency", "گذشته از مهلت به تفکیک دستگاه"),
      names: "organizations")
  }

  /// The check that the states of resolutions add up to all.
  private mutating func parts(_ section: ProvinceProfile.Section) {
    guard let all = items(section, "resolutions").first else { return }
    let parts = items(section, "resolution")
    let check = PartsCheck(
      whole: all.value.flatMap { Int(exactly: $0) },
      parts: parts.map { $0.value.flatMap { Int(exactly: $0) } })
    let sum = parts.map { ProfileTerms.number($0.value ?? 0, language) }
      .joined(separator: " + ")
    let whole = ProfileTerms.number(all.value ?? 0, language)
    let (sign, verdict): (String, String) =
      switch check.verdict {
      case .holds: ("=", say("the parts add up", "اجزا با کل می‌خواند"))
      case .differs: ("≠", say("the parts do not add up", "اجزا با کل نمی‌خواند"))
      case .unknown: ("?", language.unknown)
      }
    var line = figure(
      all, say("Check", "تراز"), value: "\(sum) \(sign) \(whole)", remark: verdict)
    if let note = parts.first?.note { line.notes.append(note) }
    figures("", [line])
  }

  private mutating func associations(_ section: ProvinceProfile.Section) {
    figures(
      "",
      items(section, "body").map {
        figure(
          $0, ProfileTerms.group("body", language), value: called($0.what, in: "associations"))
      }
        + items(section, "formed_in").map {
          figure($0, value: say("the number is not told", "شمار آن گفته نشده"))
        } + items(section, "elections", "boards_past_term").map { figure($0) })
    listed(section, "associations", say("Associations by state", "تشکل‌ها به تفکیک وضعیت"))
    listed(section, "instructions", say("Instructions by state", "دستورالعمل‌ها به تفکیک وضعیت"))
  }

  /// The numbers of a group whose unknown part is shown too.
  private mutating func listed(
    _ section: ProvinceProfile.Section, _ group: String, _ caption: String
  ) {
    let all = items(section, group)
    figures(
      all.isEmpty ? "" : caption, all.map { figure($0, ProfileTerms.term($0.what, language)) },
      drawings.bars(
        caption, all.map { (ProfileTerms.term($0.what, language), $0.value ?? 0) }))
  }

  private mutating func estates(_ section: ProvinceProfile.Section) {
    figures(
      "", items(section, "estates", "estate_area", "parcels_past_deadline").map { figure($0) })
    listed(section, "estate_kind", say("By kind", "به تفکیک نوع"))
    listed(section, "governance", say("By governance", "به تفکیک مدیریت"))
    listed(section, "parcels", say("Parcels by state", "قطعه‌ها به تفکیک وضعیت"))
    figures(
      "",
      items(section, "shortage").map { item in
        let kind = String(item.what.prefix { $0 != "/" })
        let unit = item.what.dropFirst(kind.count + 1)
        let name = ProfileTerms.term(kind, language)
        return figure(
          item, say("Shortage of \(name)", "کمبود \(name)"),
          value: ProfileTerms.number(item.value ?? 0, language) + " "
            + language.unit(String(unit)))
      })
    listed(
      section, "projects", say("Infrastructure projects by stage", "طرح‌های زیرساخت به تفکیک مرحله"))
    listed(section, "project_rial", say("Their amounts", "مبلغ‌های آن‌ها"))
  }

  private mutating func programmes(_ section: ProvinceProfile.Section) {
    figures(
      "",
      items(section, "role").map { item in
        let programme = String(item.what.prefix { $0 != "/" })
        let role = String(item.what.dropFirst(programme.count + 1))
        return figure(
          item, called(programme, in: "programmes"), value: ProfileTerms.term(role, language),
          remark: item.text.map { ProfileTerms.term($0, language) } ?? "")
      }
        + items(section, "action").map {
          figure(
            $0, say("Action", "اقدام") + " " + $0.what, value: $0.text ?? language.unknown,
            remark: $0.value == nil ? "" : say("target ", "هدف ") + ProfileTerms.value($0, language)
          )
        } + items(section, "county_priorities").map { figure($0) })
    listed(section, "actions", say("Actions by state", "اقدام‌ها به تفکیک وضعیت"))
    figures(
      items(section, "priority").isEmpty ? "" : say("Priorities", "اولویت‌ها"),
      items(section, "priority").sorted { ($0.value ?? 0) < ($1.value ?? 0) }.prefix(12).map {
        figure($0, called($0.what, in: "sectors"), remark: $0.text ?? "")
      })
  }

  private mutating func permits(_ section: ProvinceProfile.Section) {
    figures("", items(section, "applications", "permit", "issue_days").map { figure($0) })
    counts(section, "permit_kind", say("By kind", "به تفکیک نوع"), names: "permit_kinds")
    listed(
      section, "change_requests", say("Requests for changes of procedures", "درخواست‌های تغییر رویه")
    )
  }
}
