// Made by Scripts/embed-seeds.sh from seeds/*.csv. Edit those files, then run `make seeds`.
// swift-format-ignore-file

/// The text of the seed files, as it stands in the folder `seeds`.
enum EmbeddedSeeds {
  /// The CSV text of a table; nil where the seeds have no such table.
  static func csv(_ table: String) -> StaticString? {
    switch table {
    case "action_assignments": action_assignmentsCSV
    case "action_reports": action_reportsCSV
    case "actions": actionsCSV
    case "allocation_amounts": allocation_amountsCSV
    case "allocation_projects": allocation_projectsCSV
    case "allocations": allocationsCSV
    case "association_boards": association_boardsCSV
    case "association_consultations": association_consultationsCSV
    case "association_provinces": association_provincesCSV
    case "associations": associationsCSV
    case "attendance": attendanceCSV
    case "axes": axesCSV
    case "axis_statements": axis_statementsCSV
    case "bids": bidsCSV
    case "cases": casesCSV
    case "change_requests": change_requestsCSV
    case "commission_sessions": commission_sessionsCSV
    case "counties": countiesCSV
    case "delegation_obstacles": delegation_obstaclesCSV
    case "delegations": delegationsCSV
    case "election_candidates": election_candidatesCSV
    case "elections": electionsCSV
    case "escalations": escalationsCSV
    case "estate_companies": estate_companiesCSV
    case "estate_licence_steps": estate_licence_stepsCSV
    case "estate_scores": estate_scoresCSV
    case "estates": estatesCSV
    case "facts": factsCSV
    case "fund_flows": fund_flowsCSV
    case "funding": fundingCSV
    case "holdings": holdingsCSV
    case "indicators": indicatorsCSV
    case "infrastructure_projects": infrastructure_projectsCSV
    case "instructions": instructionsCSV
    case "issue_steps": issue_stepsCSV
    case "ledger_postings": ledger_postingsCSV
    case "notifications": notificationsCSV
    case "objections": objectionsCSV
    case "obstacle_kinds": obstacle_kindsCSV
    case "obstacle_mentions": obstacle_mentionsCSV
    case "obstacle_terms": obstacle_termsCSV
    case "opinions": opinionsCSV
    case "organizations": organizationsCSV
    case "parcel_instalments": parcel_instalmentsCSV
    case "parcels": parcelsCSV
    case "people": peopleCSV
    case "permit_kinds": permit_kindsCSV
    case "permit_steps": permit_stepsCSV
    case "permit_versions": permit_versionsCSV
    case "permit_waiting": permit_waitingCSV
    case "permits": permitsCSV
    case "policy_topics": policy_topicsCSV
    case "posts": postsCSV
    case "power_delegations": power_delegationsCSV
    case "priorities": prioritiesCSV
    case "priority_contents": priority_contentsCSV
    case "priority_documents": priority_documentsCSV
    case "priority_permits": priority_permitsCSV
    case "priority_rollout": priority_rolloutCSV
    case "programme_progress": programme_progressCSV
    case "programme_provinces": programme_provincesCSV
    case "programmes": programmesCSV
    case "project_events": project_eventsCSV
    case "project_flags": project_flagsCSV
    case "province_borders": province_bordersCSV
    case "provinces": provincesCSV
    case "record_links": record_linksCSV
    case "reference_sources": reference_sourcesCSV
    case "reports": reportsCSV
    case "requested_changes": requested_changesCSV
    case "resolutions": resolutionsCSV
    case "rules": rulesCSV
    case "sectors": sectorsCSV
    case "sessions": sessionsCSV
    case "source_issues": source_issuesCSV
    case "sources": sourcesCSV
    case "statements": statementsCSV
    case "status_changes": status_changesCSV
    case "topic_views": topic_viewsCSV
    case "units": unitsCSV
    case "utilities": utilitiesCSV
    case "utility_connections": utility_connectionsCSV
    case "utility_supplies": utility_suppliesCSV
    case "working_groups": working_groupsCSV
    case "workshops_1394": workshops_1394CSV
    default: nil
    }
  }

  /// The names of the tables, in alphabetical order.
  static let names: [String] = [
    "action_assignments",
    "action_reports",
    "actions",
    "allocation_amounts",
    "allocation_projects",
    "allocations",
    "association_boards",
    "association_consultations",
    "association_provinces",
    "associations",
    "attendance",
    "axes",
    "axis_statements",
    "bids",
    "cases",
    "change_requests",
    "commission_sessions",
    "counties",
    "delegation_obstacles",
    "delegations",
    "election_candidates",
    "elections",
    "escalations",
    "estate_companies",
    "estate_licence_steps",
    "estate_scores",
    "estates",
    "facts",
    "fund_flows",
    "funding",
    "holdings",
    "indicators",
    "infrastructure_projects",
    "instructions",
    "issue_steps",
    "ledger_postings",
    "notifications",
    "objections",
    "obstacle_kinds",
    "obstacle_mentions",
    "obstacle_terms",
    "opinions",
    "organizations",
    "parcel_instalments",
    "parcels",
    "people",
    "permit_kinds",
    "permit_steps",
    "permit_versions",
    "permit_waiting",
    "permits",
    "policy_topics",
    "posts",
    "power_delegations",
    "priorities",
    "priority_contents",
    "priority_documents",
    "priority_permits",
    "priority_rollout",
    "programme_progress",
    "programme_provinces",
    "programmes",
    "project_events",
    "project_flags",
    "province_borders",
    "provinces",
    "record_links",
    "reference_sources",
    "reports",
    "requested_changes",
    "resolutions",
    "rules",
    "sectors",
    "sessions",
    "source_issues",
    "sources",
    "statements",
    "status_changes",
    "topic_views",
    "units",
    "utilities",
    "utility_connections",
    "utility_supplies",
    "working_groups",
    "workshops_1394",
  ]

  private static let action_assignmentsCSV: StaticString = ####"""
action,programme,axis,province,owner,notified,silent_after,deadline,first_deadline,moves,reports,reported,value,target,progress,weight,outcome,ended,source,paragraph,precision,inferred
"""####

  private static let action_reportsCSV: StaticString = ####"""
report,action,province,reported,value,progress,text,source,paragraph,precision,inferred
"""####

  private static let actionsCSV: StaticString = ####"""
action,programme,owner,province,indicator,target,unit,deadline,status,title,axis,baseline,first_deadline,weight,ended,source,paragraph,precision,inferred
minister-actions-notify,minister-actions,ministry-smt,,,,,,in_progress,notify the operational actions to the provinces,,,,,,000_ea9033543326dfe4,3,exact,false
minister-actions-monitor,minister-actions,ministry-smt,,,,,,in_progress,"observe, monitor and supervise the carrying out of the actions continuously",,,,,,000_ea9033543326dfe4,3,exact,false
amayesh-other-provinces,amayesh,itsr,,,,,,planned,"carry the programme out in the other provinces, soon",,,,,,000_ea9033543326dfe4,3,unknown,true
alborz-profile,,house-smt-alborz,IR-30,,,,,expected,"help prepare the industrial, mining and trade profile of the province",,,,,,001_18285f0af8451c58,12,exact,false
"""####

  private static let allocation_amountsCSV: StaticString = ####"""
allocation,version,status,place,sector,score,amount_rial,floor_rial,cap_rial,sector_floor_rial,sector_cap_rial,unlimited_rial,reason,mean_rial,low_rial,high_rial,above_floor,source,paragraph,precision,inferred
"""####

  private static let allocation_projectsCSV: StaticString = ####"""
allocation,version,status,project,place,cost_rial,value,chosen,frequency,source,paragraph,precision,inferred
"""####

  private static let allocationsCSV: StaticString = ####"""
allocation,version,status,title,budget_rial,allocated_rial,rule,scores_from,score,basis,decided,decided_by,ended,reason,doubt_samples,doubt_spread,doubt_seed,source,paragraph,precision,inferred
"""####

  private static let association_boardsCSV: StaticString = ####"""
board,association,members,term_from,term_to,ended_early,source,paragraph,precision,inferred
"""####

  private static let association_consultationsCSV: StaticString = ####"""
consultation,about,title,association,opened,until,answered,position,statement,closed,outcome,source,paragraph,precision,inferred
"""####

  private static let association_provincesCSV: StaticString = ####"""
year,province,source,paragraph,precision,inferred
1399,IR-03,004_c97e60baf067037a,3,exact,false
1399,IR-26,004_c97e60baf067037a,3,exact,false
1399,IR-08,004_c97e60baf067037a,3,exact,false
1399,IR-09,004_c97e60baf067037a,3,exact,false
1399,IR-06,004_c97e60baf067037a,3,exact,false
1399,IR-04,004_c97e60baf067037a,3,exact,false
"""####

  private static let associationsCSV: StaticString = ####"""
association,name,name_fa,kind,level,province,year,approved_by,status,organization,collective,field,founders,approved,registered,number,ended,source,paragraph,precision,inferred
association-1399-01,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-02,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-03,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-04,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-05,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-06,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-07,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-08,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-09,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-10,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-11,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-12,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-13,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-14,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
association-1399-15,,,homogeneous,provincial,,1399,commission-associations,approved,,false,,,,,,,004_c97e60baf067037a,2,exact,false
house-smt-alborz,"House of Industry, Mine and Trade of Alborz",خانه صنعت، معدن و تجارت البرز,house,provincial,IR-30,,,,house-smt-alborz,false,,,,,,,001_18285f0af8451c58,16,exact,false
house-smt-iran,"House of Industry, Mine and Trade of Iran",خانه صنعت، معدن و تجارت ایران,house,national,,,,,house-smt-iran,false,,,,,,,004_c97e60baf067037a,13,exact,false
homogeneous-alborz,Specialised homogeneous-industry associations of Alborz (not named singly),انجمن‌های تخصصی صنایع همگن البرز,homogeneous,provincial,IR-30,,,,alborz-industry-associations,true,,,,,,,001_18285f0af8451c58,16,exact,false
homogeneous-national,"National homogeneous-industry associations, to be helped into being",انجمن‌های ملی صنایع همگن,national_homogeneous,national,,,,planned,,true,,,,,,,004_c97e60baf067037a,8,exact,false
"""####

  private static let attendanceCSV: StaticString = ####"""
session,organization,person,post,role,described_as,present,plenipotentiary,source,paragraph,precision,inferred
kerman-1404-4,kerman-governorate,salari,kerman-deputy-economic,chair,deputy for coordination of economic affairs of the governorate,true,,002_057cc68bf82e8abc,1,exact,false
kerman-1404-4,kerman-smt,hosseininejad,kerman-working-group-secretary,secretary,director-general of SMT of Kerman and secretary; that he is Hosseininejad is inferred,true,,002_057cc68bf82e8abc,1,exact,true
kerman-1404-4,kerman-executive-agencies,,,member,officials of the economic executive agencies of the province,true,,002_057cc68bf82e8abc,1,unknown,false
kerman-1404-4,kerman-executive-agencies,,,head,managers of executive agencies,true,,002_057cc68bf82e8abc,1,unknown,false
kerman-1404-4,kerman-banks,,,representative,representatives of banks,true,,002_057cc68bf82e8abc,1,unknown,false
kerman-1404-4,kerman-estates-company,,,member,industrial estates company; whether by its head or a representative is not clear,true,,002_057cc68bf82e8abc,1,exact,true
kerman-1404-4,kerman-natural-resources,,,member,natural resources; whether by its head or a representative is not clear,true,,002_057cc68bf82e8abc,1,exact,true
kerman-1404-4,kerman-environment,,,member,environment; whether by its head or a representative is not clear,true,,002_057cc68bf82e8abc,1,exact,true
kerman-1404-4,kerman-agriculture-jihad,,,member,Agriculture Jihad; whether by its head or a representative is not clear,true,,002_057cc68bf82e8abc,1,exact,true
kerman-1404-4,,,,member,other related members,true,,002_057cc68bf82e8abc,1,unknown,false
kerman-1404-4,,,,representative,"managers of the production units, who reported on their cases",true,,002_057cc68bf82e8abc,2,unknown,false
amayesh-meeting,ministry-smt,,minister-smt,head,,true,,000_ea9033543326dfe4,1,exact,false
amayesh-meeting,smt-planning,,smt-deputy-planning,head,,true,,000_ea9033543326dfe4,1,exact,false
amayesh-meeting,smt-industries,,smt-deputy-industries,head,,true,,000_ea9033543326dfe4,1,exact,false
amayesh-meeting,smt-mining,,smt-deputy-mining,head,,true,,000_ea9033543326dfe4,1,exact,false
amayesh-meeting,isipo,,isipo-head,head,,true,,000_ea9033543326dfe4,1,exact,true
amayesh-meeting,idro,,idro-head,head,,true,,000_ea9033543326dfe4,1,exact,false
amayesh-meeting,imidro,,imidro-head,head,,true,,000_ea9033543326dfe4,1,exact,true
amayesh-meeting,itsr,,itsr-head,head,also presented the framework of the programme,true,,000_ea9033543326dfe4,1,exact,true
planning-deputies-meeting,smt-planning,niazi,smt-deputy-planning,head,,true,,000_ea9033543326dfe4,3,exact,true
planning-deputies-meeting,ministry-smt,,,member,headquarters managers,true,,000_ea9033543326dfe4,3,unknown,false
planning-deputies-meeting,provincial-smt,,provincial-smt-deputy-planning,representative,planning deputies of the provincial SMT organisations,true,,000_ea9033543326dfe4,3,unknown,false
alborz-house-meeting,alborz-smt,ansari,alborz-smt-acting-head,head,,true,,001_18285f0af8451c58,10,exact,true
alborz-house-meeting,house-smt-alborz,,house-smt-alborz-chair,head,chair of the House,true,,001_18285f0af8451c58,10,exact,false
alborz-house-meeting,house-smt-alborz,,house-smt-alborz-board-member,member,members of the board,true,,001_18285f0af8451c58,10,unknown,false
isipo-conference-1402-day-1,isipo,rasoulian,isipo-chair-managing-director,head,called deputy minister in paragraph 10,true,,003_e2e37c1e7d2531a5,13,exact,true
isipo-conference-1402-day-1,isipo,,,member,deputies and headquarters managers of ISIPO,true,,003_e2e37c1e7d2531a5,8,unknown,false
isipo-conference-1402-day-1,provincial-estates-companies,,provincial-estates-company-managing-director,head,managing directors of the provincial estates companies,true,,003_e2e37c1e7d2531a5,8,unknown,false
commission-associations-1400,smt-planning,zarandi,commission-associations-chair,chair,,true,,004_c97e60baf067037a,4,exact,true
commission-associations-1400,isipo,rasoulian,commission-associations-member,member,"new member, as head of ISIPO",true,,004_c97e60baf067037a,4,exact,false
commission-associations-1400,house-smt-iran,sahl-abadi,house-smt-iran-head,head,membership in the commission is not stated,true,,004_c97e60baf067037a,4,exact,false
commission-associations-1400,smt-administrative-renovation,ehsani,administrative-renovation-head,head,membership in the commission is not stated,true,,004_c97e60baf067037a,4,exact,false
"""####

  private static let axesCSV: StaticString = ####"""
axis,programme,title,title_fa,amount_rial,deadline,deadline_jalali,legal_basis,status,fact,source,paragraph,precision,inferred
isipo-1402-01,isipo-1402,Power supply of industrial estates and zones,تأمین برق شهرک‌ها و نواحی صنعتی,5000000000000,,,resolution of the Islamic Consultative Assembly,,S003-30,003_e2e37c1e7d2531a5,11,exact,false
isipo-1402-02,isipo-1402,Water supply of industrial units,تأمین آب واحدهای صنعتی,,,,resolution of the Islamic Consultative Assembly,,S003-32,003_e2e37c1e7d2531a5,12,exact,false
isipo-1402-03,isipo-1402,"Electronic supervision of infrastructure projects, from estimate to payment",نظارت الکترونیکی پروژه‌های زیرساخت,,,,,,S003-33,003_e2e37c1e7d2531a5,12,exact,false
isipo-1402-04,isipo-1402,Financing from the stock exchange,تأمین مالی از بورس,,,,,,S003-34,003_e2e37c1e7d2531a5,12,exact,false
isipo-1402-05,isipo-1402,Water from treated effluent of wastewater plants,تأمین آب از پساب تصفیه‌خانه‌ها,,,,,,S003-35,003_e2e37c1e7d2531a5,12,exact,false
isipo-1402-06,isipo-1402,Programme to settle the state of assigned land,تعیین تکلیف زمین‌های واگذارشده,,2024-03-19,1402-12-29,,,S003-36,003_e2e37c1e7d2531a5,12,exact,true
isipo-1402-07,isipo-1402,Development of pioneering companies,توسعه شرکت‌های پیشران,,,,,,S003-39,003_e2e37c1e7d2531a5,13,exact,false
isipo-1402-08,isipo-1402,Identification of production chains,شناسایی زنجیره‌های تولید,,,,,,S003-40,003_e2e37c1e7d2531a5,13,exact,false
isipo-1402-09,isipo-1402,Exhibition pavilions,برگزاری پاویون‌های نمایشگاهی,,,,,,S003-41,003_e2e37c1e7d2531a5,13,exact,false
isipo-1402-10,isipo-1402,Production support package,بسته حمایت از تولید,,,,,,S003-42,003_e2e37c1e7d2531a5,13,exact,false
isipo-1402-11,isipo-1402,Launch of a B2B system,راه‌اندازی سامانه B2B,,,,,,S003-43,003_e2e37c1e7d2531a5,13,exact,false
isipo-1402-12,isipo-1402,"Beautification, urban furniture and green space in estates and zones",زیباسازی، مبلمان شهری و فضای سبز شهرک‌ها,,,,,,S003-44,003_e2e37c1e7d2531a5,13,exact,false
isipo-1402-13,isipo-1402,Planning to build workshop units,برنامه‌ریزی احداث واحدهای کارگاهی,,,,,,S003-45,003_e2e37c1e7d2531a5,13,exact,false
isipo-1402-14,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-15,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-16,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-17,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-18,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-19,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-20,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-21,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-22,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-23,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-24,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-25,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-26,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-27,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-28,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-29,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-30,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-31,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-32,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-33,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-34,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
isipo-1402-35,isipo-1402,,,,,,,,S003-23,003_e2e37c1e7d2531a5,9,unknown,true
"""####

  private static let axis_statementsCSV: StaticString = ####"""
axis,programme,stated,title,title_fa,amount_rial,deadline,legal_basis,weight,stated_in,source,paragraph,precision,inferred
"""####

  private static let bidsCSV: StaticString = ####"""
bid,project,bidder,date,amount_rial,won,source,paragraph,precision,inferred
"""####

  private static let casesCSV: StaticString = ####"""
case,unit,working_group,session,obstacle,agency,opened,stage,status,closed,province,agencies,documents,statement,charter,answered,committee,referred,heard,summed_up,decided,notified,answer_due,committee_due,solution_due,outcome,source,paragraph,precision,inferred
kerman-1404-4-c01,kerman-1404-4-u01,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c02,kerman-1404-4-u02,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c03,kerman-1404-4-u03,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c04,kerman-1404-4-u04,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c05,kerman-1404-4-u05,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c06,kerman-1404-4-u06,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c07,kerman-1404-4-u07,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c08,kerman-1404-4-u08,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c09,kerman-1404-4-u09,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c10,kerman-1404-4-u10,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c11,kerman-1404-4-u11,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c12,kerman-1404-4-u12,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c13,kerman-1404-4-u13,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c14,kerman-1404-4-u14,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c15,kerman-1404-4-u15,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c16,kerman-1404-4-u16,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c17,kerman-1404-4-u17,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c18,kerman-1404-4-u18,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c19,kerman-1404-4-u19,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c20,kerman-1404-4-u20,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c21,kerman-1404-4-u21,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c22,kerman-1404-4-u22,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c23,kerman-1404-4-u23,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c24,kerman-1404-4-u24,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c25,kerman-1404-4-u25,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c26,kerman-1404-4-u26,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c27,kerman-1404-4-u27,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c28,kerman-1404-4-u28,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c29,kerman-1404-4-u29,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c30,kerman-1404-4-u30,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
kerman-1404-4-c31,kerman-1404-4-u31,kerman,kerman-1404-4,,,,decided,,,IR-08,[],[],,,,,,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
"""####

  private static let change_requestsCSV: StaticString = ####"""
request,province,permit_kind,proposed,status,reason,changes,reviewed,finding,ended,answer,version,source,paragraph,precision,inferred
"""####

  private static let commission_sessionsCSV: StaticString = ####"""
commission_session,commission,held,chair,chair_post,posts,seats,source,paragraph,precision,inferred
"""####

  private static let countiesCSV: StaticString = ####"""
county,province,name,name_fa,population_1395,in_1395_census,source,paragraph,precision,inferred
0001,IR-00,Arak,اراک,591756,true,sci-1402,,exact,false
0002,IR-00,Ashtian,آشتیان,16357,true,sci-1402,,exact,false
0003,IR-00,Tafresh,تفرش,24913,true,sci-1402,,exact,false
0004,IR-00,Khomein,خمین,105017,true,sci-1402,,exact,false
0005,IR-00,Delijan,دلیجان,51621,true,sci-1402,,exact,false
0006,IR-00,Saveh,ساوه,283538,true,sci-1402,,exact,false
0007,IR-00,Shazand,شازند,117571,true,sci-1402,,exact,false
0009,IR-00,Mahallat,محلات,55342,true,sci-1402,,exact,false
0010,IR-00,Zarandieh,زرندیه,63907,true,sci-1402,,exact,false
0011,IR-00,Komeijan,کمیجان,36441,true,sci-1402,,exact,false
0012,IR-00,Khondab,خنداب,54018,true,sci-1402,,exact,false
0013,IR-00,Farahan,فراهان,28994,true,sci-1402,,exact,false
0101,IR-01,Astara,آستارا,91257,true,sci-1402,,exact,false
0102,IR-01,Astane-ye-Ashrafiyeh,آستانه اشرفیه,108130,true,sci-1402,,exact,false
0103,IR-01,Bandar-e-Anzali,بندرانزلی,139016,true,sci-1402,,exact,false
0104,IR-01,Talesh,طوالش,200649,true,sci-1402,,exact,false
0105,IR-01,Rasht,رشت,956971,true,sci-1402,,exact,false
0106,IR-01,Rudbar,رودبار,94720,true,sci-1402,,exact,false
0107,IR-01,Rudsar,رودسر,147399,true,sci-1402,,exact,false
0108,IR-01,Some'e-Sara,صومعه سرا,125074,true,sci-1402,,exact,false
0109,IR-01,Fuman,فومن,92310,true,sci-1402,,exact,false
0110,IR-01,Langrud,لنگرود,140686,true,sci-1402,,exact,false
0111,IR-01,Lahijan,لاهیجان,167544,true,sci-1402,,exact,false
0112,IR-01,Shaft,شفت,54226,true,sci-1402,,exact,false
0113,IR-01,Amlash,املش,43225,true,sci-1402,,exact,false
0114,IR-01,Rezvanshahr,رضوانشهر,69865,true,sci-1402,,exact,false
0115,IR-01,Siahkal,سیاهکل,46975,true,sci-1402,,exact,false
0116,IR-01,Masal,ماسال,52649,true,sci-1402,,exact,false
0117,IR-01,Khomam,خمام,,false,sci-1402,,exact,false
0201,IR-02,Amol,آمل,401639,true,sci-1402,,exact,false
0202,IR-02,Babol,بابل,531930,true,sci-1402,,exact,false
0204,IR-02,Behshahr,بهشهر,168769,true,sci-1402,,exact,false
0205,IR-02,Tonekabon,تنکابن,166132,true,sci-1402,,exact,false
0206,IR-02,Ramsar,رامسر,74179,true,sci-1402,,exact,false
0207,IR-02,Sari,ساری,504298,true,sci-1402,,exact,false
0208,IR-02,Savadkuh,سوادکوه,43913,true,sci-1402,,exact,false
0210,IR-02,Qaemshahr,قایم شهر,309199,true,sci-1402,,exact,false
0214,IR-02,Nur,نور,121531,true,sci-1402,,exact,false
0215,IR-02,Noshahr,نوشهر,138913,true,sci-1402,,exact,false
0216,IR-02,Babolsar,بابلسر,135191,true,sci-1402,,exact,false
0218,IR-02,Mahmudabad,محمودآباد,98407,true,sci-1402,,exact,false
0219,IR-02,Neka,نکا,119511,true,sci-1402,,exact,false
0220,IR-02,Chalus,چالوس,116542,true,sci-1402,,exact,false
0221,IR-02,Juybar,جویبار,77576,true,sci-1402,,exact,false
0222,IR-02,Galugah,گلوگاه,40078,true,sci-1402,,exact,false
0223,IR-02,Feredunkenar,فریدونکنار,60031,true,sci-1402,,exact,false
0224,IR-02,Abbasabad,عباس آباد,52832,true,sci-1402,,exact,false
0225,IR-02,Miandorud,میاندورود,55053,true,sci-1402,,exact,false
0226,IR-02,Simorgh,سیمرغ,19376,true,sci-1402,,exact,false
0227,IR-02,Northern Savadkooh,سوادکوه شمالی,24834,true,sci-1402,,exact,false
0228,IR-02,Kelardasht,کلاردشت,23648,true,sci-1402,,exact,false
0302,IR-03,Ahar,اهر,154530,true,sci-1402,,exact,false
0303,IR-03,Tabriz,تبریز,1773033,true,sci-1402,,exact,false
0305,IR-03,Sarab,سراب,125341,true,sci-1402,,exact,false
0306,IR-03,Maragheh,مراغه,262604,true,sci-1402,,exact,false
0307,IR-03,Marand,مرند,244971,true,sci-1402,,exact,false
0310,IR-03,Mianeh,میانه,182848,true,sci-1402,,exact,false
0311,IR-03,Hashtrud,هشترود,57199,true,sci-1402,,exact,false
0312,IR-03,Bonab,بناب,134892,true,sci-1402,,exact,false
0313,IR-03,Bostanabad,بستان آباد,94769,true,sci-1402,,exact,false
0314,IR-03,Shabestar,شبستر,135421,true,sci-1402,,exact,false
0315,IR-03,Kalibar,کلیبر,46125,true,sci-1402,,exact,false
0316,IR-03,Heris,هریس,69093,true,sci-1402,,exact,false
0319,IR-03,Jolfa,جلفا,61358,true,sci-1402,,exact,false
0320,IR-03,Malekan,ملکان,111319,true,sci-1402,,exact,false
0321,IR-03,Azarshahr,آذرشهر,110311,true,sci-1402,,exact,false
0322,IR-03,Osku,اسکو,158270,true,sci-1402,,exact,false
0323,IR-03,Charuymaq,چاراویماق,31071,true,sci-1402,,exact,false
0324,IR-03,Varzaqan,ورزقان,52650,true,sci-1402,,exact,false
0325,IR-03,Ajabshir,عجب شیر,70852,true,sci-1402,,exact,false
0326,IR-03,Khodaafarin,خداآفرین,32995,true,sci-1402,,exact,false
0327,IR-03,Hurand,هوراند,,false,sci-1402,,exact,false
0328,IR-03,Leylan,لیلان,,false,sci-1402,,exact,false
0401,IR-04,Urumia,ارومیه,1040565,true,sci-1402,,exact,false
0402,IR-04,Piranshahr,پیرانشهر,138864,true,sci-1402,,exact,false
0403,IR-04,Khoy,خوی,348664,true,sci-1402,,exact,false
0404,IR-04,Sardasht,سردشت,118849,true,sci-1402,,exact,false
0405,IR-04,Salmas,سلماس,196546,true,sci-1402,,exact,false
0406,IR-04,Maku,ماکو,94751,true,sci-1402,,exact,false
0407,IR-04,Mahabad,مهاباد,236849,true,sci-1402,,exact,false
0408,IR-04,Miandoab,میاندوآب,273949,true,sci-1402,,exact,false
0409,IR-04,Naqadeh,نقده,127671,true,sci-1402,,exact,false
0410,IR-04,Bukan,بوکان,251409,true,sci-1402,,exact,false
0411,IR-04,Shahindej,شاهین دژ,92456,true,sci-1402,,exact,false
0412,IR-04,Takab,تکاب,80556,true,sci-1402,,exact,false
0413,IR-04,Oshnaviyeh,اشنویه,73886,true,sci-1402,,exact,false
0414,IR-04,Chaldoran,چالدران,45060,true,sci-1402,,exact,false
0415,IR-04,Poldasht,پلدشت,42170,true,sci-1402,,exact,false
0416,IR-04,Chaypareh,چایپاره,47292,true,sci-1402,,exact,false
0417,IR-04,Showt,شوط,55682,true,sci-1402,,exact,false
0418,IR-04,Chaharborj,چهاربرج,,false,sci-1402,,exact,false
0419,IR-04,Baruq,باروق,,false,sci-1402,,exact,false
0420,IR-04,Mirabad,میرآباد,,false,sci-1402,,exact,false
0501,IR-05,Islamabad-e-Gharb,اسلام آبادغرب,140876,true,sci-1402,,exact,false
0502,IR-05,Kermanshah,کرمانشاه,1083833,true,sci-1402,,exact,false
0503,IR-05,Paveh,پاوه,60431,true,sci-1402,,exact,false
0504,IR-05,Sarpol-e-Zahab,سرپل ذهاب,85342,true,sci-1402,,exact,false
0505,IR-05,Sonqor,سنقر,81661,true,sci-1402,,exact,false
0506,IR-05,Qasr-e-Shirin,قصرشیرین,23929,true,sci-1402,,exact,false
0507,IR-05,Kangavar,کنگاور,76216,true,sci-1402,,exact,false
0508,IR-05,Gilan-e-Gharb,گیلانغرب,57007,true,sci-1402,,exact,false
0509,IR-05,Javanrud,جوانرود,75169,true,sci-1402,,exact,false
0510,IR-05,Sahneh,صحنه,70757,true,sci-1402,,exact,false
0511,IR-05,Harsin,هرسین,78350,true,sci-1402,,exact,false
0512,IR-05,Solas-e-Babajani,ثلاث باباجانی,35219,true,sci-1402,,exact,false
0513,IR-05,Dalaho,دالاهو,35987,true,sci-1402,,exact,false
0514,IR-05,Ravansar,روانسر,47657,true,sci-1402,,exact,false
0601,IR-06,Abadan,آبادان,298090,true,sci-1402,,exact,false
0602,IR-06,Andimeshk,اندیمشک,171412,true,sci-1402,,exact,false
0603,IR-06,Ahvaz,اهواز,1302591,true,sci-1402,,exact,false
0604,IR-06,Izeh,ایذه,198871,true,sci-1402,,exact,false
0605,IR-06,Mahshahr,بندرماهشهر,296271,true,sci-1402,,exact,false
0606,IR-06,Behbahan,بهبهان,180593,true,sci-1402,,exact,false
0607,IR-06,Khorramshahr,خرمشهر,170976,true,sci-1402,,exact,false
0608,IR-06,Dezful,دزفول,443971,true,sci-1402,,exact,false
0609,IR-06,Dasht-e-Azadegan,دشت آزادگان,107989,true,sci-1402,,exact,false
0610,IR-06,Ramhormoz,رامهرمز,113776,true,sci-1402,,exact,false
0611,IR-06,Shadegan,شادگان,138480,true,sci-1402,,exact,false
0612,IR-06,Shushtar,شوشتر,192028,true,sci-1402,,exact,false
0613,IR-06,Masjed-Soleyman,مسجدسلیمان,113419,true,sci-1402,,exact,false
0614,IR-06,Shush,شوش,205720,true,sci-1402,,exact,false
0615,IR-06,Baghmalek,باغ ملک,105384,true,sci-1402,,exact,false
0616,IR-06,Omidiyeh,امیدیه,92335,true,sci-1402,,exact,false
0617,IR-06,Lali,لالی,37963,true,sci-1402,,exact,false
0618,IR-06,Hendijan,هندیجان,38762,true,sci-1402,,exact,false
0619,IR-06,Ramshir,رامشیر,54004,true,sci-1402,,exact,false
0620,IR-06,Guotvand,گتوند,65468,true,sci-1402,,exact,false
0621,IR-06,Andika,اندیکا,47629,true,sci-1402,,exact,false
0622,IR-06,Haftkel,هفتکل,22119,true,sci-1402,,exact,false
0623,IR-06,Hoveizeh,هویزه,38886,true,sci-1402,,exact,false
0624,IR-06,Bavi,باوی,96484,true,sci-1402,,exact,false
0625,IR-06,Hamidieh,حمیدیه,53762,true,sci-1402,,exact,false
0626,IR-06,Aghajari,آغاجاری,17654,true,sci-1402,,exact,false
0627,IR-06,Karoun,کارون,105872,true,sci-1402,,exact,false
0628,IR-06,Karkheh,کرخه,,false,sci-1402,,exact,false
0629,IR-06,Dezpart,دزپارت,,false,sci-1402,,exact,false
0630,IR-06,Seydun,صیدون,,false,sci-1402,,exact,false
0701,IR-07,Abadeh,آباده,100831,true,sci-1402,,exact,false
0702,IR-07,Estahban,استهبان,68850,true,sci-1402,,exact,false
0703,IR-07,Eqlid,اقلید,93763,true,sci-1402,,exact,false
0704,IR-07,Jahrom,جهرم,228532,true,sci-1402,,exact,false
0705,IR-07,Darab,داراب,201489,true,sci-1402,,exact,false
0706,IR-07,Sepidan,سپیدان,91049,true,sci-1402,,exact,false
0707,IR-07,Shiraz,شیراز,1869001,true,sci-1402,,exact,false
0708,IR-07,Fasa,فسا,205187,true,sci-1402,,exact,false
0709,IR-07,Firuzabad,فیروزآباد,121417,true,sci-1402,,exact,false
0710,IR-07,Kazerun,کازرون,266217,true,sci-1402,,exact,false
0711,IR-07,Larestan,لارستان,213920,true,sci-1402,,exact,false
0712,IR-07,Marvdasht,مرودشت,323434,true,sci-1402,,exact,false
0713,IR-07,Mamasani,ممسنی,117527,true,sci-1402,,exact,false
0714,IR-07,Neyriz,نی ریز,113291,true,sci-1402,,exact,false
0715,IR-07,Lamerd,لامرد,91782,true,sci-1402,,exact,false
0716,IR-07,Bavanat,بوانات,50418,true,sci-1402,,exact,false
0717,IR-07,Arsanjan,ارسنجان,42725,true,sci-1402,,exact,false
0718,IR-07,Khorrambid,خرم بید,50522,true,sci-1402,,exact,false
0719,IR-07,Zarrindasht,زرین دشت,73199,true,sci-1402,,exact,false
0720,IR-07,Qir-o-Karzin,قیروکارزین,71203,true,sci-1402,,exact,false
0721,IR-07,Mehr,مهر,64827,true,sci-1402,,exact,false
0722,IR-07,Farashband,فراشبند,45459,true,sci-1402,,exact,false
0723,IR-07,Pasargad,پاسارگاد,30118,true,sci-1402,,exact,false
0724,IR-07,Khonj,خنج,41359,true,sci-1402,,exact,false
0725,IR-07,Sarvestan,سروستان,38114,true,sci-1402,,exact,false
0726,IR-07,Rostam,رستم,44386,true,sci-1402,,exact,false
0727,IR-07,Gerash,گراش,53907,true,sci-1402,,exact,false
0728,IR-07,Kavar,کوار,83883,true,sci-1402,,exact,false
0729,IR-07,Kherameh,خرامه,54864,true,sci-1402,,exact,false
0730,IR-07,Zarghan,زرقان,,false,sci-1402,,exact,false
0731,IR-07,Beyza,بیضا,,false,sci-1402,,exact,false
0732,IR-07,Sarchehan,سرچهان,,false,sci-1402,,exact,false
0733,IR-07,Kooh Chenar,کوه چنار,,false,sci-1402,,exact,false
0734,IR-07,Khafr,خفر,,false,sci-1402,,exact,false
0735,IR-07,Bakhtegan,بختگان,,false,sci-1402,,exact,false
0736,IR-07,Evaz,اوز,,false,sci-1402,,exact,false
0737,IR-07,Juyom,جویم,,false,sci-1402,,exact,false
0801,IR-08,Baft,بافت,84103,true,sci-1402,,exact,false
0802,IR-08,Bam,بم,228241,true,sci-1402,,exact,false
0803,IR-08,Jiroft,جیرفت,308858,true,sci-1402,,exact,false
0804,IR-08,Rafsanjan,رفسنجان,311214,true,sci-1402,,exact,false
0805,IR-08,Zarand,زرند,138133,true,sci-1402,,exact,false
0806,IR-08,Sirjan,سیرجان,324103,true,sci-1402,,exact,false
0807,IR-08,Shahr-e-Babak,شهربابک,103975,true,sci-1402,,exact,false
0808,IR-08,Kerman,کرمان,738724,true,sci-1402,,exact,false
0809,IR-08,Kahnuj,کهنوج,95848,true,sci-1402,,exact,false
0810,IR-08,Bardsir,بردسیر,81983,true,sci-1402,,exact,false
0811,IR-08,Ravar,راور,43198,true,sci-1402,,exact,false
0812,IR-08,Anbarabad,عنبرآباد,82438,true,sci-1402,,exact,false
0813,IR-08,Manujan,منوجان,65705,true,sci-1402,,exact,false
0814,IR-08,Kuhbonan,کوهبنان,21205,true,sci-1402,,exact,false
0815,IR-08,Roudbar-e-Jonub,رودبارجنوب,105992,true,sci-1402,,exact,false
0816,IR-08,Ghaleye-Ganj,قلعه گنج,76495,true,sci-1402,,exact,false
0817,IR-08,Rigan,ریگان,88410,true,sci-1402,,exact,false
0818,IR-08,Rabar,رابر,35362,true,sci-1402,,exact,false
0819,IR-08,Fahraj,فهرج,67096,true,sci-1402,,exact,false
0820,IR-08,Anar,انار,36897,true,sci-1402,,exact,false
0821,IR-08,Normashir,نرماشیر,54228,true,sci-1402,,exact,false
0822,IR-08,Faryab,فاریاب,34000,true,sci-1402,,exact,false
0823,IR-08,Arzuiyeh,ارزوییه,38510,true,sci-1402,,exact,false
0824,IR-08,Gonbaki,گنبکی,,false,sci-1402,,exact,false
0825,IR-08,Jazmurian,جازموریان,,false,sci-1402,,exact,false
0904,IR-09,Taybad,تایباد,117564,true,sci-1402,,exact,false
0905,IR-09,Torbat-e-Heydarieh,تربت حیدریه,224626,true,sci-1402,,exact,false
0906,IR-09,Torbat-e-Jam,تربت جام,267671,true,sci-1402,,exact,false
0907,IR-09,Dargaz,درگز,72355,true,sci-1402,,exact,false
0908,IR-09,Sabzevar,سبزوار,306310,true,sci-1402,,exact,false
0913,IR-09,Quchan,قوچان,174495,true,sci-1402,,exact,false
0914,IR-09,Kashmar,کاشمر,168664,true,sci-1402,,exact,false
0915,IR-09,Gonabad,گناباد,88753,true,sci-1402,,exact,false
0916,IR-09,Mashhad,مشهد,3372660,true,sci-1402,,exact,false
0917,IR-09,Nishapur,نیشابور,451780,true,sci-1402,,exact,false
0918,IR-09,Chenaran,چناران,155013,true,sci-1402,,exact,false
0919,IR-09,Khaf,خواف,138972,true,sci-1402,,exact,false
0920,IR-09,Sarakhs,سرخس,97519,true,sci-1402,,exact,false
0922,IR-09,Fariman,فریمان,99001,true,sci-1402,,exact,false
0923,IR-09,Bardaskan,بردسکن,75631,true,sci-1402,,exact,false
0927,IR-09,Rashtkhar,رشتخوار,60689,true,sci-1402,,exact,false
0928,IR-09,Kalat,کلات,36237,true,sci-1402,,exact,false
0929,IR-09,Khalilabad,خلیل آباد,51701,true,sci-1402,,exact,false
0930,IR-09,Mahvelat,مه ولات,51409,true,sci-1402,,exact,false
0931,IR-09,Bajestan,بجستان,31207,true,sci-1402,,exact,false
0932,IR-09,Torghabe-o-Shandiz,طرقبه شاندیز,69640,true,sci-1402,,exact,false
0933,IR-09,Firuzeh,فیروزه,37539,true,sci-1402,,exact,false
0934,IR-09,Joghatai,جغتای,49175,true,sci-1402,,exact,false
0935,IR-09,Zave,زاوه,67695,true,sci-1402,,exact,false
0936,IR-09,Jowayin,جوین,54488,true,sci-1402,,exact,false
0937,IR-09,Bakharz,باخرز,54615,true,sci-1402,,exact,false
0938,IR-09,Khoshab,خوشاب,37181,true,sci-1402,,exact,false
0939,IR-09,Davarzan,داورزن,21911,true,sci-1402,,exact,false
0940,IR-09,Saleh Abad,صالح آباد,,false,sci-1402,,exact,false
0941,IR-09,KoohSorkh,کوهسرخ,,false,sci-1402,,exact,false
0942,IR-09,Zeberkhan,زبرخان,,false,sci-1402,,exact,false
0943,IR-09,Sheshtamad,ششتمد,,false,sci-1402,,exact,false
0944,IR-09,Golbahar,گلبهار,,false,sci-1402,,exact,false
0945,IR-09,Miyan Jolgeh,میان جلگه,,false,sci-1402,,exact,false
1001,IR-10,Ardestan,اردستان,42105,true,sci-1402,,exact,false
1002,IR-10,Isfahan,اصفهان,2243249,true,sci-1402,,exact,false
1003,IR-10,Khomeinishahr,خمینی شهر,319727,true,sci-1402,,exact,false
1004,IR-10,Khansar,خوانسار,33049,true,sci-1402,,exact,false
1005,IR-10,Semirom,سمیرم,74109,true,sci-1402,,exact,false
1006,IR-10,Faridan,فریدن,49890,true,sci-1402,,exact,false
1007,IR-10,Fereydunshahr,فریدونشهر,35654,true,sci-1402,,exact,false
1008,IR-10,Falavarjan,فلاورجان,249814,true,sci-1402,,exact,false
1009,IR-10,Shahreza,شهرضا,159797,true,sci-1402,,exact,false
1010,IR-10,Kashan,کاشان,364482,true,sci-1402,,exact,false
1011,IR-10,Golpayegan,گلپایگان,90086,true,sci-1402,,exact,false
1012,IR-10,Lenjan,لنجان,262912,true,sci-1402,,exact,false
1013,IR-10,Nain,نایین,39261,true,sci-1402,,exact,false
1014,IR-10,Najafabad,نجف آباد,319205,true,sci-1402,,exact,false
1015,IR-10,Natanz,نطنز,43977,true,sci-1402,,exact,false
1016,IR-10,Shahinshahr-o-Meymeh,شاهین شهرو میمه,234667,true,sci-1402,,exact,false
1017,IR-10,Mobarakeh,مبارکه,150441,true,sci-1402,,exact,false
1018,IR-10,Aran-o-Bidgol,آران و بیدگل,103517,true,sci-1402,,exact,false
1019,IR-10,Tiran-o-Korun,تیران وکرون,71575,true,sci-1402,,exact,false
1020,IR-10,Chadegan,چادگان,32479,true,sci-1402,,exact,false
1021,IR-10,Dehaghan,دهاقان,34511,true,sci-1402,,exact,false
1022,IR-10,Borkhar,برخوار,122419,true,sci-1402,,exact,false
1023,IR-10,Khorobiyabanak,خور و بیابانک,19761,true,sci-1402,,exact,false
1024,IR-10,Booeino Miyandasht,بویین و میاندشت,24163,true,sci-1402,,exact,false
1025,IR-10,Kuhpayeh,کوهپایه,,false,sci-1402,,exact,false
1026,IR-10,Jarqavieh,جرقویه,,false,sci-1402,,exact,false
1027,IR-10,Varzaneh,ورزنه,,false,sci-1402,,exact,false
1028,IR-10,Harand,هرند,,false,sci-1402,,exact,false
1101,IR-11,Iranshahr,ایرانشهر,254314,true,sci-1402,,exact,false
1102,IR-11,Chabahar,چاه بهار,283204,true,sci-1402,,exact,false
1103,IR-11,Khash,خاش,173821,true,sci-1402,,exact,false
1104,IR-11,Zabol,زابل,165666,true,sci-1402,,exact,false
1105,IR-11,Zahedan,زاهدان,672589,true,sci-1402,,exact,false
1106,IR-11,Saravan,سراوان,191661,true,sci-1402,,exact,false
1107,IR-11,Nikshahr,نیک شهر,141894,true,sci-1402,,exact,false
1108,IR-11,Rask,راسک,186165,true,sci-1402,,exact,false
1109,IR-11,Konarak,کنارک,98212,true,sci-1402,,exact,false
1110,IR-11,Zehak,زهک,74896,true,sci-1402,,exact,false
1111,IR-11,Hirmand,هیرمند,63979,true,sci-1402,,exact,false
1112,IR-11,Dalgan,دلگان,67857,true,sci-1402,,exact,false
1113,IR-11,Mehrestan,مهرستان,70579,true,sci-1402,,exact,false
1114,IR-11,Sibo Soran,سیب و سوران,85095,true,sci-1402,,exact,false
1115,IR-11,Nimrouz,نیمروز,48471,true,sci-1402,,exact,false
1116,IR-11,Hamoun,هامون,41017,true,sci-1402,,exact,false
1117,IR-11,Mirjaveh,میرجاوه,45357,true,sci-1402,,exact,false
1118,IR-11,Ghasre Ghand,قصرقند,61076,true,sci-1402,,exact,false
1119,IR-11,Fanouj,فنوج,49161,true,sci-1402,,exact,false
1120,IR-11,Bampour,بمپور,,false,sci-1402,,exact,false
1121,IR-11,Taftan,تفتان,,false,sci-1402,,exact,false
1122,IR-11,Dashtiari,دشتیاری,,false,sci-1402,,exact,false
1123,IR-11,Sarbaz,سرباز,,false,sci-1402,,exact,false
1124,IR-11,Golshan,گلشن,,false,sci-1402,,exact,false
1125,IR-11,Lashar,لاشار,,false,sci-1402,,exact,false
1126,IR-11,Zarabad,زرآباد,,false,sci-1402,,exact,false
1201,IR-12,Baneh,بانه,158690,true,sci-1402,,exact,false
1202,IR-12,Bijar,بیجار,89162,true,sci-1402,,exact,false
1203,IR-12,Saqqez,سقز,226451,true,sci-1402,,exact,false
1204,IR-12,Sannandaj,سنندج,501402,true,sci-1402,,exact,false
1205,IR-12,Qorveh,قروه,140192,true,sci-1402,,exact,false
1206,IR-12,Marivan,مریوان,195263,true,sci-1402,,exact,false
1207,IR-12,Divandarreh,دیواندره,80040,true,sci-1402,,exact,false
1208,IR-12,Kamyaran,کامیاران,102856,true,sci-1402,,exact,false
1209,IR-12,Sarvabad,سروآباد,44940,true,sci-1402,,exact,false
1210,IR-12,Dehgolan,دهگلان,64015,true,sci-1402,,exact,false
1301,IR-13,Tuyserkan,تویسرکان,101666,true,sci-1402,,exact,false
1302,IR-13,Malayer,ملایر,288685,true,sci-1402,,exact,false
1303,IR-13,Nahavand,نهاوند,178787,true,sci-1402,,exact,false
1304,IR-13,Hamadan,همدان,676105,true,sci-1402,,exact,false
1305,IR-13,Kabudarahang,کبودرآهنگ,126062,true,sci-1402,,exact,false
1306,IR-13,Asadabad,اسدآباد,100901,true,sci-1402,,exact,false
1307,IR-13,Bahar,بهار,119082,true,sci-1402,,exact,false
1308,IR-13,Razan,رزن,107587,true,sci-1402,,exact,false
1309,IR-13,Famenin,فامنین,39359,true,sci-1402,,exact,false
1310,IR-13,Dargazin,درگزین,,false,sci-1402,,exact,false
1401,IR-14,Borujen,بروجن,122483,true,sci-1402,,exact,false
1402,IR-14,Shahrekord,شهرکرد,315980,true,sci-1402,,exact,false
1403,IR-14,Farsan,فارسان,95286,true,sci-1402,,exact,false
1404,IR-14,Lordegan,لردگان,209681,true,sci-1402,,exact,false
1405,IR-14,Ardal,اردل,48880,true,sci-1402,,exact,false
1406,IR-14,Kuhrang,کوهرنگ,41535,true,sci-1402,,exact,false
1407,IR-14,Kiaar,کیار,50976,true,sci-1402,,exact,false
1408,IR-14,Saman,سامان,34616,true,sci-1402,,exact,false
1409,IR-14,Ben,بن,28326,true,sci-1402,,exact,false
1410,IR-14,Khanmirza,خانمیرزا,,false,sci-1402,,exact,false
1411,IR-14,Falard,فلارد,,false,sci-1402,,exact,false
1412,IR-14,Farrokhshahr,فرخ شهر,,false,sci-1402,,exact,false
1501,IR-15,Aligudarz,الیگودرز,137534,true,sci-1402,,exact,false
1502,IR-15,Borujerd,بروجرد,326452,true,sci-1402,,exact,false
1503,IR-15,Khorramabad,خرم آباد,506471,true,sci-1402,,exact,false
1504,IR-15,Delfan,دلفان,143973,true,sci-1402,,exact,false
1505,IR-15,Dorud,دورود,174508,true,sci-1402,,exact,false
1506,IR-15,Kuhdasht,کوهدشت,166658,true,sci-1402,,exact,false
1507,IR-15,Azna,ازنا,74936,true,sci-1402,,exact,false
1508,IR-15,Poldokhtar,پلدختر,73744,true,sci-1402,,exact,false
1509,IR-15,Selseleh,سلسله,75559,true,sci-1402,,exact,false
1510,IR-15,Chegeni,چگنی,41756,true,sci-1402,,exact,false
1511,IR-15,Romeshkan,رومشکان,39058,true,sci-1402,,exact,false
1512,IR-15,Mamulan,معمولان,,false,sci-1402,,exact,false
1601,IR-16,Ilam,ایلام,235144,true,sci-1402,,exact,false
1602,IR-16,Darreh Shahr,دره شهر,43708,true,sci-1402,,exact,false
1603,IR-16,Dehloran,دهلران,65630,true,sci-1402,,exact,false
1604,IR-16,Shirvan-o-Chardavol,چرداول,57381,true,sci-1402,,exact,false
1605,IR-16,Mehran,مهران,29797,true,sci-1402,,exact,false
1606,IR-16,Abdanan,آبدانان,47851,true,sci-1402,,exact,false
1607,IR-16,Eyvan,ایوان,49491,true,sci-1402,,exact,false
1608,IR-16,Malekshahi,ملکشاهی,21138,true,sci-1402,,exact,false
1609,IR-16,Sirvan,سیروان,14404,true,sci-1402,,exact,false
1610,IR-16,Badre,بدره,15614,true,sci-1402,,exact,false
1611,IR-16,Holeylan,هلیلان,,false,sci-1402,,exact,false
1612,IR-16,Chavar,چوار,,false,sci-1402,,exact,false
1701,IR-17,Boyer-Ahmad,بویراحمد,299885,true,sci-1402,,exact,false
1702,IR-17,Kohgeluyeh,کهگیلویه,131351,true,sci-1402,,exact,false
1703,IR-17,Gachsaran,گچساران,124096,true,sci-1402,,exact,false
1704,IR-17,Dena,دنا,42539,true,sci-1402,,exact,false
1705,IR-17,Bahmai,بهمیی,38136,true,sci-1402,,exact,false
1706,IR-17,Charam,چرام,33543,true,sci-1402,,exact,false
1707,IR-17,Basht,باشت,21690,true,sci-1402,,exact,false
1708,IR-17,Landeh,لنده,21812,true,sci-1402,,exact,false
1709,IR-17,Margown,مارگون,,false,sci-1402,,exact,false
1801,IR-18,Bushehr,بوشهر,298594,true,sci-1402,,exact,false
1802,IR-18,Tangestan,تنگستان,76706,true,sci-1402,,exact,false
1803,IR-18,Dashtestan,دشتستان,252047,true,sci-1402,,exact,false
1804,IR-18,Dashti,دشتی,86319,true,sci-1402,,exact,false
1805,IR-18,Dayyer,دیر,60612,true,sci-1402,,exact,false
1806,IR-18,Kangan,کنگان,107801,true,sci-1402,,exact,false
1807,IR-18,Ganaveh,گناوه,102484,true,sci-1402,,exact,false
1808,IR-18,Deylam,دیلم,34828,true,sci-1402,,exact,false
1809,IR-18,Jam,جم,70051,true,sci-1402,,exact,false
1810,IR-18,Asaluyeh,عسلویه,73958,true,sci-1402,,exact,false
1901,IR-19,Abhar,ابهر,151528,true,sci-1402,,exact,false
1903,IR-19,Khodabandeh,خدابنده,164493,true,sci-1402,,exact,false
1904,IR-19,Zanjan,زنجان,521302,true,sci-1402,,exact,false
1906,IR-19,Eejrud,ایجرود,36641,true,sci-1402,,exact,false
1907,IR-19,Khorramdarreh,خرمدره,67951,true,sci-1402,,exact,false
1908,IR-19,Tarom,طارم,46641,true,sci-1402,,exact,false
1909,IR-19,Mahneshan,ماهنشان,39425,true,sci-1402,,exact,false
1910,IR-19,Soltanieh,سلطانیه,29480,true,sci-1402,,exact,false
2001,IR-20,Damghan,دامغان,94190,true,sci-1402,,exact,false
2002,IR-20,Semnan,سمنان,196521,true,sci-1402,,exact,false
2003,IR-20,Shahrud,شاهرود,218628,true,sci-1402,,exact,false
2004,IR-20,Garmsar,گرمسار,77421,true,sci-1402,,exact,false
2005,IR-20,Mehdishahr,مهدی شهر,47475,true,sci-1402,,exact,false
2006,IR-20,Aradan,آرادان,13884,true,sci-1402,,exact,false
2007,IR-20,Meyami,میامی,38718,true,sci-1402,,exact,false
2008,IR-20,Sorkheh,سرخه,15523,true,sci-1402,,exact,false
2101,IR-21,Ardekan,اردکان,97960,true,sci-1402,,exact,false
2102,IR-21,Bafq,بافق,50845,true,sci-1402,,exact,false
2103,IR-21,Taft,تفت,43893,true,sci-1402,,exact,false
2104,IR-21,Mehriz,مهریز,51733,true,sci-1402,,exact,false
2105,IR-21,Yazd,یزد,656474,true,sci-1402,,exact,false
2106,IR-21,Meybod,میبد,99727,true,sci-1402,,exact,false
2107,IR-21,Abarkuh,ابرکوه,51552,true,sci-1402,,exact,false
2108,IR-21,Ashkezar,اشکذر,32566,true,sci-1402,,exact,false
2109,IR-21,Khatam,خاتم,36562,true,sci-1402,,exact,false
2111,IR-21,Bahabad,بهاباد,17221,true,sci-1402,,exact,false
2112,IR-21,Marvast,مروست,,false,sci-1402,,exact,false
2113,IR-21,Zarach,زارچ,,false,sci-1402,,exact,false
2201,IR-22,Abumusa,ابوموسی,7402,true,sci-1402,,exact,false
2202,IR-22,Bandar-Abbas,بندر عباس,680366,true,sci-1402,,exact,false
2203,IR-22,Bandar-Lengeh,بندر لنگه,159358,true,sci-1402,,exact,false
2204,IR-22,Qeshm,قشم,148993,true,sci-1402,,exact,false
2205,IR-22,Minab,میناب,259221,true,sci-1402,,exact,false
2206,IR-22,Jask,جاسک,58884,true,sci-1402,,exact,false
2207,IR-22,Rudan,رودان,124522,true,sci-1402,,exact,false
2208,IR-22,Hajiabad,حاجی آباد,69625,true,sci-1402,,exact,false
2209,IR-22,Bastak,بستک,80492,true,sci-1402,,exact,false
2210,IR-22,Khamir,خمیر,56148,true,sci-1402,,exact,false
2211,IR-22,Parsian,پارسیان,50596,true,sci-1402,,exact,false
2212,IR-22,Sirik,سیریک,45723,true,sci-1402,,exact,false
2213,IR-22,Bashagard,بشاگرد,35085,true,sci-1402,,exact,false
2301,IR-23,Tehran,تهران,8737510,true,sci-1402,,exact,false
2302,IR-23,Damavand,دماوند,125480,true,sci-1402,,exact,false
2303,IR-23,Rey,ری,349700,true,sci-1402,,exact,false
2304,IR-23,Shemiranat,شمیرانات,47279,true,sci-1402,,exact,false
2306,IR-23,Varamin,ورامین,283742,true,sci-1402,,exact,false
2309,IR-23,Shahriar,شهریار,744210,true,sci-1402,,exact,false
2310,IR-23,Islamshahr,اسلامشهر,548620,true,sci-1402,,exact,false
2312,IR-23,Robat-Karim,رباط کریم,291516,true,sci-1402,,exact,false
2313,IR-23,Pakdasht,پاکدشت,350966,true,sci-1402,,exact,false
2314,IR-23,Firuzkuh,فیروزکوه,33558,true,sci-1402,,exact,false
2316,IR-23,Shahr-e Qods,قدس,316636,true,sci-1402,,exact,false
2317,IR-23,Malard,ملارد,377292,true,sci-1402,,exact,false
2318,IR-23,Pishva,پیشوا,86601,true,sci-1402,,exact,false
2319,IR-23,Baharestan,بهارستان,536329,true,sci-1402,,exact,false
2320,IR-23,Pardis,پردیس,169060,true,sci-1402,,exact,false
2321,IR-23,Qarchak,قرچک,269138,true,sci-1402,,exact,false
2401,IR-24,Ardabil,اردبیل,605992,true,sci-1402,,exact,false
2402,IR-24,Bilasavar,بیله سوار,51404,true,sci-1402,,exact,false
2403,IR-24,Khalkhal,خلخال,86731,true,sci-1402,,exact,false
2404,IR-24,Meshginshahr,مشگین شهر,149941,true,sci-1402,,exact,false
2405,IR-24,Germi,گرمی,76901,true,sci-1402,,exact,false
2406,IR-24,Parsabad,پارس آباد,177601,true,sci-1402,,exact,false
2407,IR-24,Kowsar,کوثر,22127,true,sci-1402,,exact,false
2408,IR-24,Namin,نمین,60659,true,sci-1402,,exact,false
2409,IR-24,Nir,نیر,20864,true,sci-1402,,exact,false
2410,IR-24,Sareyn,سرعین,18200,true,sci-1402,,exact,false
2411,IR-24,AslanDuz,اصلاندوز,,false,sci-1402,,exact,false
2412,IR-24,Ungut,انگوت,,false,sci-1402,,exact,false
2501,IR-25,Qom,قم,1292283,true,sci-1402,,exact,false
2502,IR-25,Jafarabad,جعفرآباد,,false,sci-1402,,exact,false
2503,IR-25,Kahak,کهک,,false,sci-1402,,exact,false
2601,IR-26,Buin-Zahra,بویین زهرا,122994,true,sci-1402,,exact,false
2602,IR-26,Takestan,تاکستان,172636,true,sci-1402,,exact,false
2603,IR-26,Qazvin,قزوین,596932,true,sci-1402,,exact,false
2604,IR-26,Abyek,آبیک,94536,true,sci-1402,,exact,false
2605,IR-26,Alborz,البرز,242865,true,sci-1402,,exact,false
2606,IR-26,Avaj,آوج,43798,true,sci-1402,,exact,false
2701,IR-27,Bandar-e-Gaz,بندرگز,46130,true,sci-1402,,exact,false
2702,IR-27,Bandar-e-Torkaman,ترکمن,79978,true,sci-1402,,exact,false
2703,IR-27,Aliabad,علی آباد کتول,140709,true,sci-1402,,exact,false
2704,IR-27,Kordkuy,کردکوی,71270,true,sci-1402,,exact,false
2705,IR-27,Gorgan,گرگان,480541,true,sci-1402,,exact,false
2706,IR-27,Gonbad-e-Kavus,گنبدکاووس,348744,true,sci-1402,,exact,false
2707,IR-27,Minudasht,مینودشت,75483,true,sci-1402,,exact,false
2708,IR-27,Aqqala,آق قلا,132733,true,sci-1402,,exact,false
2709,IR-27,Kolaleh,کلاله,117319,true,sci-1402,,exact,false
2710,IR-27,Azadshahr,آزادشهر,96803,true,sci-1402,,exact,false
2711,IR-27,Ramian,رامیان,86210,true,sci-1402,,exact,false
2712,IR-27,Maravehtapeh,مراوه تپه,60953,true,sci-1402,,exact,false
2713,IR-27,Gomishan,گمیشان,68773,true,sci-1402,,exact,false
2714,IR-27,Galikash,گالیکش,63173,true,sci-1402,,exact,false
2801,IR-28,Esfarayen,اسفراین,120513,true,sci-1402,,exact,false
2802,IR-28,Bojnurd,بجنورد,324083,true,sci-1402,,exact,false
2803,IR-28,Jajrom,جاجرم,36673,true,sci-1402,,exact,false
2804,IR-28,Shirvan,شیروان,146140,true,sci-1402,,exact,false
2805,IR-28,Faroj,فاروج,49271,true,sci-1402,,exact,false
2806,IR-28,Maneh-o-Samalqan,سملقان,101727,true,sci-1402,,exact,false
2807,IR-28,Germeh,گرمه,25475,true,sci-1402,,exact,false
2808,IR-28,Razo Jalgelan,راز و جرگلان,59210,true,sci-1402,,exact,false
2809,IR-28,Bam and Safiabad,بام و صفی آباد,,false,sci-1402,,exact,false
2810,IR-28,Maneh,مانه,,false,sci-1402,,exact,false
2901,IR-29,Birjand,بیرجند,261324,true,sci-1402,,exact,false
2902,IR-29,Darmian,درمیان,53714,true,sci-1402,,exact,false
2903,IR-29,Sarbisheh,سربیشه,40959,true,sci-1402,,exact,false
2904,IR-29,Qaen,قاینات,116181,true,sci-1402,,exact,false
2905,IR-29,Nehbandan,نهبندان,51449,true,sci-1402,,exact,false
2906,IR-29,Sarayan,سرایان,33312,true,sci-1402,,exact,false
2907,IR-29,Ferdows,فردوس,45523,true,sci-1402,,exact,false
2908,IR-29,Boshruyeh,بشرویه,26064,true,sci-1402,,exact,false
2909,IR-29,Zirkouh,زیرکوه,40155,true,sci-1402,,exact,false
2910,IR-29,Khusf,خوسف,27600,true,sci-1402,,exact,false
2911,IR-29,Tabas,طبس,72617,true,sci-1402,,exact,false
3001,IR-30,Karaj,کرج,1973470,true,sci-1402,,exact,false
3002,IR-30,Savojbolagh,ساوجبلاغ,259973,true,sci-1402,,exact,false
3003,IR-30,Nazarabad,نظرآباد,152437,true,sci-1402,,exact,false
3004,IR-30,Taleghan,طالقان,16815,true,sci-1402,,exact,false
3005,IR-30,Eshtehard,اشتهارد,37876,true,sci-1402,,exact,false
3006,IR-30,Fardis,فردیس,271829,true,sci-1402,,exact,false
3007,IR-30,Chaharbagh,چهارباغ,,false,sci-1402,,exact,false
"""####

  private static let delegation_obstaclesCSV: StaticString = ####"""
delegation,number,statement,met,overcome,source,paragraph,precision,inferred
"""####

  private static let delegationsCSV: StaticString = ####"""
delegation,function,from,to,legal_basis,date,status,proposed,given,withdrawn,proposed_basis,source,paragraph,precision,inferred
headquarters-powers-to-provinces,powers of the headquarters (not listed),ministry-smt,provincial-smt,,,announced,,,,,000_ea9033543326dfe4,3,exact,false
functions-to-associations,some affairs and functions of the ministry (not listed),ministry-smt,industrial-mining-associations,,,intended,,,,,004_c97e60baf067037a,6,exact,false
approved-matters-to-houses,further matters that the commission approves (not listed),commission-associations,houses-of-industry,,,offered,,,,,004_c97e60baf067037a,15,exact,false
"""####

  private static let election_candidatesCSV: StaticString = ####"""
election,person,votes,elected,source,paragraph,precision,inferred
"""####

  private static let electionsCSV: StaticString = ####"""
election,association,called,held,quorum,turnout,result,term_to,call,date,eligible,ballots,supervisor,source,paragraph,precision,inferred
"""####

  private static let escalationsCSV: StaticString = ####"""
escalation,case,resolution,step,reason,escalated,answered,outcome,source,paragraph,precision,inferred
"""####

  private static let estate_companiesCSV: StaticString = ####"""
estate,company,service,work_from,work_to,source,paragraph,precision,inferred
"""####

  private static let estate_licence_stepsCSV: StaticString = ####"""
estate,application,step,taken,due,days_late,note,source,paragraph,precision,inferred
"""####

  private static let estate_scoresCSV: StaticString = ####"""
score,estate,scored,pillar,points,weight,contribution,total,class,policy,source,paragraph,precision,inferred
"""####

  private static let estatesCSV: StaticString = ####"""
estate,name,name_fa,kind,governance,province,county,area_ha,operator,rural,licence_step,score,class,bound_m2,free_m2,source,paragraph,precision,inferred
"""####

  private static let factsCSV: StaticString = ####"""
fact,kind,statement,term,value,unit,date,date_jalali,subject,part_of,weekday,other_date,source,paragraph,precision,inferred
S000-01,source,reported by the public relations of the Institute for Trade Studies and Research (ITSR),روابط عمومی موسسه مطالعات,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-02,event,"a meeting on the amayesh (spatial-priorities) programme; no date; the lead of the article is missing (it opens with those present ""in addition to the minister"")",در این جلسه,,,,,,,,,000_ea9033543326dfe4,1,unknown,false
S000-03,attendance,minister of SMT present,وزیر صمت,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-04,attendance,deputy (minister) for planning present,معاون طرح و برنامه,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-05,attendance,deputy for industries present,معاون امور صنایع,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-06,attendance,deputy for mining present,معاون معدنی,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-07,attendance,head of the Industrial Estates Organization (= ISIPO) present,رئیس سازمان شهرکهای صنعتی,,,,,,,,,000_ea9033543326dfe4,1,exact,true
S000-08,attendance,head of IDRO present,رئیس ایدرو,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-09,attendance,"head of IMIDRO present (the word for ""head"" stands once and distributes over three bodies)",ایمیدرو,,,,,,,,,000_ea9033543326dfe4,1,exact,true
S000-10,attendance,"head of ITSR present (the word for ""head"" stands once and distributes over three bodies)",موسسه مطالعات,,,,,,,,,000_ea9033543326dfe4,1,exact,true
S000-11,process,ITSR presented the general framework of carrying out the programme,چارچوب کلی اجرای این برنامه,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-12,decision,"Sistan and Baluchestan chosen as the sample (pilot) province, for study",استان نمونه (پایلوت),,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-13,goal,"the programme extracts industrial, mining and trade priorities of provinces and counties",اولویتهای صنعتی، معدنی و تجاری,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-14,rule,resources are allocated by the potentials and capacities extracted by the amayesh programme,تخصیص منابع,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-15,role,ITSR is the executor of the amayesh programme,مجری برنامه آمایش,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-16,rule,ITSR uses the capacity of all related organisations and agencies of the ministry,سازمانها و دستگاههای ذیربط وزارت صمت,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-17,rule,ITSR uses the capacity of the provincial SMT organisations,سازمانهای صمت استانی,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-18,rule,ITSR uses the capacity of the governorates (and others),استانداریها,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-19,legal_basis,resolution of the ministry's Council of Deputies,مصوبه شورای معاونان وزارتخانه,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-20,quantity,6 provinces to be put in priority for the programme,۶ استان,6,provinces,,,provinces in priority,,,,000_ea9033543326dfe4,1,exact,false
S000-21,scope,"the programme covers industry, mine and trade",آمایش صنعتی، معدنی و تجاری,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-22,place,priority province: Sistan and Baluchestan,سیستان و بلوچستان,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-23,place,priority province: Khuzestan,خوزستان,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-24,place,priority province: South Khorasan,خراسان جنوبی,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-25,place,priority province: Lorestan,لرستان,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-26,place,priority province: Bushehr,بوشهر,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-27,place,priority province: Kermanshah,کرمانشاه,,,,,,,,,000_ea9033543326dfe4,1,exact,false
S000-28,heading,broad delegation of headquarters powers in the Ministry of SMT (second article begins here),تفویض گسترده اختیارات ستادی,,,,,,,,,000_ea9033543326dfe4,2,exact,false
S000-29,event,announcement by the deputy for planning: delegation of authority to SMT organisations of the whole country,تفویض اختیار,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-30,policy,fundamental revision of the ministry's processes,بازنگری اساسی,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-31,policy,ease the issue of permits and services to business people,تسهیل صدور مجوزها,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-32,policy,remove cumbersome regulations,حذف مقررات دست و پاگیر,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-33,source,Shata (ministry news agency),به گزارش شاتا,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-34,person,Seyed Mahdi Niazi,سیدمهدی نیازی,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-35,role,"Niazi = deputy for planning of the Ministry of SMT (by reading: the title opens the paragraph, the name follows, they never stand side by side)",معاون طرح و برنامه وزارت صمت,,,,,,,,,000_ea9033543326dfe4,3,exact,true
S000-36,event,brainstorming meeting on the issues of the planning deputyship (no date),جلسه هماندیشی,,,,,,,,,000_ea9033543326dfe4,3,unknown,false
S000-37,mode,by videoconference,ویدئوکنفرانس,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-38,attendance,headquarters managers,مدیران ستادی,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-39,attendance,planning deputies of the SMT organisations nationwide,معاونان طرح و برنامه,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-40,system,"a project ""Rules and Permits System"" is set up; its coming into operation is still ahead",سامانه قواعد و مجوزها,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-41,rule,"once it is operational, permit-issuing processes are fundamentally revised",فرآیندهای صدور مجوز,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-42,rule,corrections and changes requested by provinces are carried out through that project,مورد درخواست استانهاست,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-43,topic,integrating policies on the free zones,مناطق آزاد,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-44,topic,financing and the revisions needed in it,موضوعات مربوط به تامین مالی,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-45,topic,revising the ministry's work process,بازنگری در فرآیند کاری وزارتخانه,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-46,topic,delegating authority to provinces,تفویض اختیار به استانها,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-47,process,the minister's projects and programmes are being notified to provinces as operational actions,اقدامات عملیاتی,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-48,process,"observing, monitoring and supervising the actions goes on continuously",رصد و پایش و نظارت,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-49,system,information-integration project seriously under way,پروژه یکپارچهسازی اطلاعات,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-50,relation,many meetings held with other agencies and ministries for it; good interaction,جلسات متعددی,,,,,,,,,000_ea9033543326dfe4,3,unknown,false
S000-51,relation,amayesh is a shared mission of the planning deputyship and ITSR,ماموریتهای مهم و مشترک,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-52,goal,amayesh programme to be prepared down to county level,تا سطح شهرستان,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-53,status,pilot in progress in Sistan and Baluchestan,در حال اجراست,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S000-54,plan,soon to be carried out in the other provinces,سایر استانها,,,,,,,,,000_ea9033543326dfe4,3,unknown,false
S000-55,rule,"the document considers all requirements, resources and projects fitting the advantages of each province",متناسب با مزیتهای هر استان,,,,,,,,,000_ea9033543326dfe4,3,exact,false
S001-01,date,page header: 28 Shawwal 1445 AH; the Gregorian day depends on the Hijri variant (tabular with Thursday epoch: 2024-05-06; Umm al-Qura and civil: 2024-05-07),28 - شوال - 1445,,,,,,,,,001_18285f0af8451c58,1,exact,false
S001-02,date,"page header: Monday 6 May 2024 = 17 Ordibehesht 1403 (crawl day, not the publication)",Monday - 6 May - 2024,,,2024-05-06,1403-02-17,,,,,001_18285f0af8451c58,2,exact,false
S001-03,meta,stray figure 4 (site widget),4,,,,,,,,,001_18285f0af8451c58,3,exact,false
S001-04,role,kicker: acting head of the SMT directorate of Alborz,سرپرست اداره کل,,,,,,,,,001_18285f0af8451c58,4,exact,false
S001-05,quantity,title: Alborz leads in 15 categories (rasteh) of the country's industries,15 رسته پیشتاز,15,categories,,,IR-30 leading categories,,,,001_18285f0af8451c58,5,exact,false
S001-06,meta,news code 15781,15781,,,,,,,,,001_18285f0af8451c58,6,exact,false
S001-07,date,"published 28 Shahrivar 1402, 20:22 = 2023-09-19 (Tuesday) 20:22",28 شهریور 1402 - 20:22,,,2023-09-19,1402-06-28,,,,,001_18285f0af8451c58,7,exact,false
S001-08,meta,title repeated,15 رسته پیشتاز صنایع کشور,,,,,,,,,001_18285f0af8451c58,8,exact,false
S001-09,body,technical and expert committee of the Facilitation Working Group of Alborz,کمیته فنی و کارشناسی,,,,,,,,,001_18285f0af8451c58,9,exact,false
S001-10,relation,that committee meets in the House of SMT of the province,خانه صمت استان,,,,,,,,,001_18285f0af8451c58,9,exact,false
S001-11,rule,decision making gives priority to expert views and votes,اولویت توجه به نگاه کارشناسی,,,,,,,,,001_18285f0af8451c58,9,exact,false
S001-12,source,outlet Kuh-e Sarfaraz,به گزارش کوه سرفراز,,,,,,,,,001_18285f0af8451c58,10,exact,false
S001-13,person,Dr Mohammad Ansari (= the acting head),دکتر محمد انصاری,,,,,,,,,001_18285f0af8451c58,10,exact,true
S001-14,event,joint meeting with the chair and the board of the House of SMT of Alborz,نشست مشترک,,,,,,,,,001_18285f0af8451c58,10,exact,false
S001-15,body,"the working group is the authority and refuge of industrial units, especially small and medium",مرجع و پناهگاه,,,,,,,,,001_18285f0af8451c58,10,exact,false
S001-16,obstacle,bank loans,تامین تسهیلات بانکی,,,,,,,,,001_18285f0af8451c58,10,exact,false
S001-17,obstacle,tax,امور مالیاتی,,,,,,,,,001_18285f0af8451c58,10,exact,false
S001-18,obstacle,social security,تامین اجتماعی,,,,,,,,,001_18285f0af8451c58,10,exact,false
S001-19,obstacle,infrastructure supply,تامین زیرساخت ها,,,,,,,,,001_18285f0af8451c58,10,exact,false
S001-20,quantity,Alborz ranks 4th in the country in establishment and activity of knowledge-based units,رتبه چهارم استان البرز,4,rank,,,IR-30 rank in knowledge-based units,,,,001_18285f0af8451c58,11,exact,false
S001-21,entity,knowledge-based unit,واحد دانش بنیان,,,,,,,,,001_18285f0af8451c58,11,exact,false
S001-22,indicator,knowledge-based industries of Alborz have comparative advantages in most defined indicators,مزیت های نسبی,,,,,,,,,001_18285f0af8451c58,11,exact,false
S001-23,plan,"the rank is expected to rise soon with the cooperation of all concerned, among them specialised associations and the House",ارتقا جایگاه,,,,,,,,,001_18285f0af8451c58,11,unknown,false
S001-24,body,specialised industry associations,انجمن های تخصصی صنايع,,,,,,,,,001_18285f0af8451c58,11,exact,false
S001-25,quantity,"Alborz leads in 15 categories ""by the studies done""",15 رسته پیشتاز,15,categories,,,IR-30 leading categories,,,,001_18285f0af8451c58,12,exact,false
S001-26,process,"expected: the House helps prepare the industrial, mining and trade profile (shenasnameh) of the province",شناسنامه صنعتی، معدنی و تجاری استان,,,,,,,,,001_18285f0af8451c58,12,exact,false
S001-27,entity,"size classes: large units, some among the very large of the country",واحدهای خیلی بزرگ کشور,,,,,,,,,001_18285f0af8451c58,13,exact,false
S001-28,policy,strengthen them and reduce the problems of small and medium units to the minimum,مسائل و مشکلات,,,,,,,,,001_18285f0af8451c58,13,exact,false
S001-29,policy,continuing reduction of the time to issue permits is a priority of the directorate,روند کاهشی بازه زمانی صدور مجوزها,,,,,,,,,001_18285f0af8451c58,14,exact,false
S001-30,plan,a more constructive role for the House in that process,نقش سازنده تر و ویژه تری,,,,,,,,,001_18285f0af8451c58,14,exact,false
S001-31,system,a plan for monitoring the statistics of investment permits is being carried out,طرح پایش آمار مجوزهای سرمایه گذاری,,,,,,,,,001_18285f0af8451c58,15,exact,false
S001-32,quantity,about 800 projects actually entered the execution phase,حدود 800 طرح,800,projects,,,IR-30 projects entering execution,,,,001_18285f0af8451c58,15,about,false
S001-33,period,during the last month (before 2023-09-19); the phrase stands between the monitoring plan and the 800 projects and can belong to either,طی یک ماه اخیر,1,months,,,,,,,001_18285f0af8451c58,15,about,false
S001-34,process,legal and supportive capacities examined to speed up completion,تسریع در تکمیل این طرح ها,,,,,,,,,001_18285f0af8451c58,15,exact,false
S001-35,body,"House of Industry, Mine and Trade of Alborz (full name of خانه صمت)",خانه صنعت، معدن و تجارت,,,,,,,,,001_18285f0af8451c58,16,exact,false
S001-36,relation,the House has an important role in strengthening the specialised homogeneous-industry associations of the province,انجمنهای تخصصی صنايع همگن استان,,,,,,,,,001_18285f0af8451c58,16,exact,false
S001-37,request,the House is asked to give expert opinions to the directorate and other production agencies,نظرات کارشناسی,,,,,,,,,001_18285f0af8451c58,16,exact,false
S001-38,policy,plans must put the problems of people and service users first,رفع مسائل و مشکلات مردم,,,,,,,,,001_18285f0af8451c58,17,exact,false
S001-39,policy,services to the private sector aimed at facilitation,ارایه خدمات به بخش خصوصی,,,,,,,,,001_18285f0af8451c58,18,exact,false
S001-40,body,a deregulation board is on the government's agenda,هیات مقررات زدایی,,,,,,,,,001_18285f0af8451c58,19,exact,false
S001-41,policy,remove superfluous regulations with the private sector,رفع مقررات زائد,,,,,,,,,001_18285f0af8451c58,19,exact,false
S001-42,policy,avoid enlarging the government without aim and outlook,حجیم کردن دولت,,,,,,,,,001_18285f0af8451c58,20,exact,false
S001-43,process,first action of the manager of the House: transparency of the service process,شفافیت سازی روند ارائه خدمات,,,,,,,,,001_18285f0af8451c58,20,exact,false
S001-44,meta,short link https://koohesarfaraz.ir/?p=15781 (id = news code),https://koohesarfaraz.ir/?p=15781,,,,,,,,,001_18285f0af8451c58,21,exact,false
S001-45,meta,"label ""tags""",برچسب ها,,,,,,,,,001_18285f0af8451c58,22,exact,false
S002-01,source,Young Journalists Club (YJC),باشگاه خبرنگاران جوان,,,,,,,,,002_057cc68bf82e8abc,1,exact,false
S002-02,session,4th session of the Facilitation Working Group of Kerman province in year 1404,چهارمین جلسه,,,,,,,,,002_057cc68bf82e8abc,1,exact,false
S002-03,date,"Saturday 10 Khordad 1404, morning = 2025-05-31 (Saturday, checked)",صبح امروز شنبه دهم خردادماه,,,2025-05-31,1404-03-10,,,,,002_057cc68bf82e8abc,1,exact,false
S002-04,attendance,officials of the province's economic executive agencies,مسئولان دستگاههای اجرایی اقتصادی استان,,,,,,,,,002_057cc68bf82e8abc,1,exact,false
S002-05,person,Salari: chair of the session,به ریاست سالاری,,,,,,,,,002_057cc68bf82e8abc,1,exact,false
S002-06,role,"Salari = deputy for coordination of economic affairs, Kerman governorate",معاون هماهنگی امور اقتصادی استانداری کرمان,,,,,,,,,002_057cc68bf82e8abc,1,exact,false
S002-07,role,"director-general of SMT of Kerman and secretary of the working group (read as one person, ""and""; the name is not given here)",دبیر کارگروه,,,,,,,,,002_057cc68bf82e8abc,1,exact,true
S002-08,attendance,managers of executive agencies,مدیران دستگاههای اجرایی,,,,,,,,,002_057cc68bf82e8abc,1,exact,false
S002-09,attendance,representatives of banks,نمایندگان بانکها,,,,,,,,,002_057cc68bf82e8abc,1,exact,false
S002-10,attendance,industrial estates company,شرکت شهرکهای صنعتی,,,,,,,,,002_057cc68bf82e8abc,1,exact,false
S002-11,attendance,natural resources,منابع طبیعی,,,,,,,,,002_057cc68bf82e8abc,1,exact,false
S002-12,attendance,environment,محیط زیست,,,,,,,,,002_057cc68bf82e8abc,1,exact,false
S002-13,attendance,Agriculture Jihad,جهاد کشاورزی,,,,,,,,,002_057cc68bf82e8abc,1,exact,false
S002-14,attendance,other related members,سایر اعضای مرتبط,,,,,,,,,002_057cc68bf82e8abc,1,unknown,false
S002-15,place,venue: Payambar-e Azam hall of the governorate (the word is doubled in the source),سالن پیامبراعظم استانداری,,,,,,,,,002_057cc68bf82e8abc,1,exact,false
S002-16,quantity,31 production units examined,۳۱ واحد تولیدی,31,units,,,kerman-1404-4 units examined,,,,002_057cc68bf82e8abc,2,exact,false
S002-17,quantity,of which 23 industrial and mining units,۲۳ واحد صنعتی و معدنی,23,units,,,kerman-1404-4 units of industry and mining,S002-16,,,002_057cc68bf82e8abc,2,exact,false
S002-18,quantity,of which 8 units in the Agriculture Jihad domain (23+8=31),۸ واحد,8,units,,,kerman-1404-4 units of agriculture,S002-16,,,002_057cc68bf82e8abc,2,exact,false
S002-19,process,case by case,به صورت موردی,,,,,,,,,002_057cc68bf82e8abc,2,exact,false
S002-20,process,unit managers report,ارائه گزارش از سوی مدیران واحدها,,,,,,,,,002_057cc68bf82e8abc,2,exact,false
S002-21,process,documents are examined,بررسی مستندات مربوطه,,,,,,,,,002_057cc68bf82e8abc,2,exact,false
S002-22,obstacle,banking,مسائل بانکی,,,,,,,,,002_057cc68bf82e8abc,3,exact,false
S002-23,obstacle,banking: rescheduling of debt,امهال,,,,,,,,,002_057cc68bf82e8abc,3,exact,false
S002-24,obstacle,fuel and energy (stands inside the banking list: ambiguous scope),سوخت وانرژی,,,,,,,,,002_057cc68bf82e8abc,3,exact,false
S002-25,obstacle,banking: collateral/guarantees,تضامین بانکی,,,,,,,,,002_057cc68bf82e8abc,3,exact,false
S002-26,obstacle,banking: arrears,معوقات,,,,,,,,,002_057cc68bf82e8abc,3,exact,false
S002-27,obstacle,inquiries and permits,استعلامها و مجوزها,,,,,,,,,002_057cc68bf82e8abc,3,exact,false
S002-28,agency,permits from natural resources,منابع طبیعی,,,,,,,,,002_057cc68bf82e8abc,3,exact,false
S002-29,agency,permits from the Department of Environment,سازمان حفاظت محیط زیست,,,,,,,,,002_057cc68bf82e8abc,3,exact,false
S002-30,agency,permits from the industrial estates company,شرکت شهرکهای صنعتی,,,,,,,,,002_057cc68bf82e8abc,3,exact,false
S002-31,agency,permits from the provincial land-affairs office,امور اراضی استان,,,,,,,,,002_057cc68bf82e8abc,3,exact,false
S002-32,process,step 1: the problem of each unit is announced,مشکل هر واحد اعلام,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
S002-33,process,step 2: related agencies give expert opinions,نظرات کارشناسی دستگاههای اجرایی,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
S002-34,process,step 3: proposals are summed up,جمعبندی پیشنهادها,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
S002-35,process,step 4: decisions are adopted as specific resolutions for each unit,مصوبات مشخص برای هر واحد,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
S002-36,rule,step 5: responsible agencies carry out the resolutions within the set deadline,در مهلت مقرر,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
S002-37,rule,step 6: they send a performance report to the secretariat,گزارش عملکرد,,,,,,,,,002_057cc68bf82e8abc,4,exact,false
S002-38,policy,support of active and semi-active units,واحدهای تولیدی فعال و نیمهفعال,,,,,,,,,002_057cc68bf82e8abc,5,exact,false
S002-39,rule,the head of the agency must attend the working group in person,شخص مدیر دستگاه باید,,,,,,,,,002_057cc68bf82e8abc,5,exact,false
S002-40,policy,the approach of the working group is to support production in the province,حمایت از تولید در استان,,,,,,,,,002_057cc68bf82e8abc,6,exact,false
S002-41,rule,"agencies act responsibly, problem-oriented, without bureaucracy",مسئلهمحور و بدون بروکراسی,,,,,,,,,002_057cc68bf82e8abc,6,exact,false
S002-42,person,"Hosseininejad (written without ZWNJ); his post is not stated, by context the SMT director-general of Kerman and secretary",حسینینژاد,,,,,,,,,002_057cc68bf82e8abc,7,exact,true
S002-43,role,SMT has the pivotal role in following up the matters of units,نقش محوری صمت,,,,,,,,,002_057cc68bf82e8abc,7,exact,false
S002-44,body,expert committee under the working group,کمیته تخصصی ذیل کارگروه,,,,,,,,,002_057cc68bf82e8abc,7,exact,false
S002-45,body,secretariat of the working group,دبیرخانه کارگروه,,,,,,,,,002_057cc68bf82e8abc,7,exact,false
S002-46,schedule,"the expert committee, named together with the secretariat, meets every week on Sunday mornings",هرهفته صبحهای یکشنبه,,,,,,,,,002_057cc68bf82e8abc,7,exact,false
S002-47,rule,with a plenipotentiary representative present (of whom is not said; by context of the agencies),نماینده تام الاختیار,,,,,,,,,002_057cc68bf82e8abc,7,exact,true
S002-48,process,"unit problems are raised there, then sent to the working group for the final decision",جهت تصمیم گیری نهایی,,,,,,,,,002_057cc68bf82e8abc,7,exact,false
S002-49,process,the secretariat monitors the resolutions,دبیرخانه مصوبات را رصد خواهد کرد,,,,,,,,,002_057cc68bf82e8abc,7,exact,false
S002-50,rule,no agency may delay carrying out the resolutions,هیچ دستگاهی نباید,,,,,,,,,002_057cc68bf82e8abc,7,exact,false
S002-51,goal,"production, employment and investment depend on effective decisions",پویایی تولید، اشتغال و سرمایهگذاری,,,,,,,,,002_057cc68bf82e8abc,7,exact,false
S002-52,schedule,sessions are held continuously through the year,بهصورت مستمر در طول سال,,,,,,,,,002_057cc68bf82e8abc,8,exact,false
S002-53,goal,identify bottlenecks,شناسایی گلوگاهها,,,,,,,,,002_057cc68bf82e8abc,8,exact,false
S002-54,goal,adopt executive solutions within legal powers,در چارچوب اختیارات قانونی,,,,,,,,,002_057cc68bf82e8abc,8,exact,false
S002-55,result,idle and semi-active units returned to the production cycle (no number; the verb is doubled in the source),برگشت واحدهای راکد,,,,,,,,,002_057cc68bf82e8abc,8,unknown,false
S002-56,result,problems of units in Kerman reduced,کاهش مشکلات واحدهای تولیدی استان کرمان,,,,,,,,,002_057cc68bf82e8abc,8,unknown,false
S003-01,meta,news id 60119346,60119346,,,,,,,,,003_e2e37c1e7d2531a5,1,exact,false
S003-02,meta,service: politics,سرویس سیاسی,,,,,,,,,003_e2e37c1e7d2531a5,1,exact,false
S003-03,source,Shata,منبع: شاتا,,,,,,,,,003_e2e37c1e7d2531a5,2,exact,false
S003-04,event,raised at the conference of headquarters and provincial managers,همایش مدیران ستادی و استانی,,,,,,,,,003_e2e37c1e7d2531a5,3,exact,false
S003-05,quantity,title: 35 axes of the special operational programme of ISIPO,35 محور برنامه عملیاتی ویژه,35,axes,,,isipo-1402 axes,,,,003_e2e37c1e7d2531a5,4,exact,false
S003-06,goal,synergy for growth of production in the estates and zones,رشد تولید,,,,,,,,,003_e2e37c1e7d2531a5,4,exact,false
S003-07,system,Iran production and trade information network (Shata in full),شبکه اطلاع رسانی,,,,,,,,,003_e2e37c1e7d2531a5,4,exact,false
S003-08,event,first day of the brainstorming and synergy conference of ISIPO managers,نخستین روز از همایش,,,,,,,,,003_e2e37c1e7d2531a5,5,exact,false
S003-09,body,ISIPO: Iran Small Industries and Industrial Parks Organization,سازمان صنایع کوچک و شهرکهای صنعتی,,,,,,,,,003_e2e37c1e7d2531a5,5,exact,false
S003-10,source,aggregator Sahebkhabar,صاحبخبر,,,,,,,,,003_e2e37c1e7d2531a5,6,exact,false
S003-11,source,Shata quoting the public relations of ISIPO,روابط عمومی سازمان صنایع کوچک,,,,,,,,,003_e2e37c1e7d2531a5,7,exact,false
S003-12,date,"Tuesday 19 Ordibehesht (1402) = 2023-05-09 (Tuesday, checked); year from paragraphs 9 and 11",سهشنبه 19 اردیبهشت,,,2023-05-09,1402-02-19,,,,,003_e2e37c1e7d2531a5,7,exact,true
S003-13,place,meeting hall of the organisation,سالن جلسات سازمان,,,,,,,,,003_e2e37c1e7d2531a5,7,exact,false
S003-14,attendance,deputies and headquarters managers of ISIPO spoke,معاونان و مدیران ستادی سازمان,,,,,,,,,003_e2e37c1e7d2531a5,8,exact,false
S003-15,topic,instruction for non-governmental industrial estates,دستورالعمل شهرکهای صنعتی غیردولتی,,,,,,,,,003_e2e37c1e7d2531a5,8,exact,false
S003-16,topic,support package for reviving idle units,بسته حمایت از احیای واحدهای راکد,,,,,,,,,003_e2e37c1e7d2531a5,8,exact,false
S003-17,topic,project for identifying sensitive points of estates,پروژه شناسایی نقاط حساس شهرکهای صنعتی,,,,,,,,,003_e2e37c1e7d2531a5,8,exact,false
S003-18,topic,amendments (law and regulation) on service companies,شرکتهای خدماتی,,,,,,,,,003_e2e37c1e7d2531a5,8,exact,false
S003-19,topic,electronic processes and auction,فرآیندهای الکترونیکی و مزایده,,,,,,,,,003_e2e37c1e7d2531a5,8,exact,false
S003-20,topic,identifying corruption bottlenecks,شناسایی گلوگاه های فساد,,,,,,,,,003_e2e37c1e7d2531a5,8,exact,false
S003-21,topic,expectations from the provincial managing directors,انتظارات از مدیران عامل استانها,,,,,,,,,003_e2e37c1e7d2531a5,8,exact,false
S003-22,attendance,managing directors of the provincial estates companies gave their views,مدیران عامل شرکت شهرکهای استانها,,,,,,,,,003_e2e37c1e7d2531a5,8,exact,false
S003-23,quantity,35 axes explained and discussed,۳۵ محور برنامه عملیاتی ویژه,35,axes,,,isipo-1402 axes,,,,003_e2e37c1e7d2531a5,9,exact,false
S003-24,period,"the year is called by its slogan ""containing inflation and production growth"" (= 1402)",مهار تورم و رشد تولید,,,,,,,,,003_e2e37c1e7d2531a5,9,exact,true
S003-25,role,"deputy minister of SMT (= Rasoulian, named in the next paragraph)",معاون وزیر صنعت,,,,,,,,,003_e2e37c1e7d2531a5,10,exact,true
S003-26,relation,provincial managing directors must work in synergy with headquarters managers,هم افزایی مدیران عامل,,,,,,,,,003_e2e37c1e7d2531a5,10,exact,false
S003-27,relation,and interact with related agencies and provincial managers,دستگاههای ذیربط و مدیران استانی,,,,,,,,,003_e2e37c1e7d2531a5,10,exact,false
S003-28,person,Ali Rasoulian,علی رسولیان,,,,,,,,,003_e2e37c1e7d2531a5,11,exact,false
S003-29,period,programme of year 1402,سال ۱۴۰۲,,,,,,,,,003_e2e37c1e7d2531a5,11,exact,false
S003-30,money,"raising 500 billion toman (= 5,000 billion rial = 5e12 rial) for the power supply of estates and zones is to be put on this year's agenda",۵۰۰ میلیارد تومان,5000000000000,rial,,,isipo-1402-power funding,,,,003_e2e37c1e7d2531a5,11,exact,false
S003-31,legal_basis,the 500 billion toman rest on a resolution of the parliament,مصوبه مجلس شورای اسلامی,,,,,,,,,003_e2e37c1e7d2531a5,11,exact,false
S003-32,axis,"water supply of industrial units, by resolution of the parliament",تامین آب واحدهای صنعتی,,,,,,,,,003_e2e37c1e7d2531a5,12,exact,false
S003-33,axis,"electronic supervision of infrastructure projects, from estimate to payment",نظارت الکترونیکی,,,,,,,,,003_e2e37c1e7d2531a5,12,exact,false
S003-34,axis,financing from the stock exchange,تامین مالی از بورس,,,,,,,,,003_e2e37c1e7d2531a5,12,exact,false
S003-35,axis,water from treated effluent of wastewater plants,تامین آب از پساب,,,,,,,,,003_e2e37c1e7d2531a5,12,exact,false
S003-36,axis,programme to settle the state of assigned land,تعیین تکلیف زمینهای واگذار شده,,,,,,,,,003_e2e37c1e7d2531a5,12,exact,false
S003-37,deadline,"until the end of the year = 29 Esfand 1402 = 2024-03-19; what exactly must be done by then (the programme, the settling, or the assigning) is ambiguous in the wording",تا پایان سال,,,2024-03-19,1402-12-29,,,,,003_e2e37c1e7d2531a5,12,exact,true
S003-38,role,"chair of the board and managing director of ISIPO (= Rasoulian, who goes on speaking)",رئیس هیأت مدیره و مدیرعامل,,,,,,,,,003_e2e37c1e7d2531a5,13,exact,true
S003-39,axis,developing pioneering companies,توسعه شرکتهای پیشران,,,,,,,,,003_e2e37c1e7d2531a5,13,exact,false
S003-40,axis,identifying production chains,شناسایی زنجیرههای تولید,,,,,,,,,003_e2e37c1e7d2531a5,13,exact,false
S003-41,axis,exhibition pavilions,برگزاری پاویونهای نمایشگاهی,,,,,,,,,003_e2e37c1e7d2531a5,13,exact,false
S003-42,axis,production support package,بسته حمایت از تولید,,,,,,,,,003_e2e37c1e7d2531a5,13,exact,false
S003-43,axis,"launching a B2B system (the source writes saman, surely for samaneh, system)",راه اندازی سامان B2B,,,,,,,,,003_e2e37c1e7d2531a5,13,exact,false
S003-44,axis,"beautification, urban furniture and green space in estates and zones",زیباسازی، مبلمان شهری,,,,,,,,,003_e2e37c1e7d2531a5,13,exact,false
S003-45,axis,planning to build workshop units,احداث واحدهای کارگاهی,,,,,,,,,003_e2e37c1e7d2531a5,13,exact,false
S003-46,date,"continues tomorrow, Wednesday 20 Ordibehesht (1402) = 2023-05-10 (Wednesday, checked)",فردا چهارشنبه 20 اردیبهشت,,,2023-05-10,1402-02-20,,,,,003_e2e37c1e7d2531a5,14,exact,true
S003-47,meta,end mark,انتهای پیام,,,,,,,,,003_e2e37c1e7d2531a5,15,exact,false
S003-48,meta,comment box,نظر شما,,,,,,,,,003_e2e37c1e7d2531a5,16,exact,false
S004-01,event,session of the Commission for Supervision of Industrial and Mining Associations,جلسه کمیسیون نظارت,,,,,,,,,004_c97e60baf067037a,1,exact,false
S004-02,quantity,15 homogeneous-industry associations formed in the country in year 99 (= 1399),15 انجمن صنایع همگن,15,associations,,,associations formed in 1399,,,,004_c97e60baf067037a,2,exact,false
S004-03,policy,strengthening and promoting private associations in the ministry,تقویت و ارتقا تشکلهای خصوصی,,,,,,,,,004_c97e60baf067037a,2,exact,false
S004-04,role,the deputy for planning is the chair of the commission,رئیس کمیسیون نظارت,,,,,,,,,004_c97e60baf067037a,3,exact,false
S004-05,period,last year (= 1399 = 2020-03-20..2021-03-20),در سال گذشته,,,,,,,,,004_c97e60baf067037a,3,exact,true
S004-06,quantity,15 associations,15 انجمن صنایع همگن,15,associations,,,associations formed in 1399,,,,004_c97e60baf067037a,3,exact,false
S004-07,place,province of new associations: East Azerbaijan,آذربایجان شرقی,,,,,,,,,004_c97e60baf067037a,3,exact,false
S004-08,place,province of new associations: Qazvin,قزوین,,,,,,,,,004_c97e60baf067037a,3,exact,false
S004-09,place,province of new associations: Kerman,کرمان,,,,,,,,,004_c97e60baf067037a,3,exact,false
S004-10,place,province of new associations: Razavi Khorasan,خراسان رضوی,,,,,,,,,004_c97e60baf067037a,3,exact,false
S004-11,place,province of new associations: Khuzestan,خوزستان,,,,,,,,,004_c97e60baf067037a,3,exact,false
S004-12,place,province of new associations: West Azerbaijan,آذربایجان غربی,,,,,,,,,004_c97e60baf067037a,3,exact,false
S004-13,rule,associations are formed with the approval of the commission,با تایید این کمیسیون تشکیل شد,,,,,,,,,004_c97e60baf067037a,3,exact,false
S004-14,source,Shata,به گزارش شاتا,,,,,,,,,004_c97e60baf067037a,4,exact,false
S004-15,person,"Saeed Zarandi (= the deputy for planning and chair of the commission, by the titles around the name)",سعید زرندی,,,,,,,,,004_c97e60baf067037a,4,exact,true
S004-16,person,"Rasoulian, head of ISIPO",رسولیان، رئیس سازمان صنایع کوچک,,,,,,,,,004_c97e60baf067037a,4,exact,false
S004-17,membership,ISIPO head is a new member of the commission,عضو جدید,,,,,,,,,004_c97e60baf067037a,4,exact,false
S004-18,person,"Sahl-Abadi, head of the House of Industry and Mine",سهل آبادی، رئیس خانه,,,,,,,,,004_c97e60baf067037a,4,exact,false
S004-19,person,"Ehsani, head of the Centre for Administrative Renovation and Transformation",احسانی رئیس مرکز نوسازی,,,,,,,,,004_c97e60baf067037a,4,exact,false
S004-20,policy,strengthening and promoting private-sector associations is a programme of the ministry,تشکل های بخش خصوصی,,,,,,,,,004_c97e60baf067037a,4,exact,false
S004-21,process,the views of all associations and societies were used in preparing programmes,تهیه برنامه ها,,,,,,,,,004_c97e60baf067037a,5,exact,false
S004-22,process,the views of all associations and societies were used in drawing up policies,تدوین سیاستها,,,,,,,,,004_c97e60baf067037a,5,exact,false
S004-23,process,the views of all associations and societies were used in preparing instructions,تهیه دستورالعمل ها,,,,,,,,,004_c97e60baf067037a,5,exact,false
S004-24,policy,some affairs and functions (tasaddi) of the ministry should be handed over to the associations,امور و تصدی های,,,,,,,,,004_c97e60baf067037a,6,exact,false
S004-25,relation,delegation target: industrial and mining associations,به تشکل های صنعتی و معدنی,,,,,,,,,004_c97e60baf067037a,6,exact,false
S004-26,obstacle,"obstacles, problems and resistance inside and outside the ministry (to delegation)",موانع ، مشکلات و مقاومت های,,,,,,,,,004_c97e60baf067037a,7,exact,false
S004-27,body,specialised homogeneous-industry associations in provinces,انجمن های تخصصی صنایع همگن,,,,,,,,,004_c97e60baf067037a,8,exact,false
S004-28,plan,help form national homogeneous-industry associations,انجمن های ملی صنایع همگن,,,,,,,,,004_c97e60baf067037a,8,exact,false
S004-29,rule,elections and activity of associations and Houses must be run well,حسن اجرای انتخابات,,,,,,,,,004_c97e60baf067037a,9,exact,false
S004-30,rule,provincial SMT organisations must carry out the commission's instructions and notices in full,اجرای کامل دستورالعمل ها,,,,,,,,,004_c97e60baf067037a,9,exact,false
S004-31,relation,ISIPO is ready to widen cooperation with specialised associations,آمادگی گسترش همکاری ها,,,,,,,,,004_c97e60baf067037a,10,exact,false
S004-32,relation,much room for cooperation between industrial estates and Houses of industry,همکاری های زیادی,,,,,,,,,004_c97e60baf067037a,11,exact,false
S004-33,relation,"interaction of the estates company, associations and Houses for better service to producers",تعامل و همکاری,,,,,,,,,004_c97e60baf067037a,12,exact,false
S004-34,role,"member of the commission (= Rasoulian, who goes on speaking; paragraph 4 calls him a new member)",عضو کمیسیون نظارت,,,,,,,,,004_c97e60baf067037a,12,exact,true
S004-35,role,"Sahl-Abadi = head of the House of Industry, Mine and Trade of Iran",رئیس خانه صنعت، معدن و تجارت,,,,,,,,,004_c97e60baf067037a,13,exact,false
S004-36,policy,trust in the private sector and specialised associations helps the government,اعتماد به بخش خصوص,,,,,,,,,004_c97e60baf067037a,13,exact,false
S004-37,period,"Zarandi's tenure over the commission; the speaker uses the past tense, no dates",دوران مسئولیت زرندی بر کمیسیون,,,,,,,,,004_c97e60baf067037a,14,unknown,false
S004-38,result,good events in promoting associations and specialised associations,ارتقا تشکلها و انجمن های تخصصی,,,,,,,,,004_c97e60baf067037a,14,exact,false
S004-39,process,Houses are ready to carry out further matters that the commission approves,موضوعات دیگری,,,,,,,,,004_c97e60baf067037a,15,exact,false
S004-40,role,head of the House of Industry of Iran (third form of Sahl-Abadi's title),رئیس خانه صنعت ایران,,,,,,,,,004_c97e60baf067037a,16,exact,true
S004-41,relation,good coordination in all provinces with other associations and private-sector actors,تعامل و هماهنگی,,,,,,,,,004_c97e60baf067037a,16,exact,false
S004-42,process,hope: handing over of functions to associations goes on in all sectors,واگذاری تصدی ها,,,,,,,,,004_c97e60baf067037a,16,exact,false
"""####

  private static let fund_flowsCSV: StaticString = ####"""
fund,flow,date,amount_rial,project,actor,source,paragraph,precision,inferred
"""####

  private static let fundingCSV: StaticString = ####"""
fund,purpose,amount_rial,amount_as_written,unit_as_written,fund_source,legal_basis,year,axis,note,source,paragraph,precision,inferred
isipo-1402-power,power supply of industrial estates and zones,5000000000000,500,billion toman,parliament,resolution of the Islamic Consultative Assembly,1402,isipo-1402-01,to be raised; who pays is not stated beyond the resolution; what was raised or spent is not told,003_e2e37c1e7d2531a5,11,exact,false
"""####

  private static let holdingsCSV: StaticString = ####"""
person,post,held_from,held_to,as_of,as_of_from,as_of_to,basis,note,source,paragraph,precision,inferred
niazi,smt-deputy-planning,,,,,,same_speaker,the document is undated; whether before or after Zarandi is not told,000_ea9033543326dfe4,3,exact,true
ansari,alborz-smt-acting-head,,,2023-09-19,2023-09-19,2023-09-19,same_speaker,day of publication,001_18285f0af8451c58,10,exact,true
salari,kerman-deputy-economic,,,2025-05-31,2025-05-31,2025-05-31,stated,,002_057cc68bf82e8abc,1,exact,false
hosseininejad,kerman-smt-director-general,,,2025-05-31,2025-05-31,2025-05-31,context,his post is never stated,002_057cc68bf82e8abc,7,exact,true
hosseininejad,kerman-working-group-secretary,,,2025-05-31,2025-05-31,2025-05-31,context,his post is never stated,002_057cc68bf82e8abc,7,exact,true
rasoulian,isipo-head,,,,2021-03-21,2022-03-20,stated,"surname only; taken to be Ali Rasoulian; year 1400 by ""last year"" = 1399",004_c97e60baf067037a,4,exact,false
rasoulian,commission-associations-member,,,,2021-03-21,2022-03-20,stated,"called a new member; year 1400 by ""last year"" = 1399",004_c97e60baf067037a,4,exact,false
rasoulian,deputy-minister-smt,,,2023-05-09,2023-05-09,2023-05-09,same_speaker,"title in paragraph 10, name in paragraph 11; year from paragraphs 9 and 11",003_e2e37c1e7d2531a5,10,exact,true
rasoulian,isipo-chair-managing-director,,,2023-05-09,2023-05-09,2023-05-09,same_speaker,"name in paragraph 11, title in paragraph 13; year from paragraphs 9 and 11",003_e2e37c1e7d2531a5,13,exact,true
zarandi,smt-deputy-planning,,,,2021-03-21,2022-03-20,same_speaker,"title in paragraphs 1, 3 and 5, name in paragraph 4; year 1400 by ""last year"" = 1399",004_c97e60baf067037a,4,exact,true
zarandi,commission-associations-chair,,,,2021-03-21,2022-03-20,same_speaker,chair by post; paragraph 14 speaks of his tenure over the commission,004_c97e60baf067037a,4,exact,true
sahl-abadi,house-smt-iran-head,,,,2021-03-21,2022-03-20,stated,"three forms of the title; year 1400 by ""last year"" = 1399",004_c97e60baf067037a,13,exact,false
ehsani,administrative-renovation-head,,,,2021-03-21,2022-03-20,stated,"year 1400 by ""last year"" = 1399",004_c97e60baf067037a,4,exact,false
"""####

  private static let indicatorsCSV: StaticString = ####"""
indicator,place,subject,value,unit,as_of,period,fact,source,paragraph,precision,inferred
leading_categories,IR-30,industry,15,categories,2023-09-19,,S001-25,001_18285f0af8451c58,12,exact,false
rank_knowledge_based,IR-30,knowledge-based units,4,rank,2023-09-19,,S001-20,001_18285f0af8451c58,11,exact,false
projects_entering_execution,IR-30,investment permits,800,projects,2023-09-19,last month,S001-32,001_18285f0af8451c58,15,about,true
units_examined,IR-08,all,31,units,2025-05-31,session kerman-1404-4,S002-16,002_057cc68bf82e8abc,2,exact,false
units_examined,IR-08,industry_mining,23,units,2025-05-31,session kerman-1404-4,S002-17,002_057cc68bf82e8abc,2,exact,false
units_examined,IR-08,agriculture,8,units,2025-05-31,session kerman-1404-4,S002-18,002_057cc68bf82e8abc,2,exact,false
session_number,IR-08,working group sessions of the year,4,sessions,2025-05-31,1404,S002-02,002_057cc68bf82e8abc,1,exact,false
committee_meetings_per_week,IR-08,expert committee,1,meetings,2025-05-31,week,S002-46,002_057cc68bf82e8abc,7,exact,false
units_returned_to_production,IR-08,idle and semi-active units,,units,2025-05-31,,S002-55,002_057cc68bf82e8abc,8,unknown,false
programme_axes,IR,isipo-1402,35,axes,2023-05-09,1402,S003-23,003_e2e37c1e7d2531a5,9,exact,false
programme_axes_named,IR,isipo-1402,13,axes,2023-05-09,1402,S003-30,003_e2e37c1e7d2531a5,11,exact,true
funds_to_be_raised,IR,power supply of estates and zones,5000000000000,rial,2023-05-09,1402,S003-30,003_e2e37c1e7d2531a5,11,exact,false
associations_formed,IR,homogeneous-industry associations,15,associations,2021-03-20,1399,S004-06,004_c97e60baf067037a,3,exact,false
association_provinces,IR,homogeneous-industry associations,6,provinces,2021-03-20,1399,S004-06,004_c97e60baf067037a,3,exact,true
priority_provinces,IR,amayesh,6,provinces,,,S000-20,000_ea9033543326dfe4,1,exact,false
pilot_provinces,IR,amayesh,1,provinces,,,S000-12,000_ea9033543326dfe4,1,exact,true
integration_meetings,IR,information integration,,meetings,,,S000-50,000_ea9033543326dfe4,3,unknown,false
"""####

  private static let infrastructure_projectsCSV: StaticString = ####"""
project,estate,title,kind,province,stage,contractor,direct,estimate_rial,contract_rial,certified_rial,paid_rial,payable_rial,retention_rial,advance_rial,unsupported_rial,progress,flags,open_flags,last_step,standstill_days,source,paragraph,precision,inferred
"""####

  private static let instructionsCSV: StaticString = ####"""
instruction,issuer,addressee,date,status,title,title_fa,deadline,progress,answered,source,paragraph,precision,inferred
commission-instructions,commission-associations,provincial-smt,,,"instructions and notices of the commission (all), to be carried out in full",دستورالعمل‌ها و ابلاغیه‌های کمیسیون,,,,004_c97e60baf067037a,9,exact,false
non-governmental-estates,,,,discussed,instruction for non-governmental industrial estates,دستورالعمل شهرک‌های صنعتی غیردولتی,,,,003_e2e37c1e7d2531a5,8,exact,false
"""####

  private static let issue_stepsCSV: StaticString = ####"""
issue,stepped,step,decision,reason,actor,source,paragraph,precision,inferred
"""####

  private static let ledger_postingsCSV: StaticString = ####"""
entry,event,date,account,project,fund,debit_rial,credit_rial,source,paragraph,precision,inferred
"""####

  private static let notificationsCSV: StaticString = ####"""
notification,case,resolution,recipient,notified,objection_until,source,paragraph,precision,inferred
"""####

  private static let objectionsCSV: StaticString = ####"""
objection,case,resolution,objector,raised,text,session,decided,outcome,source,paragraph,precision,inferred
"""####

  private static let obstacle_kindsCSV: StaticString = ####"""
obstacle,parent,name,name_fa,usual_agency,wbes,origin,synonyms_en,synonyms_fa,source,paragraph,precision,inferred
bank,,Banking,مسائل بانکی,banks,Access to finance,procedure,"[""banking"", ""bank"", ""finance""]","[""بانک"", ""بانکی"", ""مشکلات بانکی""]",002_057cc68bf82e8abc,3,exact,false
bank_loan,bank,Bank loan,تسهیلات بانکی,banks,Access to finance,procedure,"[""loan"", ""credit"", ""facility"", ""working capital loan""]","[""وام"", ""تسهیلات"", ""اعتبار بانکی"", ""تأمین تسهیلات""]",001_18285f0af8451c58,10,exact,false
bank_rescheduling,bank,Rescheduling of debt,امهال بدهی,banks,Access to finance,procedure,"[""rescheduling"", ""debt extension"", ""instalment"", ""restructuring""]","[""امهال"", ""استمهال"", ""تقسیط"", ""تمدید بدهی""]",002_057cc68bf82e8abc,3,exact,false
bank_collateral,bank,Collateral and guarantees,تضامین بانکی,banks,Access to finance,procedure,"[""collateral"", ""guarantee"", ""security"", ""mortgage""]","[""تضمین"", ""تضامین"", ""وثیقه"", ""وثایق"", ""ضمانت‌نامه""]",002_057cc68bf82e8abc,3,exact,false
bank_arrears,bank,Arrears,معوقات بانکی,banks,Access to finance,procedure,"[""arrears"", ""overdue loan"", ""non-performing loan"", ""debt""]","[""معوقات"", ""معوقه"", ""بدهی معوق"", ""مطالبات""]",002_057cc68bf82e8abc,3,exact,false
bank_takeover,bank,Takeover by a bank,تملک واحد توسط بانک,banks,Access to finance,procedure,"[""takeover"", ""seizure"", ""foreclosure"", ""repossession""]","[""تملک"", ""تملیک"", ""تصاحب بانک"", ""مزایده وثیقه""]",samatkit,,exact,false
bank_refusal,bank,Refusal by a bank,عدم همکاری بانک,banks,Access to finance,procedure,"[""refusal"", ""bank refuses"", ""non-cooperation"", ""rejection""]","[""عدم همکاری"", ""امتناع بانک"", ""خودداری بانک"", ""رد درخواست""]",samatkit,,exact,false
tax,,Tax,امور مالیاتی,tax administration,Tax administration,procedure,"[""tax"", ""VAT"", ""value added tax"", ""tax assessment""]","[""مالیات"", ""مالیاتی"", ""ارزش افزوده"", ""دارایی""]",001_18285f0af8451c58,10,exact,false
social_security,,Social security,تأمین اجتماعی,social security organisation,Labor regulations,procedure,"[""social security"", ""insurance premium"", ""social insurance""]","[""بیمه"", ""تامین اجتماعی"", ""حق بیمه"", ""بیمه کارگران""]",001_18285f0af8451c58,10,exact,false
customs,,Customs,گمرک,customs administration,Customs and trade regulations,procedure,"[""customs"", ""clearance"", ""import duty"", ""border""]","[""گمرکی"", ""ترخیص"", ""حقوق ورودی"", ""ثبت سفارش""]",samatkit,,exact,false
energy,,Energy,انرژی,energy utilities,Electricity,environment,"[""energy"", ""power and fuel""]","[""انرژی"", ""حامل‌های انرژی""]",002_057cc68bf82e8abc,3,exact,false
energy_electricity,energy,Electricity,برق,electricity distribution company,Electricity,environment,"[""electricity"", ""power"", ""power cut"", ""outage""]","[""برق"", ""قطعی برق"", ""انشعاب برق"", ""خاموشی""]",samatkit,,exact,false
energy_gas,energy,Gas,گاز,gas company,,environment,"[""gas"", ""natural gas"", ""gas cut""]","[""گاز"", ""قطعی گاز"", ""گازرسانی"", ""افت فشار گاز""]",samatkit,,exact,false
energy_fuel,energy,Fuel,سوخت,fuel distribution company,,environment,"[""fuel"", ""diesel"", ""fuel oil"", ""fuel quota""]","[""سوخت"", ""گازوئیل"", ""مازوت"", ""سهمیه سوخت""]",002_057cc68bf82e8abc,3,exact,false
water,,Water,آب,regional water company,,environment,"[""water"", ""water supply"", ""well"", ""effluent""]","[""آب"", ""تأمین آب"", ""چاه"", ""پساب""]",samatkit,,exact,false
infrastructure,,Infrastructure,زیرساخت,industrial estates company,,environment,"[""infrastructure"", ""access road"", ""telecommunication""]","[""زیرساخت"", ""زیرساخت‌ها"", ""جاده دسترسی"", ""مخابرات""]",001_18285f0af8451c58,10,exact,false
land,,Land,زمین,industrial estates company,Access to land,procedure,"[""land"", ""plot"", ""parcel"", ""title deed""]","[""زمین"", ""سند"", ""واگذاری زمین"", ""قطعه""]",samatkit,,exact,false
permits,,Inquiries and permits,استعلام‌ها و مجوزها,issuing agency,Business licensing and permits,procedure,"[""permit"", ""licence"", ""license"", ""inquiry""]","[""مجوز"", ""مجوزها"", ""استعلام"", ""پروانه""]",002_057cc68bf82e8abc,3,exact,false
permits_natural_resources,permits,Permit of natural resources,مجوز منابع طبیعی,natural resources office,Business licensing and permits,procedure,"[""natural resources"", ""rangeland"", ""forest land""]","[""منابع طبیعی"", ""مرتع"", ""جنگل"", ""اراضی ملی""]",002_057cc68bf82e8abc,3,exact,false
permits_environment,permits,Permit of the environment,مجوز محیط زیست,Department of Environment,Business licensing and permits,procedure,"[""environment"", ""environmental permit"", ""pollution""]","[""محیط زیست"", ""زیست‌محیطی"", ""آلایندگی""]",002_057cc68bf82e8abc,3,exact,false
permits_estates_company,permits,Permit of the estates company,مجوز شرکت شهرک‌های صنعتی,industrial estates company,Business licensing and permits,procedure,"[""estates company"", ""industrial estate permit""]","[""شرکت شهرک‌ها"", ""شهرک صنعتی"", ""شرکت شهرکهای صنعتی""]",002_057cc68bf82e8abc,3,exact,false
permits_land_affairs,permits,Permit of land affairs,مجوز امور اراضی,land affairs office,Business licensing and permits,procedure,"[""land affairs"", ""change of land use"", ""farmland""]","[""امور اراضی"", ""تغییر کاربری"", ""اراضی کشاورزی""]",002_057cc68bf82e8abc,3,exact,false
standards,,Standards,استاندارد,national standards organisation,,regulation,"[""standard"", ""certification"", ""conformity""]","[""استاندارد"", ""نشان استاندارد"", ""گواهی انطباق""]",samatkit,,exact,false
endowments,,Endowments,اوقاف,endowments organisation,Access to land,procedure,"[""endowment"", ""waqf""]","[""اوقاف"", ""موقوفه"", ""وقف""]",samatkit,,exact,false
raw_material,,Raw material,مواد اولیه,"ministry of industry, mine and trade",,environment,"[""raw material"", ""feedstock"", ""input supply""]","[""مواد اولیه"", ""مواد خام"", ""خوراک"", ""نهاده""]",samatkit,,exact,false
market,,Market and sales,بازار و فروش,"ministry of industry, mine and trade",,environment,"[""market"", ""sales"", ""demand"", ""export""]","[""بازار"", ""فروش"", ""تقاضا"", ""صادرات""]",samatkit,,exact,false
liquidity,,Liquidity,نقدینگی,banks,Access to finance,environment,"[""liquidity"", ""working capital"", ""cash flow""]","[""نقدینگی"", ""سرمایه در گردش"", ""کمبود نقدینگی""]",samatkit,,exact,false
bureaucracy,,Bureaucracy,بوروکراسی,executive agencies,,regulation,"[""bureaucracy"", ""red tape"", ""superfluous regulation"", ""administrative delay""]","[""بوروکراسی"", ""بروکراسی"", ""کاغذبازی"", ""مقررات زائد""]",002_057cc68bf82e8abc,6,exact,false
legal_conflict,,Legal conflict,دعوای حقوقی,courts,Courts,environment,"[""lawsuit"", ""legal dispute"", ""shareholder dispute"", ""litigation""]","[""اختلاف حقوقی"", ""دعوا"", ""پرونده قضایی"", ""اختلاف سهامداران""]",samatkit,,exact,false
"""####

  private static let obstacle_mentionsCSV: StaticString = ####"""
mention,obstacle,session,province,agency,statement,fact,unit,case,reported,repeats,stated_origin,source,paragraph,precision,inferred
mention-S001-16,bank_loan,alborz-house-meeting,IR-30,,units come to the working group for bank loans,S001-16,,,,,,001_18285f0af8451c58,10,exact,false
mention-S001-17,tax,alborz-house-meeting,IR-30,,units come to the working group in matters of tax,S001-17,,,,,,001_18285f0af8451c58,10,exact,false
mention-S001-18,social_security,alborz-house-meeting,IR-30,,units come to the working group in matters of social security,S001-18,,,,,,001_18285f0af8451c58,10,exact,false
mention-S001-19,infrastructure,alborz-house-meeting,IR-30,,units come to the working group for the supply of infrastructure,S001-19,,,,,,001_18285f0af8451c58,10,exact,false
mention-S001-41,bureaucracy,alborz-house-meeting,IR-30,,superfluous regulations are to be removed together with the private sector,S001-41,,,,,,001_18285f0af8451c58,19,exact,true
mention-S002-22,bank,kerman-1404-4,IR-08,,banking matters are among the main problems of the 31 units,S002-22,,,,,,002_057cc68bf82e8abc,3,exact,false
mention-S002-23,bank_rescheduling,kerman-1404-4,IR-08,,rescheduling of debt to banks,S002-23,,,,,,002_057cc68bf82e8abc,3,exact,false
mention-S002-24,energy_fuel,kerman-1404-4,IR-08,,fuel and energy; the words stand inside the list of banking matters but are not one,S002-24,,,,,,002_057cc68bf82e8abc,3,exact,true
mention-S002-25,bank_collateral,kerman-1404-4,IR-08,,collateral and guarantees asked by banks,S002-25,,,,,,002_057cc68bf82e8abc,3,exact,false
mention-S002-26,bank_arrears,kerman-1404-4,IR-08,,arrears,S002-26,,,,,,002_057cc68bf82e8abc,3,exact,false
mention-S002-27,permits,kerman-1404-4,IR-08,,inquiries and permits are among the main problems of the 31 units,S002-27,,,,,,002_057cc68bf82e8abc,3,exact,false
mention-S002-28,permits_natural_resources,kerman-1404-4,IR-08,kerman-natural-resources,inquiries and permits from natural resources,S002-28,,,,,,002_057cc68bf82e8abc,3,exact,false
mention-S002-29,permits_environment,kerman-1404-4,IR-08,department-of-environment,inquiries and permits from the Department of Environment,S002-29,,,,,,002_057cc68bf82e8abc,3,exact,false
mention-S002-30,permits_estates_company,kerman-1404-4,IR-08,kerman-estates-company,inquiries and permits from the industrial estates company,S002-30,,,,,,002_057cc68bf82e8abc,3,exact,false
mention-S002-31,permits_land_affairs,kerman-1404-4,IR-08,kerman-land-affairs,inquiries and permits from the land affairs office of the province,S002-31,,,,,,002_057cc68bf82e8abc,3,exact,false
mention-S002-41,bureaucracy,kerman-1404-4,IR-08,,agencies are to work without bureaucracy when they remove obstacles,S002-41,,,,,,002_057cc68bf82e8abc,6,exact,true
mention-S000-32,bureaucracy,planning-deputies-meeting,,,cumbersome regulations are to be removed,S000-32,,,,,,000_ea9033543326dfe4,3,exact,true
mention-S003-20,,isipo-conference-1402-day-1,,,bottlenecks of corruption are to be identified; the taxonomy has no kind for them,S003-20,,,,,,003_e2e37c1e7d2531a5,8,exact,true
mention-S004-26,bureaucracy,commission-associations-1400,,,"obstacles, problems and resistance inside and outside the ministry to handing functions over to associations",S004-26,,,,,,004_c97e60baf067037a,7,exact,true
"""####

  private static let obstacle_termsCSV: StaticString = ####"""
term,language,obstacle,weight,whole,source,paragraph,precision,inferred
بانک,fa,bank,2,false,samatkit,,exact,false
بانکی,fa,bank,2,false,samatkit,,exact,false
مسائل بانکی,fa,bank,2,false,samatkit,,exact,false
مشکلات بانکی,fa,bank,2,false,samatkit,,exact,false
شبکه بانکی,fa,bank,2,false,samatkit,,exact,false
bank,en,bank,2,false,samatkit,,exact,false
banks,en,bank,2,false,samatkit,,exact,false
banking,en,bank,2,false,samatkit,,exact,false
banker,en,bank,1,false,samatkit,,exact,false
وام,fa,bank_loan,2,false,samatkit,,exact,false
تسهیلات,fa,bank_loan,2,false,samatkit,,exact,false
تسهیلات بانکی,fa,bank_loan,3,false,samatkit,,exact,false
اعتبار بانکی,fa,bank_loan,3,false,samatkit,,exact,false
تامین تسهیلات,fa,bank_loan,3,false,samatkit,,exact,false
تسهیلات سرمایه در گردش,fa,bank_loan,3,false,samatkit,,exact,false
وام بانکی,fa,bank_loan,3,false,samatkit,,exact,false
پرداخت تسهیلات,fa,bank_loan,3,false,samatkit,,exact,false
دریافت وام,fa,bank_loan,3,false,samatkit,,exact,false
منابع بانکی,fa,bank_loan,2,false,samatkit,,exact,false
loan,en,bank_loan,2,false,samatkit,,exact,false
bank loan,en,bank_loan,3,false,samatkit,,exact,false
working capital loan,en,bank_loan,3,false,samatkit,,exact,false
credit line,en,bank_loan,3,false,samatkit,,exact,false
bank credit,en,bank_loan,3,false,samatkit,,exact,false
credit facility,en,bank_loan,3,false,samatkit,,exact,false
banking facility,en,bank_loan,3,false,samatkit,,exact,false
bank facilities,en,bank_loan,3,false,samatkit,,exact,false
facilities from the bank,en,bank_loan,3,false,samatkit,,exact,false
lending,en,bank_loan,2,false,samatkit,,exact,false
امهال,fa,bank_rescheduling,3,false,samatkit,,exact,false
استمهال,fa,bank_rescheduling,3,false,samatkit,,exact,false
تقسیط,fa,bank_rescheduling,3,false,samatkit,,exact,false
تقسیط بدهی,fa,bank_rescheduling,3,false,samatkit,,exact,false
امهال بدهی,fa,bank_rescheduling,3,false,samatkit,,exact,false
تمدید بدهی,fa,bank_rescheduling,3,false,samatkit,,exact,false
تمدید تسهیلات,fa,bank_rescheduling,3,false,samatkit,,exact,false
تقسیط مجدد,fa,bank_rescheduling,3,false,samatkit,,exact,false
امهال تسهیلات,fa,bank_rescheduling,4,false,samatkit,,exact,false
rescheduling,en,bank_rescheduling,3,false,samatkit,,exact,false
reschedule,en,bank_rescheduling,3,false,samatkit,,exact,false
rescheduled,en,bank_rescheduling,3,false,samatkit,,exact,false
debt extension,en,bank_rescheduling,3,false,samatkit,,exact,false
restructuring of debt,en,bank_rescheduling,3,false,samatkit,,exact,false
debt restructuring,en,bank_rescheduling,3,false,samatkit,,exact,false
payment in instalments to the bank,en,bank_rescheduling,3,false,samatkit,,exact,false
extension of the loan,en,bank_rescheduling,4,false,samatkit,,exact,false
تضمین,fa,bank_collateral,2,false,samatkit,,exact,false
تضامین,fa,bank_collateral,3,false,samatkit,,exact,false
وثیقه,fa,bank_collateral,3,false,samatkit,,exact,false
وثایق,fa,bank_collateral,3,false,samatkit,,exact,false
ضمانت‌نامه,fa,bank_collateral,3,false,samatkit,,exact,false
وثیقه ملکی,fa,bank_collateral,3,false,samatkit,,exact,false
ضامن,fa,bank_collateral,2,false,samatkit,,exact,false
آزادسازی سند,fa,bank_collateral,3,false,samatkit,,exact,false
فک رهن,fa,bank_collateral,3,false,samatkit,,exact,false
ترهین,fa,bank_collateral,3,false,samatkit,,exact,false
آزادسازی وثیقه,fa,bank_collateral,4,false,samatkit,,exact,false
collateral,en,bank_collateral,3,false,samatkit,,exact,false
bank guarantee,en,bank_collateral,3,false,samatkit,,exact,false
guarantee,en,bank_collateral,2,false,samatkit,,exact,false
guarantor,en,bank_collateral,2,false,samatkit,,exact,false
mortgage,en,bank_collateral,3,false,samatkit,,exact,false
pledge,en,bank_collateral,2,false,samatkit,,exact,false
release of the deed,en,bank_collateral,3,false,samatkit,,exact,false
lien,en,bank_collateral,3,false,samatkit,,exact,false
معوقات,fa,bank_arrears,3,false,samatkit,,exact,false
معوقه,fa,bank_arrears,3,false,samatkit,,exact,false
بدهی معوق,fa,bank_arrears,3,false,samatkit,,exact,false
معوق,fa,bank_arrears,3,false,samatkit,,exact,false
مطالبات بانک,fa,bank_arrears,3,false,samatkit,,exact,false
جریمه دیرکرد,fa,bank_arrears,3,false,samatkit,,exact,false
بدهی بانکی,fa,bank_arrears,3,false,samatkit,,exact,false
چک برگشتی,fa,bank_arrears,3,false,samatkit,,exact,false
سود و جریمه,fa,bank_arrears,3,false,samatkit,,exact,false
معوقات بانکی,fa,bank_arrears,3,false,samatkit,,exact,false
تسهیلات معوق,fa,bank_arrears,4,false,samatkit,,exact,false
اقساط عقب‌افتاده,fa,bank_arrears,3,false,samatkit,,exact,false
مطالبات معوق,fa,bank_arrears,3,false,samatkit,,exact,false
arrears,en,bank_arrears,3,false,samatkit,,exact,false
overdue loan,en,bank_arrears,3,false,samatkit,,exact,false
overdue loans,en,bank_arrears,3,false,samatkit,,exact,false
non-performing loan,en,bank_arrears,3,false,samatkit,,exact,false
bank debt,en,bank_arrears,3,false,samatkit,,exact,false
debt to the bank,en,bank_arrears,3,false,samatkit,,exact,false
late penalty,en,bank_arrears,3,false,samatkit,,exact,false
default interest,en,bank_arrears,3,false,samatkit,,exact,false
overdue instalments,en,bank_arrears,3,false,samatkit,,exact,false
bounced cheque,en,bank_arrears,3,false,samatkit,,exact,false
debts to banks,en,bank_arrears,3,false,samatkit,,exact,false
تملک,fa,bank_takeover,3,false,samatkit,,exact,false
تملیک,fa,bank_takeover,3,false,samatkit,,exact,false
تصاحب,fa,bank_takeover,3,false,samatkit,,exact,false
مزایده وثیقه,fa,bank_takeover,4,false,samatkit,,exact,false
تملک بانک,fa,bank_takeover,3,false,samatkit,,exact,false
مزایده کارخانه,fa,bank_takeover,3,false,samatkit,,exact,false
توقیف کارخانه,fa,bank_takeover,3,false,samatkit,,exact,false
ضبط وثیقه,fa,bank_takeover,4,false,samatkit,,exact,false
به مزایده,fa,bank_takeover,3,false,samatkit,,exact,false
takeover,en,bank_takeover,3,false,samatkit,,exact,false
foreclosure,en,bank_takeover,3,false,samatkit,,exact,false
foreclose,en,bank_takeover,3,false,samatkit,,exact,false
foreclosed,en,bank_takeover,3,false,samatkit,,exact,false
repossession,en,bank_takeover,3,false,samatkit,,exact,false
seized by the bank,en,bank_takeover,3,false,samatkit,,exact,false
seizure,en,bank_takeover,3,false,samatkit,,exact,false
auction of the factory,en,bank_takeover,3,false,samatkit,,exact,false
taken over by the bank,en,bank_takeover,4,false,samatkit,,exact,false
auctioned,en,bank_takeover,2,false,samatkit,,exact,false
عدم همکاری بانک,fa,bank_refusal,4,false,samatkit,,exact,false
امتناع بانک,fa,bank_refusal,4,false,samatkit,,exact,false
خودداری بانک,fa,bank_refusal,4,false,samatkit,,exact,false
رد درخواست تسهیلات,fa,bank_refusal,4,false,samatkit,,exact,false
رد درخواست وام,fa,bank_refusal,4,false,samatkit,,exact,false
بانک همکاری نمی‌کند,fa,bank_refusal,4,false,samatkit,,exact,false
بانک همکاری نکرد,fa,bank_refusal,4,false,samatkit,,exact,false
عدم همکاری,fa,bank_refusal,3,false,samatkit,,exact,false
عدم پرداخت تسهیلات,fa,bank_refusal,4,false,samatkit,,exact,false
مخالفت بانک,fa,bank_refusal,4,false,samatkit,,exact,false
bank refuses,en,bank_refusal,4,false,samatkit,,exact,false
bank refused,en,bank_refusal,4,false,samatkit,,exact,false
refusal by the bank,en,bank_refusal,4,false,samatkit,,exact,false
refusal of the bank,en,bank_refusal,4,false,samatkit,,exact,false
loan was rejected,en,bank_refusal,4,false,samatkit,,exact,false
rejected the loan,en,bank_refusal,4,false,samatkit,,exact,false
bank rejected,en,bank_refusal,4,false,samatkit,,exact,false
bank does not cooperate,en,bank_refusal,4,false,samatkit,,exact,false
non-cooperation,en,bank_refusal,3,false,samatkit,,exact,false
مالیات,fa,tax,3,false,samatkit,,exact,false
مالیاتی,fa,tax,3,false,samatkit,,exact,false
ارزش افزوده,fa,tax,3,false,samatkit,,exact,false
مالیات بر ارزش افزوده,fa,tax,3,false,samatkit,,exact,false
اداره دارایی,fa,tax,3,false,samatkit,,exact,false
امور مالیاتی,fa,tax,3,false,samatkit,,exact,false
مودیان,fa,tax,2,false,samatkit,,exact,false
عوارض,fa,tax,2,false,samatkit,,exact,false
ممیزی مالیاتی,fa,tax,3,false,samatkit,,exact,false
tax,en,tax,3,false,samatkit,,exact,false
taxes,en,tax,3,false,samatkit,,exact,false
taxation,en,tax,3,false,samatkit,,exact,false
vat,en,tax,3,false,samatkit,,exact,false
value added tax,en,tax,3,false,samatkit,,exact,false
tax assessment,en,tax,3,false,samatkit,,exact,false
tax office,en,tax,3,false,samatkit,,exact,false
تامین اجتماعی,fa,social_security,3,false,samatkit,,exact,false
بیمه,fa,social_security,2,false,samatkit,,exact,false
حق بیمه,fa,social_security,3,false,samatkit,,exact,false
بیمه کارگران,fa,social_security,3,false,samatkit,,exact,false
بیمه کارکنان,fa,social_security,3,false,samatkit,,exact,false
سازمان تامین اجتماعی,fa,social_security,3,false,samatkit,,exact,false
سهم کارفرما,fa,social_security,3,false,samatkit,,exact,false
لیست بیمه,fa,social_security,3,false,samatkit,,exact,false
social security,en,social_security,3,false,samatkit,,exact,false
insurance premium,en,social_security,3,false,samatkit,,exact,false
insurance premiums,en,social_security,3,false,samatkit,,exact,false
social insurance,en,social_security,3,false,samatkit,,exact,false
employer contribution,en,social_security,2,false,samatkit,,exact,false
insurance of workers,en,social_security,3,false,samatkit,,exact,false
گمرک,fa,customs,3,false,samatkit,,exact,false
گمرکی,fa,customs,3,false,samatkit,,exact,false
ترخیص,fa,customs,3,false,samatkit,,exact,false
ترخیص کالا,fa,customs,3,false,samatkit,,exact,false
حقوق ورودی,fa,customs,3,false,samatkit,,exact,false
ثبت سفارش,fa,customs,3,false,samatkit,,exact,false
رسوب کالا,fa,customs,3,false,samatkit,,exact,false
تعرفه واردات,fa,customs,2,false,samatkit,,exact,false
سود بازرگانی,fa,customs,2,false,samatkit,,exact,false
customs,en,customs,3,false,samatkit,,exact,false
customs clearance,en,customs,3,false,samatkit,,exact,false
clearance of goods,en,customs,3,false,samatkit,,exact,false
import duty,en,customs,3,false,samatkit,,exact,false
import duties,en,customs,3,false,samatkit,,exact,false
goods stuck at the border,en,customs,3,false,samatkit,,exact,false
order registration,en,customs,3,false,samatkit,,exact,false
انرژی,fa,energy,2,false,samatkit,,exact,false
حامل‌های انرژی,fa,energy,3,false,samatkit,,exact,false
ناترازی انرژی,fa,energy,3,false,samatkit,,exact,false
energy,en,energy,2,false,samatkit,,exact,false
energy supply,en,energy,3,false,samatkit,,exact,false
energy carriers,en,energy,3,false,samatkit,,exact,false
energy shortage,en,energy,3,false,samatkit,,exact,false
برق,fa,energy_electricity,3,false,samatkit,,exact,false
قطعی برق,fa,energy_electricity,3,false,samatkit,,exact,false
قطع برق,fa,energy_electricity,3,false,samatkit,,exact,false
انشعاب برق,fa,energy_electricity,3,false,samatkit,,exact,false
خاموشی,fa,energy_electricity,3,false,samatkit,,exact,false
پست برق,fa,energy_electricity,3,false,samatkit,,exact,false
دیماند,fa,energy_electricity,3,false,samatkit,,exact,false
ترانسفورماتور,fa,energy_electricity,3,false,samatkit,,exact,false
افت ولتاژ,fa,energy_electricity,3,false,samatkit,,exact,false
محدودیت برق,fa,energy_electricity,3,false,samatkit,,exact,false
electricity,en,energy_electricity,3,false,samatkit,,exact,false
power cut,en,energy_electricity,3,false,samatkit,,exact,false
power cuts,en,energy_electricity,3,false,samatkit,,exact,false
outage,en,energy_electricity,2,false,samatkit,,exact,false
outages,en,energy_electricity,2,false,samatkit,,exact,false
power outage,en,energy_electricity,3,false,samatkit,,exact,false
blackout,en,energy_electricity,3,false,samatkit,,exact,false
blackouts,en,energy_electricity,3,false,samatkit,,exact,false
transformer,en,energy_electricity,2,false,samatkit,,exact,false
power supply,en,energy_electricity,3,false,samatkit,,exact,false
power line,en,energy_electricity,3,false,samatkit,,exact,false
electrical power,en,energy_electricity,3,false,samatkit,,exact,false
electric power,en,energy_electricity,3,false,samatkit,,exact,false
گاز,fa,energy_gas,3,false,samatkit,,exact,false
قطعی گاز,fa,energy_gas,3,false,samatkit,,exact,false
گازرسانی,fa,energy_gas,3,false,samatkit,,exact,false
افت فشار گاز,fa,energy_gas,3,false,samatkit,,exact,false
انشعاب گاز,fa,energy_gas,3,false,samatkit,,exact,false
قطع گاز,fa,energy_gas,3,false,samatkit,,exact,false
محدودیت گاز,fa,energy_gas,3,false,samatkit,,exact,false
gas,en,energy_gas,3,false,samatkit,,exact,false
natural gas,en,energy_gas,3,false,samatkit,,exact,false
gas cut,en,energy_gas,3,false,samatkit,,exact,false
gas pressure,en,energy_gas,3,false,samatkit,,exact,false
gas supply,en,energy_gas,3,false,samatkit,,exact,false
gas connection,en,energy_gas,3,false,samatkit,,exact,false
سوخت,fa,energy_fuel,3,false,samatkit,,exact,false
گازوئیل,fa,energy_fuel,3,false,samatkit,,exact,false
مازوت,fa,energy_fuel,3,false,samatkit,,exact,false
سهمیه سوخت,fa,energy_fuel,3,false,samatkit,,exact,false
سوخت و انرژی,fa,energy_fuel,3,false,samatkit,,exact,false
نفت گاز,fa,energy_fuel,3,false,samatkit,,exact,false
نفت کوره,fa,energy_fuel,3,false,samatkit,,exact,false
fuel,en,energy_fuel,3,false,samatkit,,exact,false
diesel,en,energy_fuel,3,false,samatkit,,exact,false
fuel oil,en,energy_fuel,3,false,samatkit,,exact,false
fuel quota,en,energy_fuel,3,false,samatkit,,exact,false
gasoil,en,energy_fuel,3,false,samatkit,,exact,false
fuel and energy,en,energy_fuel,3,false,samatkit,,exact,false
mazut,en,energy_fuel,3,false,samatkit,,exact,false
آب,fa,water,3,true,samatkit,,exact,false
کم‌آبی,fa,water,3,false,samatkit,,exact,false
تامین آب,fa,water,3,false,samatkit,,exact,false
چاه,fa,water,2,true,samatkit,,exact,false
پساب,fa,water,3,false,samatkit,,exact,false
پروانه چاه,fa,water,3,false,samatkit,,exact,false
تصفیه‌خانه,fa,water,2,false,samatkit,,exact,false
حق‌آبه,fa,water,3,false,samatkit,,exact,false
انشعاب آب,fa,water,3,false,samatkit,,exact,false
آبرسانی,fa,water,3,false,samatkit,,exact,false
water,en,water,3,false,samatkit,,exact,false
water supply,en,water,3,false,samatkit,,exact,false
water shortage,en,water,3,false,samatkit,,exact,false
effluent,en,water,2,false,samatkit,,exact,false
well permit,en,water,3,false,samatkit,,exact,false
water well,en,water,3,false,samatkit,,exact,false
treated effluent,en,water,3,false,samatkit,,exact,false
زیرساخت,fa,infrastructure,3,false,samatkit,,exact,false
زیرساخت‌ها,fa,infrastructure,3,false,samatkit,,exact,false
جاده دسترسی,fa,infrastructure,3,false,samatkit,,exact,false
راه دسترسی,fa,infrastructure,3,false,samatkit,,exact,false
مخابرات,fa,infrastructure,2,false,samatkit,,exact,false
اینترنت,fa,infrastructure,2,false,samatkit,,exact,false
آسفالت,fa,infrastructure,2,false,samatkit,,exact,false
فیبر نوری,fa,infrastructure,3,false,samatkit,,exact,false
زیرساختی,fa,infrastructure,3,false,samatkit,,exact,false
infrastructure,en,infrastructure,3,false,samatkit,,exact,false
access road,en,infrastructure,3,false,samatkit,,exact,false
telecommunication,en,infrastructure,3,false,samatkit,,exact,false
telecommunications,en,infrastructure,3,false,samatkit,,exact,false
internet,en,infrastructure,2,false,samatkit,,exact,false
unpaved road,en,infrastructure,3,false,samatkit,,exact,false
road to the factory,en,infrastructure,3,false,samatkit,,exact,false
زمین,fa,land,2,false,samatkit,,exact,false
واگذاری زمین,fa,land,3,false,samatkit,,exact,false
سند مالکیت,fa,land,3,false,samatkit,,exact,false
سند زمین,fa,land,3,false,samatkit,,exact,false
قطعه زمین,fa,land,3,false,samatkit,,exact,false
تخصیص زمین,fa,land,3,false,samatkit,,exact,false
کمبود زمین,fa,land,3,false,samatkit,,exact,false
قیمت زمین,fa,land,3,false,samatkit,,exact,false
land,en,land,2,false,samatkit,,exact,false
plot of land,en,land,3,false,samatkit,,exact,false
plot,en,land,2,false,samatkit,,exact,false
title deed,en,land,3,false,samatkit,,exact,false
land allocation,en,land,3,false,samatkit,,exact,false
deed of the land,en,land,3,false,samatkit,,exact,false
allocation of land,en,land,3,false,samatkit,,exact,false
مجوز,fa,permits,2,false,samatkit,,exact,false
مجوزها,fa,permits,2,false,samatkit,,exact,false
استعلام,fa,permits,3,false,samatkit,,exact,false
پروانه,fa,permits,2,false,samatkit,,exact,false
پروانه بهره‌برداری,fa,permits,3,false,samatkit,,exact,false
صدور مجوز,fa,permits,3,false,samatkit,,exact,false
جواز تاسیس,fa,permits,3,false,samatkit,,exact,false
جواز,fa,permits,2,false,samatkit,,exact,false
تمدید پروانه,fa,permits,3,false,samatkit,,exact,false
پروانه ساختمانی,fa,permits,3,false,samatkit,,exact,false
استعلام‌ها,fa,permits,3,false,samatkit,,exact,false
permit,en,permits,2,false,samatkit,,exact,false
permits,en,permits,2,false,samatkit,,exact,false
licence,en,permits,2,false,samatkit,,exact,false
license,en,permits,2,false,samatkit,,exact,false
licences,en,permits,2,false,samatkit,,exact,false
inquiry,en,permits,2,false,samatkit,,exact,false
inquiries,en,permits,2,false,samatkit,,exact,false
operating licence,en,permits,3,false,samatkit,,exact,false
building permit,en,permits,3,false,samatkit,,exact,false
establishment permit,en,permits,3,false,samatkit,,exact,false
منابع طبیعی,fa,permits_natural_resources,3,false,samatkit,,exact,false
مرتع,fa,permits_natural_resources,2,false,samatkit,,exact,false
اراضی ملی,fa,permits_natural_resources,3,false,samatkit,,exact,false
جنگل,fa,permits_natural_resources,2,false,samatkit,,exact,false
مراتع,fa,permits_natural_resources,2,false,samatkit,,exact,false
مجوز منابع طبیعی,fa,permits_natural_resources,4,false,samatkit,,exact,false
natural resources,en,permits_natural_resources,3,false,samatkit,,exact,false
rangeland,en,permits_natural_resources,3,false,samatkit,,exact,false
forest land,en,permits_natural_resources,3,false,samatkit,,exact,false
national lands,en,permits_natural_resources,3,false,samatkit,,exact,false
محیط زیست,fa,permits_environment,3,false,samatkit,,exact,false
زیست‌محیطی,fa,permits_environment,3,false,samatkit,,exact,false
محیط‌زیست,fa,permits_environment,3,false,samatkit,,exact,false
آلایندگی,fa,permits_environment,3,false,samatkit,,exact,false
مجوز محیط زیست,fa,permits_environment,4,false,samatkit,,exact,false
آلودگی هوا,fa,permits_environment,2,false,samatkit,,exact,false
ارزیابی زیست‌محیطی,fa,permits_environment,3,false,samatkit,,exact,false
environmental,en,permits_environment,3,false,samatkit,,exact,false
environment,en,permits_environment,2,false,samatkit,,exact,false
department of environment,en,permits_environment,3,false,samatkit,,exact,false
environmental permit,en,permits_environment,4,false,samatkit,,exact,false
pollution,en,permits_environment,2,false,samatkit,,exact,false
emissions,en,permits_environment,2,false,samatkit,,exact,false
environment office,en,permits_environment,3,false,samatkit,,exact,false
شرکت شهرک‌ها,fa,permits_estates_company,3,false,samatkit,,exact,false
شرکت شهرک‌های صنعتی,fa,permits_estates_company,4,false,samatkit,,exact,false
شهرک صنعتی,fa,permits_estates_company,1,false,samatkit,,exact,false
مجوز شرکت شهرک‌ها,fa,permits_estates_company,4,false,samatkit,,exact,false
قرارداد شهرک,fa,permits_estates_company,2,false,samatkit,,exact,false
estates company,en,permits_estates_company,3,false,samatkit,,exact,false
industrial estates company,en,permits_estates_company,4,false,samatkit,,exact,false
estate company,en,permits_estates_company,3,false,samatkit,,exact,false
industrial estate permit,en,permits_estates_company,4,false,samatkit,,exact,false
امور اراضی,fa,permits_land_affairs,3,false,samatkit,,exact,false
تغییر کاربری,fa,permits_land_affairs,3,false,samatkit,,exact,false
اراضی کشاورزی,fa,permits_land_affairs,3,false,samatkit,,exact,false
کاربری اراضی,fa,permits_land_affairs,3,false,samatkit,,exact,false
جهاد کشاورزی,fa,permits_land_affairs,2,false,samatkit,,exact,false
کاربری زمین,fa,permits_land_affairs,3,false,samatkit,,exact,false
land affairs,en,permits_land_affairs,3,false,samatkit,,exact,false
change of land use,en,permits_land_affairs,4,false,samatkit,,exact,false
land use,en,permits_land_affairs,3,false,samatkit,,exact,false
land-use change,en,permits_land_affairs,4,false,samatkit,,exact,false
farmland,en,permits_land_affairs,3,false,samatkit,,exact,false
agricultural land,en,permits_land_affairs,3,false,samatkit,,exact,false
استاندارد,fa,standards,3,false,samatkit,,exact,false
نشان استاندارد,fa,standards,3,false,samatkit,,exact,false
گواهی انطباق,fa,standards,3,false,samatkit,,exact,false
اداره استاندارد,fa,standards,3,false,samatkit,,exact,false
پروانه استاندارد,fa,standards,4,false,samatkit,,exact,false
standard mark,en,standards,3,false,samatkit,,exact,false
standards,en,standards,3,false,samatkit,,exact,false
standard certificate,en,standards,3,false,samatkit,,exact,false
certificate of conformity,en,standards,3,false,samatkit,,exact,false
conformity,en,standards,2,false,samatkit,,exact,false
standards office,en,standards,3,false,samatkit,,exact,false
اوقاف,fa,endowments,3,false,samatkit,,exact,false
موقوفه,fa,endowments,3,false,samatkit,,exact,false
وقف,fa,endowments,3,false,samatkit,,exact,false
وقفی,fa,endowments,3,false,samatkit,,exact,false
اداره اوقاف,fa,endowments,3,false,samatkit,,exact,false
زمین وقفی,fa,endowments,4,false,samatkit,,exact,false
زمین موقوفه,fa,endowments,4,false,samatkit,,exact,false
endowment,en,endowments,3,false,samatkit,,exact,false
endowments,en,endowments,3,false,samatkit,,exact,false
waqf,en,endowments,3,false,samatkit,,exact,false
endowed land,en,endowments,4,false,samatkit,,exact,false
مواد اولیه,fa,raw_material,3,false,samatkit,,exact,false
مواد خام,fa,raw_material,3,false,samatkit,,exact,false
خوراک,fa,raw_material,2,false,samatkit,,exact,false
نهاده,fa,raw_material,2,false,samatkit,,exact,false
کمبود مواد اولیه,fa,raw_material,3,false,samatkit,,exact,false
ورق فولادی,fa,raw_material,2,false,samatkit,,exact,false
سهمیه مواد,fa,raw_material,3,false,samatkit,,exact,false
تامین مواد اولیه,fa,raw_material,3,false,samatkit,,exact,false
ماده اولیه,fa,raw_material,3,false,samatkit,,exact,false
raw material,en,raw_material,3,false,samatkit,,exact,false
raw materials,en,raw_material,3,false,samatkit,,exact,false
feedstock,en,raw_material,3,false,samatkit,,exact,false
input supply,en,raw_material,3,false,samatkit,,exact,false
materials shortage,en,raw_material,3,false,samatkit,,exact,false
بازار,fa,market,2,false,samatkit,,exact,false
فروش,fa,market,2,false,samatkit,,exact,false
تقاضا,fa,market,2,false,samatkit,,exact,false
صادرات,fa,market,2,false,samatkit,,exact,false
بازار فروش,fa,market,3,false,samatkit,,exact,false
رکود بازار,fa,market,3,false,samatkit,,exact,false
نبود مشتری,fa,market,3,false,samatkit,,exact,false
کاهش تقاضا,fa,market,3,false,samatkit,,exact,false
قاچاق,fa,market,2,false,samatkit,,exact,false
فروش نمی‌رود,fa,market,3,false,samatkit,,exact,false
بازاریابی,fa,market,3,false,samatkit,,exact,false
مشتری,fa,market,2,false,samatkit,,exact,false
market,en,market,2,false,samatkit,,exact,false
markets,en,market,2,false,samatkit,,exact,false
sales,en,market,2,false,samatkit,,exact,false
demand for our product,en,market,3,false,samatkit,,exact,false
weak demand,en,market,3,false,samatkit,,exact,false
no customers,en,market,3,false,samatkit,,exact,false
export market,en,market,3,false,samatkit,,exact,false
smuggling,en,market,2,false,samatkit,,exact,false
customers,en,market,2,false,samatkit,,exact,false
exports,en,market,2,false,samatkit,,exact,false
demand,en,market,1,false,samatkit,,exact,false
نقدینگی,fa,liquidity,3,false,samatkit,,exact,false
سرمایه در گردش,fa,liquidity,3,false,samatkit,,exact,false
کمبود نقدینگی,fa,liquidity,3,false,samatkit,,exact,false
کمبود سرمایه,fa,liquidity,3,false,samatkit,,exact,false
وجه نقد,fa,liquidity,2,false,samatkit,,exact,false
سرمایه نداریم,fa,liquidity,3,false,samatkit,,exact,false
liquidity,en,liquidity,3,false,samatkit,,exact,false
working capital,en,liquidity,3,false,samatkit,,exact,false
cash flow,en,liquidity,3,false,samatkit,,exact,false
shortage of cash,en,liquidity,3,false,samatkit,,exact,false
lack of cash,en,liquidity,3,false,samatkit,,exact,false
cash,en,liquidity,2,false,samatkit,,exact,false
بوروکراسی,fa,bureaucracy,3,false,samatkit,,exact,false
بروکراسی,fa,bureaucracy,3,false,samatkit,,exact,false
کاغذبازی,fa,bureaucracy,3,false,samatkit,,exact,false
مقررات زائد,fa,bureaucracy,3,false,samatkit,,exact,false
مقررات دست‌وپاگیر,fa,bureaucracy,3,false,samatkit,,exact,false
بخشنامه,fa,bureaucracy,2,false,samatkit,,exact,false
طولانی شدن روند اداری,fa,bureaucracy,3,false,samatkit,,exact,false
روند اداری,fa,bureaucracy,2,false,samatkit,,exact,false
دیوان‌سالاری,fa,bureaucracy,3,false,samatkit,,exact,false
بخشنامه‌های متعدد,fa,bureaucracy,3,false,samatkit,,exact,false
bureaucracy,en,bureaucracy,3,false,samatkit,,exact,false
red tape,en,bureaucracy,3,false,samatkit,,exact,false
superfluous regulation,en,bureaucracy,3,false,samatkit,,exact,false
superfluous regulations,en,bureaucracy,3,false,samatkit,,exact,false
administrative delay,en,bureaucracy,3,false,samatkit,,exact,false
administrative delays,en,bureaucracy,3,false,samatkit,,exact,false
paperwork,en,bureaucracy,3,false,samatkit,,exact,false
circulars,en,bureaucracy,2,false,samatkit,,exact,false
cumbersome regulations,en,bureaucracy,3,false,samatkit,,exact,false
دعوا,fa,legal_conflict,2,false,samatkit,,exact,false
اختلاف حقوقی,fa,legal_conflict,3,false,samatkit,,exact,false
پرونده قضایی,fa,legal_conflict,3,false,samatkit,,exact,false
اختلاف سهامداران,fa,legal_conflict,3,false,samatkit,,exact,false
دادگاه,fa,legal_conflict,3,false,samatkit,,exact,false
اختلاف شرکا,fa,legal_conflict,3,false,samatkit,,exact,false
حکم قضایی,fa,legal_conflict,3,false,samatkit,,exact,false
دعوای حقوقی,fa,legal_conflict,3,false,samatkit,,exact,false
شکایت,fa,legal_conflict,2,false,samatkit,,exact,false
دادسرا,fa,legal_conflict,3,false,samatkit,,exact,false
ورثه,fa,legal_conflict,2,false,samatkit,,exact,false
lawsuit,en,legal_conflict,3,false,samatkit,,exact,false
legal dispute,en,legal_conflict,3,false,samatkit,,exact,false
shareholder dispute,en,legal_conflict,3,false,samatkit,,exact,false
litigation,en,legal_conflict,3,false,samatkit,,exact,false
court,en,legal_conflict,3,false,samatkit,,exact,false
court case,en,legal_conflict,3,false,samatkit,,exact,false
dispute between partners,en,legal_conflict,3,false,samatkit,,exact,false
dispute among shareholders,en,legal_conflict,3,false,samatkit,,exact,false
heirs,en,legal_conflict,2,false,samatkit,,exact,false
"""####

  private static let opinionsCSV: StaticString = ####"""
opinion,case,agency,position,person,session,given,text,source,paragraph,precision,inferred
"""####

  private static let organizationsCSV: StaticString = ####"""
organization,name,name_fa,kind,level,province,parent,aliases,collective,source,paragraph,precision,inferred
government-iran,Government of Iran,دولت,government,national,,,[],false,001_18285f0af8451c58,19,exact,false
parliament,Islamic Consultative Assembly,مجلس شورای اسلامی,parliament,national,,,"[""parliament"", ""Majles"", ""مجلس""]",false,003_e2e37c1e7d2531a5,11,exact,false
ministry-smt,"Ministry of Industry, Mine and Trade",وزارت صنعت، معدن و تجارت,ministry,national,,government-iran,"[""SMT"", ""Ministry of SMT"", ""وزارت صمت"", ""صمت""]",false,000_ea9033543326dfe4,1,exact,false
smt-council-of-deputies,"Council of Deputies of the Ministry of Industry, Mine and Trade",شورای معاونان وزارت صمت,council,national,,ministry-smt,"[""شورای معاونان وزارتخانه""]",false,000_ea9033543326dfe4,1,exact,false
smt-planning,"Deputyship for Planning of the Ministry of Industry, Mine and Trade",معاونت طرح و برنامه وزارت صمت,deputyship,national,,ministry-smt,"[""معاونت طرح و برنامه"", ""معاونت طرح برنامه""]",false,000_ea9033543326dfe4,3,exact,false
smt-industries,"Deputyship for Industries of the Ministry of Industry, Mine and Trade",معاونت امور صنایع وزارت صمت,deputyship,national,,ministry-smt,[],false,000_ea9033543326dfe4,1,exact,true
smt-mining,"Deputyship for Mining of the Ministry of Industry, Mine and Trade",معاونت معدنی وزارت صمت,deputyship,national,,ministry-smt,[],false,000_ea9033543326dfe4,1,exact,true
smt-administrative-renovation,Centre for Administrative Renovation and Transformation,مرکز نوسازی و تحول اداری,centre,national,,ministry-smt,[],false,004_c97e60baf067037a,4,exact,false
smt-related-agencies,"Organisations and agencies related to the Ministry of Industry, Mine and Trade",سازمان‌ها و دستگاه‌های ذی‌ربط وزارت صمت,agency,national,,ministry-smt,[],true,000_ea9033543326dfe4,1,exact,false
commission-associations,Commission for Supervision of Industrial and Mining Associations,کمیسیون نظارت بر تشکل‌های صنعتی و معدنی,commission,national,,ministry-smt,"[""commission""]",false,004_c97e60baf067037a,1,exact,false
isipo,Iran Small Industries and Industrial Parks Organization,سازمان صنایع کوچک و شهرک‌های صنعتی ایران,agency,national,,ministry-smt,"[""ISIPO"", ""سازمان صنایع کوچک"", ""سازمان شهرک‌های صنعتی"", ""سازمان شهرکهای صنعتی"", ""سازمان صنایع کوچک و شهرکهای صنعتی""]",false,003_e2e37c1e7d2531a5,5,exact,false
isipo-public-relations,Public relations of ISIPO,روابط عمومی سازمان صنایع کوچک,public_relations,national,,isipo,[],false,003_e2e37c1e7d2531a5,7,exact,false
idro,Industrial Development and Renovation Organization of Iran,سازمان گسترش و نوسازی صنایع ایران,agency,national,,ministry-smt,"[""IDRO"", ""ایدرو""]",false,000_ea9033543326dfe4,1,exact,false
imidro,Iranian Mines and Mining Industries Development and Renovation Organization,سازمان توسعه و نوسازی معادن و صنایع معدنی ایران,agency,national,,ministry-smt,"[""IMIDRO"", ""ایمیدرو""]",false,000_ea9033543326dfe4,1,exact,false
itsr,Institute for Trade Studies and Research,مؤسسه مطالعات و پژوهش‌های بازرگانی,institute,national,,ministry-smt,"[""ITSR"", ""موسسه مطالعات"", ""موسسه مطالعات و پژوهشهای بازرگانی"", ""موسسه""]",false,000_ea9033543326dfe4,1,exact,false
itsr-public-relations,Public relations of ITSR,روابط عمومی مؤسسه مطالعات,public_relations,national,,itsr,[],false,000_ea9033543326dfe4,1,exact,false
department-of-environment,Department of Environment,سازمان حفاظت محیط زیست,agency,national,,government-iran,"[""محیط زیست""]",false,002_057cc68bf82e8abc,3,exact,false
deregulation-board,Deregulation board,هیئت مقررات‌زدایی,board,national,,government-iran,"[""هیات مقررات زدایی"", ""هیات مقررات‌زدایی""]",false,001_18285f0af8451c58,19,exact,false
stock-exchange,Stock exchange (which one is not said),بورس,exchange,national,,,[],false,003_e2e37c1e7d2531a5,12,exact,false
shata,"Shata, the Iran production and trade information network",شاتا,media,national,,ministry-smt,"[""شبکه اطلاع‌رسانی تولید و تجارت ایران"", ""شبکه اطلاع رسانی تولید و تجارت ایران""]",false,003_e2e37c1e7d2531a5,4,exact,false
sahebkhabar,Sahebkhabar,صاحب‌خبر,media,national,,,"[""صاحبخبر""]",false,003_e2e37c1e7d2531a5,6,exact,false
yjc,Young Journalists Club,باشگاه خبرنگاران جوان,media,national,,,"[""YJC""]",false,002_057cc68bf82e8abc,1,exact,false
kuhe-sarfaraz,Kuh-e Sarfaraz,کوه سرفراز,media,,,,"[""koohesarfaraz""]",false,001_18285f0af8451c58,10,exact,false
house-smt-iran,"House of Industry, Mine and Trade of Iran",خانه صنعت، معدن و تجارت ایران,house,national,,,"[""خانه صنعت و معدن"", ""خانه صنعت ایران"", ""خانه صمت ایران""]",false,004_c97e60baf067037a,13,exact,false
houses-of-industry,Houses of industry (all),خانه‌های صنعت,house,,,,"[""خانه های صنعت""]",true,004_c97e60baf067037a,9,exact,false
industrial-mining-associations,Industrial and mining associations (all),تشکل‌های صنعتی و معدنی,association,,,,"[""تشکل های صنعتی و معدنی""]",true,004_c97e60baf067037a,6,exact,false
provincial-smt,SMT organisations of the provinces (all),سازمان‌های صمت استانی,provincial_smt,provincial,,ministry-smt,"[""سازمان‌های صمت سراسر کشور"", ""سازمانهای صمت استانی""]",true,000_ea9033543326dfe4,1,exact,false
provincial-governorates,Governorates of the provinces (all),استانداری‌ها,governorate,provincial,,government-iran,"[""استانداریها""]",true,000_ea9033543326dfe4,1,exact,false
provincial-estates-companies,Industrial estates companies of the provinces (all),شرکت‌های شهرک‌های صنعتی استان‌ها,estates_company,provincial,,isipo,"[""شرکت شهرکهای استانها""]",true,003_e2e37c1e7d2531a5,8,exact,false
alborz-smt,"General Directorate of Industry, Mine and Trade of Alborz",اداره کل صنعت، معدن و تجارت البرز,provincial_smt,provincial,IR-30,ministry-smt,"[""اداره کل صمت استان البرز""]",false,001_18285f0af8451c58,4,exact,false
house-smt-alborz,"House of Industry, Mine and Trade of Alborz",خانه صنعت، معدن و تجارت البرز,house,provincial,IR-30,house-smt-iran,"[""خانه صمت البرز"", ""خانه صمت استان""]",false,001_18285f0af8451c58,16,exact,false
alborz-working-group,Working Group for Facilitation and Removal of Obstacles to Production of Alborz,کارگروه تسهیل و رفع موانع تولید البرز,working_group,provincial,IR-30,,"[""کارگروه تسهیل البرز""]",false,001_18285f0af8451c58,9,exact,false
alborz-expert-committee,Technical and expert committee of the working group of Alborz,کمیته فنی و کارشناسی کارگروه البرز,committee,provincial,IR-30,alborz-working-group,[],false,001_18285f0af8451c58,9,exact,false
alborz-industry-associations,Specialised homogeneous-industry associations of Alborz (all),انجمن‌های تخصصی صنایع همگن البرز,association,provincial,IR-30,,"[""انجمن های تخصصی صنایع""]",true,001_18285f0af8451c58,16,exact,false
kerman-governorate,Governorate of Kerman,استانداری کرمان,governorate,provincial,IR-08,government-iran,[],false,002_057cc68bf82e8abc,1,exact,false
kerman-smt,"General Directorate of Industry, Mine and Trade of Kerman",اداره کل صنعت، معدن و تجارت کرمان,provincial_smt,provincial,IR-08,ministry-smt,"[""صمت کرمان"", ""سازمان صمت کرمان""]",false,002_057cc68bf82e8abc,1,exact,false
kerman-working-group,Working Group for Facilitation and Removal of Obstacles to Production of Kerman,کارگروه تسهیل و رفع موانع تولید کرمان,working_group,provincial,IR-08,,"[""کارگروه تسهیل کرمان""]",false,002_057cc68bf82e8abc,1,exact,false
kerman-expert-committee,Expert committee of the working group of Kerman,کمیته تخصصی کارگروه کرمان,committee,provincial,IR-08,kerman-working-group,"[""کمیته تخصصی ذیل کارگروه""]",false,002_057cc68bf82e8abc,7,exact,false
kerman-secretariat,Secretariat of the working group of Kerman,دبیرخانه کارگروه کرمان,secretariat,provincial,IR-08,kerman-working-group,"[""دبیرخانه کارگروه""]",false,002_057cc68bf82e8abc,4,exact,false
kerman-executive-agencies,Economic executive agencies of Kerman (all),دستگاه‌های اجرایی اقتصادی استان کرمان,agency,provincial,IR-08,,[],true,002_057cc68bf82e8abc,1,exact,false
kerman-banks,Banks in the working group of Kerman (not named singly),بانک‌های عضو کارگروه کرمان,bank,provincial,IR-08,,"[""بانک‌ها"", ""بانکها""]",true,002_057cc68bf82e8abc,1,exact,false
kerman-estates-company,Industrial estates company of Kerman,شرکت شهرک‌های صنعتی کرمان,estates_company,provincial,IR-08,isipo,"[""شرکت شهرکهای صنعتی""]",false,002_057cc68bf82e8abc,1,exact,false
kerman-natural-resources,Natural resources office of Kerman,منابع طبیعی کرمان,agency,provincial,IR-08,,"[""منابع طبیعی""]",false,002_057cc68bf82e8abc,1,exact,false
kerman-environment,Environment office of Kerman,محیط زیست کرمان,agency,provincial,IR-08,department-of-environment,"[""محیط زیست""]",false,002_057cc68bf82e8abc,1,exact,false
kerman-agriculture-jihad,Agriculture Jihad of Kerman,جهاد کشاورزی کرمان,agency,provincial,IR-08,,"[""جهاد کشاورزی""]",false,002_057cc68bf82e8abc,1,exact,false
kerman-land-affairs,Land affairs office of Kerman,امور اراضی استان کرمان,agency,provincial,IR-08,,"[""امور اراضی""]",false,002_057cc68bf82e8abc,3,exact,false
"""####

  private static let parcel_instalmentsCSV: StaticString = ####"""
parcel,instalment,amount_rial,due,paid_rial,open_rial,paid,source,paragraph,precision,inferred
"""####

  private static let parcelsCSV: StaticString = ####"""
parcel,estate,area_m2,assigned,deadline,built,status,production_unit,holder,first_deadline,built_reported,licence,licensed,settle_by,settled,settlement,waived,warned_until,rescinded,rescinded_by,price_rial,planned_rial,paid_rial,source,paragraph,precision,inferred
"""####

  private static let peopleCSV: StaticString = ####"""
person,name,name_fa,title,aliases,source,paragraph,precision,inferred
niazi,Seyed Mahdi Niazi,سید مهدی نیازی,,"[""نیازی"", ""سیدمهدی نیازی"", ""Niazi""]",000_ea9033543326dfe4,3,exact,false
ansari,Mohammad Ansari,محمد انصاری,Dr,"[""انصاری"", ""دکتر محمد انصاری"", ""Ansari""]",001_18285f0af8451c58,10,exact,false
salari,Salari,سالاری,,[],002_057cc68bf82e8abc,1,exact,false
hosseininejad,Hosseininejad,حسینی‌نژاد,,"[""حسینینژاد"", ""حسینی نژاد""]",002_057cc68bf82e8abc,7,exact,false
rasoulian,Ali Rasoulian,علی رسولیان,,"[""رسولیان"", ""Rasoulian""]",003_e2e37c1e7d2531a5,11,exact,false
zarandi,Saeed Zarandi,سعید زرندی,,"[""زرندی"", ""Zarandi""]",004_c97e60baf067037a,4,exact,false
sahl-abadi,Sahl-Abadi,سهل‌آبادی,,"[""سهل آبادی"", ""سهلآبادی"", ""Sahlabadi""]",004_c97e60baf067037a,4,exact,false
ehsani,Ehsani,احسانی,,[],004_c97e60baf067037a,4,exact,false
"""####

  private static let permit_kindsCSV: StaticString = ####"""
permit_kind,name,name_fa,source,paragraph,precision,inferred
investment,Investment permit,مجوز سرمایه‌گذاری,001_18285f0af8451c58,15,exact,false
"""####

  private static let permit_stepsCSV: StaticString = ####"""
permit_kind,version,step,agency,days,cost_rial,law,place,documents,recourse,source,paragraph,precision,inferred
"""####

  private static let permit_versionsCSV: StaticString = ####"""
permit_kind,version,in_force_from,in_force_to,request,legal_basis,steps,agencies,documents,documents_unknown,days,days_unknown,cost_rial,cost_unknown,without_law,source,paragraph,precision,inferred
"""####

  private static let permit_waitingCSV: StaticString = ####"""
permit,permit_kind,version,province,place,step,agency,waits_on,waiting_from,waiting_to,days,planned_days,source,paragraph,precision,inferred
"""####

  private static let permitsCSV: StaticString = ####"""
permit,permit_kind,unit,province,applied,issued,version,status,step,agency,ended,issuer,power,reason,recourse,execution,stalled,source,paragraph,precision,inferred
"""####

  private static let policy_topicsCSV: StaticString = ####"""
topic,kind,title,title_fa,proposer,permit_kind,step,proposed,views,outcome,decided,legal_basis,fact,source,paragraph,precision,inferred
free-zone-policies,free_zones,Integrating the policies on the free zones,یکپارچه‌سازی سیاست‌های مناطق آزاد,ministry-smt,,,,,,,,S000-43,000_ea9033543326dfe4,3,exact,false
financing-revision,financing,Financing and the revisions that it needs,تأمین مالی و اصلاحات لازم آن,ministry-smt,,,,,,,,S000-44,000_ea9033543326dfe4,3,exact,false
deregulation-board,deregulation,A deregulation board is on the agenda of the government,هیئت مقررات‌زدایی در دستور کار دولت,,,,,,,,,S001-40,001_18285f0af8451c58,19,exact,false
"""####

  private static let postsCSV: StaticString = ####"""
post,title,title_fa,organization,source,paragraph,precision,inferred
minister-smt,"Minister of Industry, Mine and Trade",وزیر صنعت، معدن و تجارت,ministry-smt,000_ea9033543326dfe4,1,exact,false
deputy-minister-smt,"Deputy Minister of Industry, Mine and Trade",معاون وزیر صنعت، معدن و تجارت,ministry-smt,003_e2e37c1e7d2531a5,10,exact,false
smt-deputy-planning,"Deputy for Planning, Ministry of Industry, Mine and Trade",معاون طرح و برنامه وزارت صمت,smt-planning,000_ea9033543326dfe4,1,exact,false
smt-deputy-industries,"Deputy for Industries, Ministry of Industry, Mine and Trade",معاون امور صنایع وزارت صمت,smt-industries,000_ea9033543326dfe4,1,exact,false
smt-deputy-mining,"Deputy for Mining, Ministry of Industry, Mine and Trade",معاون معدنی وزارت صمت,smt-mining,000_ea9033543326dfe4,1,exact,false
isipo-head,Head of ISIPO,رئیس سازمان صنایع کوچک و شهرک‌های صنعتی,isipo,004_c97e60baf067037a,4,exact,false
isipo-chair-managing-director,Chair of the board and managing director of ISIPO,رئیس هیئت مدیره و مدیرعامل سازمان صنایع کوچک,isipo,003_e2e37c1e7d2531a5,13,exact,false
idro-head,Head of IDRO,رئیس ایدرو,idro,000_ea9033543326dfe4,1,exact,false
imidro-head,Head of IMIDRO,رئیس ایمیدرو,imidro,000_ea9033543326dfe4,1,exact,true
itsr-head,Head of ITSR,رئیس مؤسسه مطالعات و پژوهش‌های بازرگانی,itsr,000_ea9033543326dfe4,1,exact,true
commission-associations-chair,Chair of the Commission for Supervision of Industrial and Mining Associations,رئیس کمیسیون نظارت بر تشکل‌ها,commission-associations,004_c97e60baf067037a,3,exact,false
commission-associations-member,Member of the Commission for Supervision of Industrial and Mining Associations,عضو کمیسیون نظارت بر تشکل‌ها,commission-associations,004_c97e60baf067037a,4,exact,false
house-smt-iran-head,"Head of the House of Industry, Mine and Trade of Iran",رئیس خانه صمت ایران,house-smt-iran,004_c97e60baf067037a,13,exact,false
administrative-renovation-head,Head of the Centre for Administrative Renovation and Transformation,رئیس مرکز نوسازی و تحول اداری,smt-administrative-renovation,004_c97e60baf067037a,4,exact,false
alborz-smt-acting-head,Acting head of the General Directorate of SMT of Alborz,سرپرست اداره کل صمت البرز,alborz-smt,001_18285f0af8451c58,4,exact,false
house-smt-alborz-chair,"Chair of the House of Industry, Mine and Trade of Alborz",رئیس خانه صمت البرز,house-smt-alborz,001_18285f0af8451c58,10,exact,false
house-smt-alborz-board-member,"Member of the board of the House of Industry, Mine and Trade of Alborz",عضو هیئت مدیره خانه صمت البرز,house-smt-alborz,001_18285f0af8451c58,10,exact,false
house-smt-alborz-manager,"Manager of the House of Industry, Mine and Trade of Alborz",مدیر خانه صمت البرز,house-smt-alborz,001_18285f0af8451c58,20,exact,false
kerman-deputy-economic,"Deputy for Coordination of Economic Affairs, Governorate of Kerman",معاون هماهنگی امور اقتصادی استانداری کرمان,kerman-governorate,002_057cc68bf82e8abc,1,exact,false
kerman-smt-director-general,Director-general of SMT of Kerman,مدیرکل صمت کرمان,kerman-smt,002_057cc68bf82e8abc,1,exact,false
kerman-working-group-secretary,Secretary of the working group of Kerman,دبیر کارگروه کرمان,kerman-working-group,002_057cc68bf82e8abc,1,exact,false
provincial-smt-deputy-planning,Deputy for planning of a provincial SMT organisation,معاون طرح و برنامه سازمان صمت استان,provincial-smt,000_ea9033543326dfe4,3,exact,false
provincial-estates-company-managing-director,Managing director of a provincial industrial estates company,مدیرعامل شرکت شهرک‌های استان,provincial-estates-companies,003_e2e37c1e7d2531a5,8,exact,false
"""####

  private static let power_delegationsCSV: StaticString = ####"""
power,permit_kind,province,legal_basis,in_force_from,in_force_to,revoked,reason,source,paragraph,precision,inferred
"""####

  private static let prioritiesCSV: StaticString = ####"""
place,level,domain,sector,score,rank,method,stability,document,weights,indicators,status,source,paragraph,precision,inferred
"""####

  private static let priority_contentsCSV: StaticString = ####"""
document,place,kind,text,sector,stated_in,source,paragraph,precision,inferred
"""####

  private static let priority_documentsCSV: StaticString = ####"""
document,place,level,province,version,status,begun,adopted,basis,superseded,programme,source,paragraph,precision,inferred
"""####

  private static let priority_permitsCSV: StaticString = ####"""
permit,place,sector,document,fits,recorded,source,paragraph,precision,inferred
"""####

  private static let priority_rolloutCSV: StaticString = ####"""
programme,province,step,since,reason,source,paragraph,precision,inferred
amayesh,IR-11,chosen,,,000_ea9033543326dfe4,1,exact,false
amayesh,IR-06,chosen,,,000_ea9033543326dfe4,1,exact,false
amayesh,IR-29,chosen,,,000_ea9033543326dfe4,1,exact,false
amayesh,IR-15,chosen,,,000_ea9033543326dfe4,1,exact,false
amayesh,IR-18,chosen,,,000_ea9033543326dfe4,1,exact,false
amayesh,IR-05,chosen,,,000_ea9033543326dfe4,1,exact,false
amayesh,IR-11,in_progress,,,000_ea9033543326dfe4,3,exact,false
"""####

  private static let programme_progressCSV: StaticString = ####"""
level,id,programme,axis,parts,dropped,weight,at_least,at_most,known,of_known,arithmetic,source,paragraph,precision,inferred
"""####

  private static let programme_provincesCSV: StaticString = ####"""
programme,province,role,status,note,source,paragraph,precision,inferred
amayesh,IR-11,pilot,in_progress,"also one of the six priority provinces: pilot implies priority; chosen in paragraph 1, in progress in paragraph 3",000_ea9033543326dfe4,1,exact,false
amayesh,IR-06,priority,,,000_ea9033543326dfe4,1,exact,false
amayesh,IR-29,priority,,,000_ea9033543326dfe4,1,exact,false
amayesh,IR-15,priority,,,000_ea9033543326dfe4,1,exact,false
amayesh,IR-18,priority,,,000_ea9033543326dfe4,1,exact,false
amayesh,IR-05,priority,,,000_ea9033543326dfe4,1,exact,false
"""####

  private static let programmesCSV: StaticString = ####"""
programme,name,name_fa,executor,legal_basis,year,kind,status,source,paragraph,precision,inferred
amayesh,"Spatial priorities (amayesh) of industry, mine and trade",برنامه آمایش صنعتی، معدنی و تجاری,itsr,resolution of the Council of Deputies of the ministry,,programme,in_progress,000_ea9033543326dfe4,1,exact,false
isipo-1402,Special operational programme of ISIPO of 1402,برنامه عملیاتی ویژه سازمان صنایع کوچک,isipo,,1402,programme,,003_e2e37c1e7d2531a5,9,exact,false
rules-and-permits-system,Rules and Permits System,سامانه قواعد و مجوزها,ministry-smt,,,project,,000_ea9033543326dfe4,3,exact,false
information-integration,Information integration,یکپارچه‌سازی اطلاعات,ministry-smt,,,project,in_progress,000_ea9033543326dfe4,3,exact,false
minister-actions,"Projects and programmes of the minister, as operational actions",پروژه‌ها و برنامه‌های وزیر صمت,ministry-smt,,,programme,in_progress,000_ea9033543326dfe4,3,exact,false
investment-permit-monitoring,Monitoring of the statistics of investment permits,پایش آمار مجوزهای سرمایه‌گذاری,,,,project,in_progress,001_18285f0af8451c58,15,exact,false
"""####

  private static let project_eventsCSV: StaticString = ####"""
project,event,date,amount_rial,actor,detail,source,paragraph,precision,inferred
"""####

  private static let project_flagsCSV: StaticString = ####"""
flag,project,red_flag,raised,measured,threshold,unit,policy_key,policy,evidence,reason,test,false_positive,status,answered,answer,source,paragraph,precision,inferred
"""####

  private static let province_bordersCSV: StaticString = ####"""
a,b,source,paragraph,precision,inferred
IR-00,IR-10,borders-2025,,exact,false
IR-00,IR-13,borders-2025,,exact,false
IR-00,IR-15,borders-2025,,exact,false
IR-00,IR-23,borders-2025,,exact,false
IR-00,IR-25,borders-2025,,exact,false
IR-00,IR-26,borders-2025,,exact,false
IR-00,IR-30,borders-2025,,exact,false
IR-01,IR-02,borders-2025,,exact,false
IR-01,IR-19,borders-2025,,exact,false
IR-01,IR-24,borders-2025,,exact,false
IR-01,IR-26,borders-2025,,exact,false
IR-02,IR-20,borders-2025,,exact,false
IR-02,IR-23,borders-2025,,exact,false
IR-02,IR-26,borders-2025,,exact,false
IR-02,IR-27,borders-2025,,exact,false
IR-02,IR-30,borders-2025,,exact,false
IR-03,IR-04,borders-2025,,exact,false
IR-03,IR-19,borders-2025,,exact,false
IR-03,IR-24,borders-2025,,exact,false
IR-04,IR-12,borders-2025,,exact,false
IR-04,IR-19,borders-2025,,exact,false
IR-05,IR-12,borders-2025,,exact,false
IR-05,IR-13,borders-2025,,exact,false
IR-05,IR-15,borders-2025,,exact,false
IR-05,IR-16,borders-2025,,exact,false
IR-06,IR-14,borders-2025,,exact,false
IR-06,IR-15,borders-2025,,exact,false
IR-06,IR-16,borders-2025,,exact,false
IR-06,IR-17,borders-2025,,exact,false
IR-06,IR-18,borders-2025,,exact,false
IR-07,IR-08,borders-2025,,exact,false
IR-07,IR-10,borders-2025,,exact,false
IR-07,IR-17,borders-2025,,exact,false
IR-07,IR-18,borders-2025,,exact,false
IR-07,IR-21,borders-2025,,exact,false
IR-07,IR-22,borders-2025,,exact,false
IR-08,IR-11,borders-2025,,exact,false
IR-08,IR-21,borders-2025,,exact,false
IR-08,IR-22,borders-2025,,exact,false
IR-08,IR-29,borders-2025,,exact,false
IR-09,IR-20,borders-2025,,exact,false
IR-09,IR-28,borders-2025,,exact,false
IR-09,IR-29,borders-2025,,exact,false
IR-10,IR-14,borders-2025,,exact,false
IR-10,IR-15,borders-2025,,exact,false
IR-10,IR-17,borders-2025,,exact,false
IR-10,IR-20,borders-2025,,exact,false
IR-10,IR-21,borders-2025,,exact,false
IR-10,IR-25,borders-2025,,exact,false
IR-10,IR-29,borders-2025,,exact,false
IR-11,IR-22,borders-2025,,exact,false
IR-11,IR-29,borders-2025,,exact,false
IR-12,IR-13,borders-2025,,exact,false
IR-12,IR-19,borders-2025,,exact,false
IR-13,IR-15,borders-2025,,exact,false
IR-13,IR-19,borders-2025,,exact,false
IR-13,IR-26,borders-2025,,exact,false
IR-14,IR-15,borders-2025,,exact,false
IR-14,IR-17,borders-2025,,exact,false
IR-15,IR-16,borders-2025,,exact,false
IR-17,IR-18,borders-2025,,exact,false
IR-18,IR-22,borders-2025,,exact,false
IR-19,IR-24,borders-2025,,exact,false
IR-19,IR-26,borders-2025,,exact,false
IR-20,IR-23,borders-2025,,exact,false
IR-20,IR-25,borders-2025,,exact,false
IR-20,IR-27,borders-2025,,exact,false
IR-20,IR-28,borders-2025,,exact,false
IR-20,IR-29,borders-2025,,exact,false
IR-21,IR-29,borders-2025,,exact,false
IR-23,IR-25,borders-2025,,exact,false
IR-23,IR-30,borders-2025,,exact,false
IR-26,IR-30,borders-2025,,exact,false
IR-27,IR-28,borders-2025,,exact,false
"""####

  private static let provincesCSV: StaticString = ####"""
province,name,name_fa,capital,capital_fa,latitude,longitude,area_km2,population_1395,aliases,population_1390,sci_code,iso_before_2020,wikidata,phone_prefix,source,paragraph,precision,inferred
IR-00,Markazi,مرکزی,Arak,اراک,34.0804,49.7,29127,1429475,"[""Markazī""]",1413959,00,IR-22,Q134417,086,sci-1395,,exact,false
IR-01,Gilan,گیلان,Rasht,رشت,37.3,49.63,14042,2530696,"[""Gīlān"", ""Guilan""]",2480874,01,IR-19,Q928828,013,sci-1395,,exact,false
IR-02,Mazandaran,مازندران,Sari,ساری,36.5504,53.1,23842,3283582,"[""Māzandarān""]",3073943,02,IR-21,Q308864,011,sci-1395,,exact,false
IR-03,East Azerbaijan,آذربایجان شرقی,Tabriz,تبریز,38.0863,46.3012,45651,3909652,"[""Āz̄ārbāyjān-e Shārqī"", ""آذربایجان‌شرقی"", ""Azerbaijan, East""]",3724620,03,IR-01,Q176081,041,sci-1395,,exact,false
IR-04,West Azerbaijan,آذربایجان غربی,Urmia,ارومیه,37.53,45.0,37411,3265219,"[""Āz̄ārbāyjān-e Ghārbī"", ""آذربایجان‌غربی"", ""Azerbaijan, West""]",3080576,04,IR-02,Q134411,044,sci-1395,,exact,false
IR-05,Kermanshah,کرمانشاه,Kermanshah,کرمانشاه,34.38,47.06,25009,1952434,"[""Kermānshāh""]",1945227,05,IR-17,Q174010,083,sci-1395,,exact,false
IR-06,Khuzestan,خوزستان,Ahvaz,اهواز,31.28,48.72,64054,4710509,"[""Khūzestān""]",4531720,06,IR-10,Q241119,061,sci-1395,,exact,false
IR-07,Fars,فارس,Shiraz,شیراز,29.63,52.57,120608,4851274,"[""Fārs""]",4596658,07,IR-14,Q1004666,071,sci-1395,,exact,false
IR-08,Kerman,کرمان,Kerman,کرمان,30.3,57.08,182726,3164718,"[""Kermān""]",2938988,08,IR-15,Q165352,034,sci-1395,,exact,false
IR-09,Razavi Khorasan,خراسان رضوی,Mashhad,مشهد,36.27,59.57,118851,6434501,"[""Khorāsān-e Raẕavī"", ""خراسان‌رضوی"", ""Khorasan Razavi""]",5994402,09,IR-30,Q587090,051,sci-1395,,exact,false
IR-10,Isfahan,اصفهان,Isfahan,اصفهان,32.7,51.7,107017,5120850,"[""Eşfahān"", ""Esfahan""]",4879312,10,IR-04,Q1367759,031,sci-1395,,exact,false
IR-11,Sistan and Baluchestan,سیستان و بلوچستان,Zahedan,زاهدان,29.5,60.83,181785,2775014,"[""Sīstān va Balūchestān"", ""سیستان‌وبلوچستان"", ""Sistan and Baluchistan""]",2534327,11,IR-13,Q939575,054,sci-1395,,exact,false
IR-12,Kurdistan,کردستان,Sanandaj,سنندج,35.3,47.02,29137,1603011,"[""Kordestān"", ""Kordestan"", ""Kurdestan""]",1493645,12,IR-16,Q134386,087,sci-1395,,exact,false
IR-13,Hamadan,همدان,Hamadan,همدان,34.796,48.515,19368,1738234,"[""Hamadān"", ""Hamedan""]",1758268,13,IR-24,Q187373,081,sci-1395,,exact,false
IR-14,Chaharmahal and Bakhtiari,چهارمحال و بختیاری,Shahrekord,شهرکرد,32.321,50.854,16328,947763,"[""Chahār Maḩāl va Bakhtīārī"", ""چهارمحال‌وبختیاری"", ""چهار محال و بختیاری"", ""Chahar Mahaal and Bakhtiari"", ""Chaharmahal and Bakhtiyari""]",895263,14,IR-08,Q171702,038,sci-1395,,exact,false
IR-15,Lorestan,لرستان,Khorramabad,خرم‌آباد,33.4804,48.35,28294,1760649,"[""Lorestān""]",1754243,15,IR-20,Q1131727,066,sci-1395,,exact,false
IR-16,Ilam,ایلام,Ilam,ایلام,33.6304,46.43,20132,580158,"[""Īlām""]",557599,16,IR-05,Q170570,084,sci-1395,,exact,false
IR-17,Kohgiluyeh and Boyer-Ahmad,کهگیلویه و بویراحمد,Yasuj,یاسوج,30.659,51.594,15504,713052,"[""Kohgīlūyeh va Bowyer Aḩmad"", ""کهگیلویه‌وبویراحمد"", ""کهکیلویه و بویراحمد"", ""Kohgiluye and Buyer Ahmad""]",658629,17,IR-18,Q180068,074,sci-1395,,exact,false
IR-18,Bushehr,بوشهر,Bushehr,بندر بوشهر,28.92,50.83,22742,1163400,"[""Būshehr"", ""Booshehr""]",1032949,18,IR-06,Q132945,077,sci-1395,,exact,false
IR-19,Zanjan,زنجان,Zanjan,زنجان,36.67,48.5,21773,1057461,"[""Zanjān""]",1015734,19,IR-11,Q146726,024,sci-1395,,exact,false
IR-20,Semnan,سمنان,Semnan,سمنان,35.5548,53.3743,97491,702360,"[""Semnān""]",631218,20,IR-12,Q168949,023,sci-1395,,exact,false
IR-21,Yazd,یزد,Yazd,یزد,31.9201,54.37,73872,1138533,[],1074428,21,IR-25,Q170568,035,sci-1395,,exact,false
IR-22,Hormozgan,هرمزگان,Bandar Abbas,بندرعباس,27.2041,56.2721,70697,1776415,"[""Hormozgān"", ""Hormuzgan""]",1578183,22,IR-23,Q633659,076,sci-1395,,exact,false
IR-23,Tehran,تهران,Tehran,تهران,35.6719,51.4243,13689,13267637,"[""Tehrān"", ""Teheran""]",12183391,23,IR-07,Q590866,021,sci-1395,,exact,false
IR-24,Ardabil,اردبیل,Ardabil,اردبیل,38.25,48.3,17799,1270420,"[""Ardabīl""]",1248488,24,IR-03,Q134228,045,sci-1395,,exact,false
IR-25,Qom,قم,Qom,قم,34.65,50.95,11526,1292283,"[""Ghom""]",1151672,25,IR-26,Q131664,025,sci-1395,,exact,false
IR-26,Qazvin,قزوین,Qazvin,قزوین,36.27,50.0,15567,1273761,"[""Qazvīn"", ""Ghazvin""]",1201565,26,IR-28,Q1105893,028,sci-1395,,exact,false
IR-27,Golestan,گلستان,Gorgan,گرگان,36.8303,54.48,20367,1868819,"[""Golestān""]",1777014,27,IR-27,Q170041,017,sci-1395,,exact,false
IR-28,North Khorasan,خراسان شمالی,Bojnord,بجنورد,37.47,57.32,28434,863092,"[""Khorāsān-e Shomālī"", ""خراسان‌شمالی"", ""Khorasan, North""]",867727,28,IR-31,Q180075,058,sci-1395,,exact,false
IR-29,South Khorasan,خراسان جنوبی,Birjand,بیرجند,32.88,59.2199,150797,768898,"[""Khorāsān-e Jonūbī"", ""خراسان‌جنوبی"", ""Khorasan, South""]",662534,29,IR-29,Q171551,056,sci-1395,,exact,false
IR-30,Alborz,البرز,Karaj,کرج,35.8004,50.97,5124,2712400,[],2412513,30,IR-32,Q392522,026,sci-1395,,exact,false
"""####

  private static let record_linksCSV: StaticString = ####"""
link,left,right,score,reason,status,proposed,decided,decided_by,decision_reason,source,paragraph,precision,inferred
"""####

  private static let reference_sourcesCSV: StaticString = ####"""
reference_source,title,publisher,year,licence_note
sci-1395,"Census of population and housing 1395: codes, names, areas and populations of provinces and counties",Statistical Centre of Iran,1395,facts and figures; the areas were taken from a transcription in which two misprints were repaired; terms of reuse not stated
sci-1402,List of counties with their official codes as of 1402,Statistical Centre of Iran,1402,facts; terms of reuse not stated
iso-3166-2,Codes of the provinces after the renumbering of 2020-11-24,ISO,2020,codes only
borders-2025,"Pairs of neighbouring provinces by OpenStreetMap polygons of 2025, compared with five other polygon sets","this project, from OpenStreetMap contributors",2025,"neighbour pairs only, no geometry; OpenStreetMap is under ODbL"
isic-rev4,"International Standard Industrial Classification of All Economic Activities, Revision 4: sections and divisions",United Nations Statistics Division,2008,codes and titles; the Persian titles follow the usage of the Statistical Centre of Iran
sci-workshops-1394,"Statistical yearbook 1394, table 8-9: industrial workshops with ten and more workers",Statistical Centre of Iran,1394,figures; taken by way of amareiran.org; terms of reuse not stated
wbes,Enterprise Surveys: categories of the biggest obstacle,World Bank,,category names only
itc-toam,Trade Obstacles Alert Mechanism: one obstacle a report,International Trade Centre,,practice described in our words
eu-solvit,SOLVIT: handling times of cases,European Commission,,practice described in our words
dpiit-iprs,Industrial Park Rating System: four pillars,"Department for Promotion of Industry and Internal Trade, India",,practice described in our words
public-rules,"Rules and practice found in public material beside the five documents, not checked against an official text",various,,described in our words; each is only the default of a policy
samatkit,"Classifications, thresholds and policies of this project",this project,,this project's own work
journal,Events that a working group recorded in its own journal,the keeper of the journal,,the data of whoever keeps the journal
synthetic,"Histories made by CaseworkGenerator: no such unit, case or session exists",this project,,made up; free of any claim
"""####

  private static let reportsCSV: StaticString = ####"""
report,resolution,agency,reported,progress,text,source,paragraph,precision,inferred
"""####

  private static let requested_changesCSV: StaticString = ####"""
request,change,step,after,agency,documents,days,cost_rial,law,recourse,asked,source,paragraph,precision,inferred
"""####

  private static let resolutionsCSV: StaticString = ####"""
resolution,case,session,agency,text,adopted,deadline,first_deadline,reported,done,status,unit,working_group,province,obstacle,notified,objection_until,moves,progress,ended,reason,source,paragraph,precision,inferred
"""####

  private static let rulesCSV: StaticString = ####"""
rule,component,statement,origin,fact,facts,source,paragraph,precision,inferred
units.status-classes,units,"A unit is idle, semi-active or active by its utilisation, and the observed utilisation is kept.",seed,S002-38,"[""S002-38"", ""S002-55""]",002_057cc68bf82e8abc,5,exact,false
units.status-thresholds,units,"A unit is idle below 10 % of its capacity, semi-active from 10 to below 50 % and active from 50 %.",policy,S002-38,"[""S002-38"", ""S002-55""]",samatkit,,exact,false
units.size-classes,units,"A unit is small, medium, large or very large.",seed,S001-15,"[""S001-15"", ""S001-27""]",001_18285f0af8451c58,10,exact,false
units.size-thresholds,units,"By employees a unit is micro below 10, small from 10, medium from 50, large from 100 and very large from 500.",policy,S001-15,"[""S001-15"", ""S001-27""]",samatkit,,exact,false
units.status-change-event,units,A change of status is recorded as an event.,seed,S002-55,"[""S002-55""]",002_057cc68bf82e8abc,8,exact,false
units.return-to-production,units,"A change from idle or semi-active to a higher status is a return to production, counted by province and by what preceded it.",seed,S002-55,"[""S002-55""]",002_057cc68bf82e8abc,8,exact,false
units.knowledge-based,units,A unit may be marked as knowledge-based.,seed,S001-21,"[""S001-21""]",001_18285f0af8451c58,11,exact,false
units.nominal-capacity,units,"Nominal capacity means three shifts, 4,500 useful hours a year, or 6,500 for continuous processes.",public,,[],public-rules,,exact,false
obstacles.one-per-report,obstacles,"A report names one obstacle, so a unit with three obstacles makes three reports.",public,,[],itc-toam,,exact,false
obstacles.origin,obstacles,"An obstacle comes from a regulation, a procedure or the environment.",seed,S002-27,"[""S002-27"", ""S002-28"", ""S002-29"", ""S002-30"", ""S002-31""]",002_057cc68bf82e8abc,3,exact,false
obstacles.agency,obstacles,An obstacle may name the agency that causes it.,seed,S002-28,"[""S002-28"", ""S002-29"", ""S002-30"", ""S002-31""]",002_057cc68bf82e8abc,3,exact,false
obstacles.energy-not-banking,obstacles,"Fuel and energy are an obstacle of energy, although the source lists them among banking matters.",seed,S002-24,"[""S002-24""]",002_057cc68bf82e8abc,3,exact,false
obstacles.repeat,obstacles,The same obstacle of the same unit within 12 months is a repeat.,policy,S002-53,"[""S002-53""]",samatkit,,exact,false
obstacles.structural,obstacles,The same cause over many units and provinces is structural and is proposed for escalation.,seed,S002-53,"[""S002-53""]",002_057cc68bf82e8abc,8,exact,false
obstacles.structural-numbers,obstacles,How many units and provinces make an obstacle structural is set by a policy.,policy,S002-53,"[""S002-53""]",samatkit,,exact,false
obstacles.classifier-unknown,obstacles,The classifier of free text may answer unknown and never guesses silently.,policy,,[],samatkit,,exact,false
working-groups.order,working-groups,"A case is opened, heard in the committee, referred, decided, notified, reported on and closed, in this order.",seed,S002-32,"[""S002-32"", ""S002-33"", ""S002-34"", ""S002-35"", ""S002-36"", ""S002-37"", ""S002-48"", ""S002-49""]",002_057cc68bf82e8abc,4,exact,false
working-groups.committee-first,working-groups,A session decides only on cases that its committee referred.,seed,S002-48,"[""S002-48""]",002_057cc68bf82e8abc,7,exact,false
working-groups.head-attends,working-groups,The head of an agency attends the main session in person; an absence is recorded.,seed,S002-39,"[""S002-39""]",002_057cc68bf82e8abc,5,exact,false
working-groups.head-absence-refusal,working-groups,A charter may refuse to decide on the matter of an agency whose head is absent.,policy,S002-39,"[""S002-39""]",samatkit,,exact,false
working-groups.absences-in-a-row,working-groups,An agency whose head is absent from more than two sessions in a row is listed.,policy,S002-39,"[""S002-39""]",samatkit,,exact,false
working-groups.plenipotentiary,working-groups,"In the committee an agency is represented by a plenipotentiary, which does not contradict the duty of its head in the session.",seed,S002-47,"[""S002-47""]",002_057cc68bf82e8abc,7,exact,false
working-groups.unit-heard,working-groups,"The manager of the unit reports and the documents are examined, case by case.",seed,S002-19,"[""S002-19"", ""S002-20"", ""S002-21""]",002_057cc68bf82e8abc,2,exact,false
working-groups.opinions-first,working-groups,Nothing is decided before the opinions of the agencies concerned are in and the proposals are summed up.,seed,S002-33,"[""S002-33"", ""S002-34""]",002_057cc68bf82e8abc,4,exact,false
working-groups.specific-resolution,working-groups,A decision is a specific resolution for one unit.,seed,S002-35,"[""S002-35"", ""S002-36""]",002_057cc68bf82e8abc,4,exact,false
working-groups.agency-required,working-groups,A resolution names the agency responsible for it.,seed,S002-36,"[""S002-36""]",002_057cc68bf82e8abc,4,exact,false
working-groups.deadline-required,working-groups,A resolution has a deadline.,seed,S002-36,"[""S002-36""]",002_057cc68bf82e8abc,4,exact,false
working-groups.performance-report,working-groups,"The responsible agency reports its performance to the secretariat, and a missing report is listed.",seed,S002-37,"[""S002-37""]",002_057cc68bf82e8abc,4,exact,false
working-groups.secretariat-monitors,working-groups,The secretariat watches the carrying out of resolutions.,seed,S002-49,"[""S002-49""]",002_057cc68bf82e8abc,7,exact,false
working-groups.no-delay,working-groups,No agency may delay a resolution; only a session can move its deadline.,seed,S002-50,"[""S002-50"", ""S002-49""]",002_057cc68bf82e8abc,7,exact,false
working-groups.first-deadline-visible,working-groups,"When a deadline is moved, the first one stays visible.",seed,S002-50,"[""S002-50"", ""S002-49""]",002_057cc68bf82e8abc,7,exact,false
working-groups.legal-powers,working-groups,A resolution outside the legal powers of the group is not adopted but escalated.,seed,S002-54,"[""S002-54""]",002_057cc68bf82e8abc,8,exact,false
working-groups.objection-days,working-groups,"An objection is in time only within the days of the charter, 15 or 10 by province, from notification.",public,,[],public-rules,,exact,false
working-groups.escalation-ladder,working-groups,"A case may be escalated to the national headquarters, to the board of experts against a refusing bank, to the disciplinary board of banks and to the prosecutor.",public,,[],public-rules,,exact,false
working-groups.committee-schedule,working-groups,The committee meets on the weekday of the charter; in Kerman on Sunday mornings.,seed,S002-46,"[""S002-46""]",002_057cc68bf82e8abc,7,exact,false
working-groups.committee-place,working-groups,"The committee meets at the place of the charter; in Alborz in the House of Industry, Mine and Trade.",seed,S001-10,"[""S001-10""]",001_18285f0af8451c58,9,exact,false
working-groups.numbering,working-groups,"Sessions are numbered per year as in Kerman, or cumulatively, as the charter says.",seed,S002-02,"[""S002-02""]",002_057cc68bf82e8abc,1,exact,false
working-groups.sessions-continuous,working-groups,Sessions are held throughout the year.,seed,S002-52,"[""S002-52""]",002_057cc68bf82e8abc,8,exact,false
working-groups.clocks,working-groups,"A first answer is due in 7 days, the committee in 30 days and a solution in 10 weeks.",public,,[],eu-solvit,,exact,false
working-groups.lights,working-groups,"An agency is green above 75 % in time, yellow from 55 %, red below, and not rated under 10 cases.",policy,,[],samatkit,,exact,false
working-groups.parts-add-up,working-groups,"The shares done, in progress and not done are shown with the check that they add up.",policy,,[],samatkit,,exact,false
working-groups.quorum,working-groups,"A session decides only with the quorum of its charter, where one is set.",policy,,[],samatkit,,exact,false
working-groups.closed-is-final,working-groups,After a case is closed nothing more happens in it; what comes up again is a new case.,policy,,[],samatkit,,exact,false
working-groups.policy-day,working-groups,"A case is judged by the policy in force on the day it was opened, and a session by the one in force on its own day.",policy,,[],samatkit,,exact,false
associations.approval-required,associations,An association exists only with the approval of the commission.,seed,S004-13,"[""S004-13""]",004_c97e60baf067037a,3,exact,false
associations.founding-steps,associations,"A founding board applies, the application is reviewed and approved, an election follows, then the association is registered.",public,S004-13,"[""S004-13""]",public-rules,,exact,false
associations.chair-by-post,associations,"The deputy for planning chairs the commission by post, and posts have dated holders.",seed,S004-04,"[""S004-04""]",004_c97e60baf067037a,3,exact,false
associations.commission-members,associations,"The head of ISIPO is a member of the commission, and the head of the national House takes part in it.",seed,S004-17,"[""S004-17"", ""S004-34""]",004_c97e60baf067037a,4,exact,false
associations.elections-supervised,associations,Elections of associations and Houses are supervised.,seed,S004-29,"[""S004-29""]",004_c97e60baf067037a,9,exact,false
associations.election-supervisor,associations,"The commission supervises elections, and in a province its SMT organisation for it, unless a policy names others.",policy,S004-30,"[""S004-29"", ""S004-30""]",samatkit,,exact,false
associations.term-flagged,associations,A board that is past its term is flagged.,policy,S004-29,"[""S004-29""]",samatkit,,exact,false
associations.quorum-and-term,associations,Quorum and term have no default: they are set by a policy or stay unknown.,policy,S004-29,"[""S004-29""]",samatkit,,exact,false
associations.instructions-in-full,associations,"Provincial organisations carry out the instructions of the commission in full, and each addressee has a state.",seed,S004-30,"[""S004-30""]",004_c97e60baf067037a,9,exact,false
associations.delegation-record,associations,"A delegation has a function, a giver, a taker, a legal basis, a date, a state and the obstacles met.",seed,S004-24,"[""S004-24"", ""S004-25"", ""S004-26"", ""S004-39"", ""S004-42""]",004_c97e60baf067037a,6,exact,false
associations.house-formation,associations,"When a province has enough associations its House can be formed, and Houses form the national House.",public,S004-28,"[""S004-28""]",public-rules,,exact,false
associations.national-associations,associations,National associations of homogeneous industries can be formed.,seed,S004-28,"[""S004-28""]",004_c97e60baf067037a,8,exact,false
associations.views-asked,associations,"The views of associations are asked for programmes, policies and instructions, and are recorded.",seed,S004-21,"[""S004-21"", ""S004-22"", ""S004-23"", ""S001-37""]",004_c97e60baf067037a,5,exact,false
associations.one-for-a-field,associations,"There is one approved association for a field in a province, and one in the country.",policy,,[],samatkit,,exact,false
associations.second-call,associations,"An election whose first call lacks a quorum may be called a second time, with a quorum of its own.",policy,,[],samatkit,,exact,false
associations.terms-apart,associations,The terms of the boards of an association do not overlap.,policy,,[],samatkit,,exact,false
estates.governance,estates,An estate or zone is governmental or non-governmental.,seed,S003-15,"[""S003-15""]",003_e2e37c1e7d2531a5,8,exact,false
estates.project-chain,estates,"An infrastructure project goes from estimate through tender, contract, progress and certified statement to payment, each step an event under electronic supervision.",seed,S003-33,"[""S003-33""]",003_e2e37c1e7d2531a5,12,exact,false
estates.red-flags,estates,"Payments above certified progress, contracts above estimate, split contracts, single bidders, standstill and payment before certification are flagged.",seed,S003-17,"[""S003-17"", ""S003-20""]",003_e2e37c1e7d2531a5,8,exact,false
estates.red-flag-thresholds,estates,The thresholds of the red flags are set by a policy.,policy,S003-17,"[""S003-17"", ""S003-20""]",samatkit,,exact,false
estates.settle-assigned-land,estates,The state of an assigned parcel is settled by the end of the year.,seed,S003-36,"[""S003-36"", ""S003-37""]",003_e2e37c1e7d2531a5,12,exact,false
estates.past-building-deadline,estates,A parcel past its building deadline without progress is listed with the area that rescission would free.,seed,S003-36,"[""S003-36"", ""S003-37""]",003_e2e37c1e7d2531a5,12,exact,false
estates.rescission,estates,"A waiver, a reasonable period and the competent body come before a rescission.",public,,[],public-rules,,exact,false
estates.power-and-water,estates,"Demand, supply, source and shortage of power and water are kept by estate.",seed,S003-30,"[""S003-30"", ""S003-31"", ""S003-32"", ""S003-35""]",003_e2e37c1e7d2531a5,11,exact,false
estates.promised-raised-spent,estates,What was promised is shown against what was raised and spent.,seed,S003-30,"[""S003-30"", ""S003-31""]",003_e2e37c1e7d2531a5,11,exact,false
estates.funding-sources,estates,"Funds come from the parliament, the stock exchange, own means or banks.",seed,S003-34,"[""S003-34"", ""S003-31""]",003_e2e37c1e7d2531a5,12,exact,false
estates.no-rial-without-source,estates,"No rial is paid without a fund that has it, and a fund raises no more than it was promised.",policy,S003-34,"[""S003-34""]",samatkit,,exact,false
estates.double-entry,estates,"Every step that moves money or a debt is posted to two or more accounts, with debits equal to credits.",policy,S003-33,"[""S003-33""]",samatkit,,exact,false
estates.retention,estates,A part of each certified statement is kept back; a share of it is released at the provisional handover and the rest at the final one.,public,S003-33,"[""S003-33""]",public-rules,,exact,false
estates.advance-payments,estates,"An advance is paid only up to the share of the contract that a policy sets, and is taken off the statements.",policy,S003-33,"[""S003-33""]",samatkit,,exact,false
estates.contract-changes,estates,"A contract is changed with a reason, never below what is certified, and flagged beyond the share of the policy.",public,S003-33,"[""S003-33""]",public-rules,,exact,false
estates.rural-zone,estates,A rural zone is smaller than 50 hectares.,public,,[],public-rules,,exact,false
estates.score-pillars,estates,"An estate is scored in internal infrastructure, external connectivity, business services, and environment and safety, and falls into one of three classes.",public,,[],dpiit-iprs,,exact,false
estates.non-governmental-steps,estates,"A non-governmental estate passes application, inquiries and studies, checklist in 3 days, review in 17 days, establishment permit, works and operation licence.",public,S003-15,"[""S003-15""]",public-rules,,exact,false
estates.areas-add-up,estates,The parcels of an estate do not add up to more than its area.,policy,,[],samatkit,,exact,false
estates.parcel-instalments,estates,"The instalments of a parcel, and what is paid of them, do not exceed its price.",policy,,[],samatkit,,exact,false
estates.parcel-life,estates,"A parcel is assigned, built on and licensed, or waived or rescinded, in this order.",seed,S003-36,"[""S003-36"", ""S003-37""]",003_e2e37c1e7d2531a5,12,exact,false
estates.service-companies,estates,The service companies of an estate are recorded from day to day.,seed,S003-18,"[""S003-18""]",003_e2e37c1e7d2531a5,8,exact,false
spatial-priorities.extracted,spatial-priorities,"Priorities are extracted for provinces and counties in industry, mine and trade.",seed,S000-13,"[""S000-13"", ""S000-21"", ""S000-52""]",000_ea9033543326dfe4,1,exact,false
spatial-priorities.allocation-by-potential,spatial-priorities,Resources are allocated by the potentials and capacities that the programme found.,seed,S000-14,"[""S000-14""]",000_ea9033543326dfe4,1,exact,false
spatial-priorities.document-contents,spatial-priorities,"The document of the programme holds for each province the requirements, resources and projects that fit its advantages.",seed,S000-55,"[""S000-55""]",000_ea9033543326dfe4,3,exact,false
spatial-priorities.rollout,spatial-priorities,"A pilot province comes first, then six priority provinces, then the others.",seed,S000-12,"[""S000-12"", ""S000-20"", ""S000-22"", ""S000-23"", ""S000-24"", ""S000-25"", ""S000-26"", ""S000-27"", ""S000-53"", ""S000-54""]",000_ea9033543326dfe4,1,exact,false
spatial-priorities.executor,spatial-priorities,"ITSR carries the programme out with the planning deputyship, the provincial organisations and the governorates.",seed,S000-15,"[""S000-15"", ""S000-16"", ""S000-17"", ""S000-18"", ""S000-51""]",000_ea9033543326dfe4,1,exact,false
spatial-priorities.legal-basis,spatial-priorities,The programme rests on a resolution of the Council of Deputies.,seed,S000-19,"[""S000-19""]",000_ea9033543326dfe4,1,exact,false
spatial-priorities.permit-against-document,spatial-priorities,A permit that goes against the document of its county is listed.,policy,S000-55,"[""S000-55""]",samatkit,,exact,false
spatial-priorities.grounds,spatial-priorities,"A priority is recorded with its method, its weights and its indicators with their sources.",policy,S000-13,"[""S000-13""]",samatkit,,exact,false
spatial-priorities.versions,spatial-priorities,"A new version of a document supersedes the one in force, which stays as it is.",policy,S000-55,"[""S000-55""]",samatkit,,exact,false
spatial-priorities.sums-before-ranking,spatial-priorities,"Nothing is ranked while a printed total and its parts do not fit; what is distrusted is written down with its reason.",policy,S000-13,"[""S000-13""]",samatkit,,exact,false
spatial-priorities.allocation-adds-up,spatial-priorities,"The amounts of an allocation sum to no more than its budget, each place and sector between its floor and its cap.",policy,S000-14,"[""S000-14""]",samatkit,,exact,false
spatial-priorities.allocation-versions,spatial-priorities,"A new version of an allocation supersedes the one in force; a withdrawal has a reason, and both stay as they are.",policy,S000-14,"[""S000-14""]",samatkit,,exact,false
programmes.axes,programmes,"A programme has axes, each with an amount, a deadline, a legal basis and a state where they are known.",seed,S003-23,"[""S003-23"", ""S003-30"", ""S003-31"", ""S003-32"", ""S003-33"", ""S003-34"", ""S003-35"", ""S003-36"", ""S003-37""]",003_e2e37c1e7d2531a5,9,exact,false
programmes.unnamed-axis,programmes,An axis that is not named stays a row with an unknown name.,policy,S003-23,"[""S003-23""]",samatkit,,exact,false
programmes.notified,programmes,Actions are notified to the provinces as operational actions.,seed,S000-47,"[""S000-47""]",000_ea9033543326dfe4,3,exact,false
programmes.monitored,programmes,"Actions are watched continuously, and late and silent ones are listed.",seed,S000-48,"[""S000-48""]",000_ea9033543326dfe4,3,exact,false
programmes.axis-source,programmes,What is said later of an axis is recorded with the source that says it.,policy,S003-23,"[""S003-23""]",samatkit,,exact,false
programmes.action-owner,programmes,"An action says what is to be done and who owns it; indicator, target and deadline may be unknown.",policy,S000-47,"[""S000-47""]",samatkit,,exact,false
programmes.silent-days,programmes,After how many days without a report an action is silent is set by its notification or by a policy.,policy,S000-48,"[""S000-48""]",samatkit,,exact,false
programmes.first-deadline,programmes,"The deadline of an action is moved with a reason, and the first one stays visible.",policy,,[],samatkit,,exact,false
programmes.unknown-progress,programmes,"What is not reported counts as unknown in a progress, not as nothing.",policy,S000-48,"[""S000-48""]",samatkit,,exact,false
programmes.weights,programmes,Progress adds up over stated weights; parts without one weigh alike only where a decision says so.,policy,,[],samatkit,,exact,false
programmes.provinces,programmes,"A programme begins in a pilot province and in priority provinces, and a province has one role in it.",seed,S000-12,"[""S000-12"", ""S000-20"", ""S000-22"", ""S000-23"", ""S000-24"", ""S000-25"", ""S000-26"", ""S000-27""]",000_ea9033543326dfe4,1,exact,false
permits.versions,permits,"Changes that provinces request are reviewed, and adopted ones make a new version of a procedure.",seed,S000-40,"[""S000-40"", ""S000-41"", ""S000-42""]",000_ea9033543326dfe4,3,exact,false
permits.delegated,permits,Powers of the headquarters are delegated to the provinces.,seed,S000-28,"[""S000-28"", ""S000-29"", ""S000-46""]",000_ea9033543326dfe4,2,exact,false
permits.issue-time,permits,The time to issue a permit and its trend are kept.,seed,S001-29,"[""S001-29""]",001_18285f0af8451c58,14,exact,false
permits.investment-monitoring,permits,Investment permits are watched until the project enters execution.,seed,S001-31,"[""S001-31"", ""S001-32"", ""S001-33""]",001_18285f0af8451c58,15,exact,false
permits.deregulation,permits,Superfluous regulations are proposed to the deregulation board for removal.,seed,S001-40,"[""S001-40"", ""S001-41""]",001_18285f0af8451c58,19,exact,false
permits.topics,permits,Free-zone policies and financing are kept as topics.,seed,S000-43,"[""S000-43"", ""S000-44""]",000_ea9033543326dfe4,3,exact,false
permits.version-days,permits,"Versions of a procedure are numbered without gaps, and each is in force from a later day than the one before.",policy,S000-41,"[""S000-41""]",samatkit,,exact,false
permits.reviewed-first,permits,"A requested change is adopted or rejected only after its review, and a rejection has a reason.",policy,S000-42,"[""S000-42""]",samatkit,,exact,false
permits.step-agency,permits,"A step of a procedure names its agency; documents, days, cost and law that are not given count as unknown.",policy,S000-41,"[""S000-41""]",samatkit,,exact,false
permits.version-in-force,permits,"An application follows the steps of the version in force on its day, in their order, to its end.",policy,S000-41,"[""S000-41""]",samatkit,,exact,false
permits.one-application,permits,A unit has one application of a kind under way at a time.,policy,,[],samatkit,,exact,false
permits.refusal-reason,permits,"A permit is refused, sent back or given up with a reason.",policy,,[],samatkit,,exact,false
permits.delegation-basis,permits,"A delegation names the kind of permit, the province, the legal basis and its days, and can be revoked with a reason.",policy,S000-46,"[""S000-46""]",samatkit,,exact,false
permits.execution-days,permits,Within how many days a project should enter execution has no default and is set by a policy.,policy,S001-31,"[""S001-31""]",samatkit,,exact,false
permits.deregulation-heard,permits,"A superfluous regulation is removed together with the private sector, whose view is recorded first.",seed,S001-41,"[""S001-41""]",001_18285f0af8451c58,19,exact,false
sources.joining,sources,"Records of one unit from several agencies are joined by identifiers and folded names, with a score, a reason and a reviewable decision.",seed,S000-49,"[""S000-49"", ""S000-50""]",000_ea9033543326dfe4,3,exact,false
sources.contradictions-are-rows,sources,A contradiction between sources is a row and is never silently resolved.,policy,,[],samatkit,,exact,false
sources.unknown-stays-unknown,sources,What a source does not say stays unknown.,policy,,[],samatkit,,exact,false
sources.dated-holders,sources,"A post has holders with partial dates, each by its source.",policy,,[],samatkit,,exact,false
sources.mergers-undone,sources,"A merger of two records is undone with a reason, and both stand for themselves again.",policy,S000-49,"[""S000-49""]",samatkit,,exact,false
sources.documents,sources,"A document is recorded with its title, its publisher and how many paragraphs it has; a day of publication that is not known stays unknown.",policy,,[],samatkit,,exact,false
sources.fact-paragraph,sources,"A fact names its document and a paragraph within it, and how exact and whether inferred it is.",policy,,[],samatkit,,exact,false
sources.issues-stay,sources,"An issue of a source is decided with a reason and reopened with one, and its row is never taken away.",policy,,[],samatkit,,exact,false
sources.two-values,sources,"Two facts that give two values for one kind, subject, unit and day are a contradiction.",policy,,[],samatkit,,exact,false
sources.two-dates,sources,"A day whose weekday, or whose day in another calendar, is another one is an issue of its date.",policy,,[],samatkit,,exact,false
sources.parts-total,sources,"Parts that do not make the total that is given with them are a contradiction, and every figure is kept.",policy,,[],samatkit,,exact,false
sources.links-reviewed,sources,"A proposed pair has a score and a reason, is accepted or rejected by a person with a reason, and every decision can be reopened.",policy,S000-49,"[""S000-49""]",samatkit,,exact,false
profiles.one-page,profiles,"A province has a profile of its industry, mines and trade.",seed,S001-26,"[""S001-26""]",001_18285f0af8451c58,12,exact,false
profiles.contents,profiles,"A profile shows units, leading categories, ranks, obstacles, working-group performance, associations, estates, priorities and the source of every number.",policy,S001-05,"[""S001-05"", ""S001-20"", ""S001-25""]",samatkit,,exact,false
profiles.every-number-sourced,profiles,Every number of a profile names the document and paragraph or the table and query that it comes from.,policy,S001-26,"[""S001-26""]",samatkit,,exact,false
profiles.unknown-is-said,profiles,What no table tells is said to be unknown and never shown as zero.,policy,S001-26,"[""S001-26""]",samatkit,,exact,false
profiles.current-codes,profiles,"A province is named by its current ISO 3166-2 code; a code of before 2020 is taken only where it is not in use any more, and the profile says so.",public,,[],iso-3166-2,,exact,false
"""####

  private static let sectorsCSV: StaticString = ####"""
sector,level,section,title,title_fa,source,paragraph,precision,inferred
A,section,A,"Agriculture, forestry and fishing",کشاورزی، جنگلداری و ماهیگیری,isic-rev4,,exact,false
01,division,A,"Crop and animal production, hunting and related service activities",تولید محصولات کشاورزی و دامی، شکار و فعالیت‌های خدماتی وابسته,isic-rev4,,exact,false
02,division,A,Forestry and logging,جنگل‌داری و بریدن درختان,isic-rev4,,exact,false
03,division,A,Fishing and aquaculture,ماهیگیری و آبزی‌پروری,isic-rev4,,exact,false
B,section,B,Mining and quarrying,استخراج معدن,isic-rev4,,exact,false
05,division,B,Mining of coal and lignite,استخراج زغال سنگ و زغال قهوه‌ای,isic-rev4,,exact,false
06,division,B,Extraction of crude petroleum and natural gas,استخراج نفت خام و گاز طبیعی,isic-rev4,,exact,false
07,division,B,Mining of metal ores,استخراج کانه‌های فلزی,isic-rev4,,exact,false
08,division,B,Other mining and quarrying,استخراج سایر معادن,isic-rev4,,exact,false
09,division,B,Mining support service activities,فعالیت های خدمات پشتیبانی استخراج معدن,isic-rev4,,exact,false
C,section,C,Manufacturing,تولید صنعتی (ساخت),isic-rev4,,exact,false
10,division,C,Manufacture of food products,تولید فراورده‌های غذایی,isic-rev4,,exact,false
11,division,C,Manufacture of beverages,تولید انواع آشامیدنی‌ها,isic-rev4,,exact,false
12,division,C,Manufacture of tobacco products,تولید فراورده‌های توتون و تنباکو,isic-rev4,,exact,false
13,division,C,Manufacture of textiles,تولید منسوجات,isic-rev4,,exact,false
14,division,C,Manufacture of wearing apparel,تولید پوشاک,isic-rev4,,exact,false
15,division,C,Manufacture of leather and related products,تولید چرم و فراورده های وابسته,isic-rev4,,exact,false
16,division,C,"Manufacture of wood and of products of wood and cork, except furniture; manufacture of articles of straw and plaiting materials",تولید چوب و فراورده‌های چوب و چوب‌پنبه، به‌جز مبلمان - ساخت کالا از حصیر و مواد حصیربافی,isic-rev4,,exact,false
17,division,C,Manufacture of paper and paper products,تولید کاغذ و فراورده های کاغذی,isic-rev4,,exact,false
18,division,C,Printing and reproduction of recorded media,چاپ و تکثیر رسانه‌های ضبط شده,isic-rev4,,exact,false
19,division,C,Manufacture of coke and refined petroleum products,تولید کک و فراورده های حاصل از پالایش نفت,isic-rev4,,exact,false
20,division,C,Manufacture of chemicals and chemical products,تولید مواد شیمیایی و فراورده‌های شیمیایی,isic-rev4,,exact,false
21,division,C,Manufacture of basic pharmaceutical products and pharmaceutical preparations,تولید داروها و فراورده های دارویی شیمیایی و گیاهی,isic-rev4,,exact,false
22,division,C,Manufacture of rubber and plastics products,تولید فراورده‌های لاستیکی و پلاستیکی,isic-rev4,,exact,false
23,division,C,Manufacture of other non-metallic mineral products,تولید سایر فراورده‌های معدنی غیرفلزی,isic-rev4,,exact,false
24,division,C,Manufacture of basic metals,تولید فلزات پایه,isic-rev4,,exact,false
25,division,C,"Manufacture of fabricated metal products, except machinery and equipment",تولید محصولات فلزی ساخته شده، به جز ماشین آلات و تجهیزات,isic-rev4,,exact,false
26,division,C,"Manufacture of computer, electronic and optical products",ساخت محصولات رایانه‌ای، الکترونیکی و نوری,isic-rev4,,exact,false
27,division,C,Manufacture of electrical equipment,تولید تجهیزات برقی,isic-rev4,,exact,false
28,division,C,Manufacture of machinery and equipment n.e.c.,تولید ماشین آلات و تجهیزات طبقه بندی نشده درجای دیگر,isic-rev4,,exact,false
29,division,C,"Manufacture of motor vehicles, trailers and semi-trailers",تولید وسایل نقلیه موتوری، تریلر و نیم تریلر,isic-rev4,,exact,false
30,division,C,Manufacture of other transport equipment,تولید سایر تجهیزات حمل و نقل,isic-rev4,,exact,false
31,division,C,Manufacture of furniture,تولید مبلمان,isic-rev4,,exact,false
32,division,C,Other manufacturing,تولید سایر مصنوعات طبقه بندی نشده در جای دیگر,isic-rev4,,exact,false
33,division,C,Repair and installation of machinery and equipment,تعمیر ونصب ماشین آلات و تجهیزات,isic-rev4,,exact,false
D,section,D,"Electricity, gas, steam and air conditioning supply",تامین برق، گاز، بخار و تهویه هوا,isic-rev4,,exact,false
35,division,D,"Electricity, gas, steam and air conditioning supply",تامین برق، گاز، بخار و تهویه هوا,isic-rev4,,exact,false
E,section,E,"Water supply; sewerage, waste management and remediation activities",آب رسانی، مدیریت پسماند، فاضلاب و فعالیت های تصفیه,isic-rev4,,exact,false
36,division,E,"Water collection, treatment and supply",جمع‌آوری، تصفیه و تأمین آب,isic-rev4,,exact,false
37,division,E,Sewerage,فاضلاب,isic-rev4,,exact,false
38,division,E,"Waste collection, treatment and disposal activities; materials recovery",فعالیت‌های جمع‌آوری، تصفیه و دفع پسماند، بازیافت مواد,isic-rev4,,exact,false
39,division,E,Remediation activities and other waste management services,فعالیت‌های تصفیه و سایر خدمات مدیریت پسماند,isic-rev4,,exact,false
F,section,F,Construction,ساختمان,isic-rev4,,exact,false
41,division,F,Construction of buildings,ساخت بنا,isic-rev4,,exact,false
42,division,F,Civil engineering,مهندسی عمران,isic-rev4,,exact,false
43,division,F,Specialized construction activities,فعالیت‌های ساخت و ساز تخصصی ساختمانی,isic-rev4,,exact,false
G,section,G,Wholesale and retail trade; repair of motor vehicles and motorcycles,عمده فروشی و خرده فروشی، تعمیر وسایل نقلیه موتوری و موتور سیکلت,isic-rev4,,exact,false
45,division,G,Wholesale and retail trade and repair of motor vehicles and motorcycles,عمده‌فروشی و خرده‌فروشی و تعمیر وسایل نقلیه موتوری و موتورسیکلت,isic-rev4,,exact,false
46,division,G,"Wholesale trade, except of motor vehicles and motorcycles",عمده‌فروشی بجز وسایل نقلیه موتوری و موتور سیکلت,isic-rev4,,exact,false
47,division,G,"Retail trade, except of motor vehicles and motorcycles",خرده‌فروشی به جز وسایل نقلیه‌ی موتوری و موتورسیکلت,isic-rev4,,exact,false
H,section,H,Transportation and storage,حمل و نقل و انبارداری,isic-rev4,,exact,false
49,division,H,Land transport and transport via pipelines,حمل و نقل زمینی و حمل و نقل از طریق خط لوله,isic-rev4,,exact,false
50,division,H,Water transport,حمل ونقل آبی,isic-rev4,,exact,false
51,division,H,Air transport,حمل ونقل هوایی,isic-rev4,,exact,false
52,division,H,Warehousing and support activities for transportation,انبار داری و فعالیت های پشتیبانی حمل و نقل,isic-rev4,,exact,false
53,division,H,Postal and courier activities,فعالیت های پست وپیک,isic-rev4,,exact,false
I,section,I,Accommodation and food service activities,فعالیت های خدماتی مربوط به تامین جا و غذا,isic-rev4,,exact,false
55,division,I,Accommodation,تامین جا,isic-rev4,,exact,false
56,division,I,Food and beverage service activities,فعالیت‌های خدماتی مربوط به غذا و آشامیدنی‌ها,isic-rev4,,exact,false
J,section,J,Information and communication,اطلاعات و ارتباطات,isic-rev4,,exact,false
58,division,J,Publishing activities,فعالیت‌های انتشاراتی,isic-rev4,,exact,false
59,division,J,"Motion picture, video and television programme production, sound recording and music publishing activities",فعالیت‌های تولید فیلم سینمایی ، ویدیویی و برنامه‌های تلویزیونی، ضبط صدا و انتشار موسیقی,isic-rev4,,exact,false
60,division,J,Programming and broadcasting activities,فعالیت‌های برنامه‌ریزی و پخش برنامه‌های رادیو و تلویزیون,isic-rev4,,exact,false
61,division,J,Telecommunications,مخابرات,isic-rev4,,exact,false
62,division,J,"Computer programming, consultancy and related activities",برنامه‌نویسی، مشاوره و فعالیت‌های مربوط به رایانه,isic-rev4,,exact,false
63,division,J,Information service activities,فعالیت‌های خدمات اطلاع‌رسانی,isic-rev4,,exact,false
K,section,K,Financial and insurance activities,فعالیت‌های مالی و بیمه,isic-rev4,,exact,false
64,division,K,"Financial service activities, except insurance and pension funding",فعالیت‌های خدمات مالی، بجز تامین وجوه بیمه و بازنشستگی,isic-rev4,,exact,false
65,division,K,"Insurance, reinsurance and pension funding, except compulsory social security",بیمه، بیمه اتکایی و تامین وجوه بازنشستگی بجز تامین اجتماعی اجباری,isic-rev4,,exact,false
66,division,K,Activities auxiliary to financial service and insurance activities,فعالیت‌های جنبی خدمات مالی و فعالیت‌های بیمه,isic-rev4,,exact,false
L,section,L,Real estate activities,فعالیت‌های املاک و مستغلات,isic-rev4,,exact,false
68,division,L,Real estate activities,فعالیت‌های املاک و مستغلات,isic-rev4,,exact,false
M,section,M,"Professional, scientific and technical activities",فعالیت‌های حرفه‌ای، علمی و فنی,isic-rev4,,exact,false
69,division,M,Legal and accounting activities,فعالیت‌های حقوقی و حسابداری,isic-rev4,,exact,false
70,division,M,Activities of head offices; management consultancy activities,فعالیت‌های دفترهای مرکزی، فعالیت‌های مشاوره‌ای مربوط به مدیریت,isic-rev4,,exact,false
71,division,M,Architectural and engineering activities; technical testing and analysis,فعالیت‌های معماری و مهندسی ، تحلیل و آزمایش فنی,isic-rev4,,exact,false
72,division,M,Scientific research and development,تحقیق و توسعه علمی,isic-rev4,,exact,false
73,division,M,Advertising and market research,تبلیغات و بازارپژوهی,isic-rev4,,exact,false
74,division,M,"Other professional, scientific and technical activities",سایر فعالیت‌های حرفه‌ای، علمی و فنی,isic-rev4,,exact,false
75,division,M,Veterinary activities,فعالیت‌های دامپزشکی,isic-rev4,,exact,false
N,section,N,Administrative and support service activities,فعالیت‌های اداری و خدمات پشتیبانی,isic-rev4,,exact,false
77,division,N,Rental and leasing activities,فعالیت‌های اجاره‌داری,isic-rev4,,exact,false
78,division,N,Employment activities,فعالیت‌های استخدام,isic-rev4,,exact,false
79,division,N,"Travel agency, tour operator, reservation service and related activities",خدمات آژانس‌های مسافرتی، گردانندگان تور، رزرو کردن و فعالیت‌های مربوط,isic-rev4,,exact,false
80,division,N,Security and investigation activities,فعالیت‌های مربوط به بازرسی و امنیت,isic-rev4,,exact,false
81,division,N,Services to buildings and landscape activities,فعالیت‌های خدمت رسانی به ساختمان‌ها و فضای سبز,isic-rev4,,exact,false
82,division,N,"Office administrative, office support and other business support activities",فعالیت‌های اداره دفتر کار، پشتیبانی دفتر کار و سایر فعالیت‌های پشتیبانی کسب و کار,isic-rev4,,exact,false
O,section,O,Public administration and defence; compulsory social security,اداره امور عمومی و دفاع، تامین اجتماعی اجباری,isic-rev4,,exact,false
84,division,O,Public administration and defence; compulsory social security,اداره امور عمومی و دفاع، تامین اجتماعی اجباری,isic-rev4,,exact,false
P,section,P,Education,آموزش,isic-rev4,,exact,false
85,division,P,Education,آموزش,isic-rev4,,exact,false
Q,section,Q,Human health and social work activities,فعالیت‌های مربوط به سلامت انسان و مددکاری اجتماعی,isic-rev4,,exact,false
86,division,Q,Human health activities,فعالیت‌های مربوط به سلامت انسان,isic-rev4,,exact,false
87,division,Q,Residential care activities,فعالیت‌های مراقبتی با تامین جا,isic-rev4,,exact,false
88,division,Q,Social work activities without accommodation,فعالیت‌های مددکاری اجتماعی بدون تامین محل اقامت,isic-rev4,,exact,false
R,section,R,"Arts, entertainment and recreation",هنر، سرگرمی و تفریح,isic-rev4,,exact,false
90,division,R,"Creative, arts and entertainment activities",فعالیت‌های خلاق، هنر و سرگرمی,isic-rev4,,exact,false
91,division,R,"Libraries, archives, museums and other cultural activities",کتابخانه‌ها، آرشیوها، موزه‌ها و سایر فعالیت‌های فرهنگی,isic-rev4,,exact,false
92,division,R,Gambling and betting activities,فعالیت‌های شرط‌بندی و قمار,isic-rev4,,exact,false
93,division,R,Sports activities and amusement and recreation activities,فعالیت‌های ورزشی، تفریحی و سرگرمی,isic-rev4,,exact,false
S,section,S,Other service activities,سایر فعالیت‌های خدماتی,isic-rev4,,exact,false
94,division,S,Activities of membership organizations,فعالیت‌های سازمان‌های دارای عضو,isic-rev4,,exact,false
95,division,S,Repair of computers and personal and household goods,تعمیر رایانه و کالاهای شخصی و خانگی,isic-rev4,,exact,false
96,division,S,Other personal service activities,سایر فعالیت‌های خدماتی شخصی,isic-rev4,,exact,false
T,section,T,Activities of households as employers; undifferentiated goods- and services-producing activities of households for own use,فعالیت‌های خانوارها به عنوان کارفرما، فعالیت‌های تفکیک ناپذیر تولید کالاها و خدمات توسط خانوارهای معمولی برای خود مصرفی,isic-rev4,,exact,false
97,division,T,Activities of households as employers of domestic personnel,فعالیت‌های خانوارها به عنوان کارفرمایان کارکنان خانگی,isic-rev4,,exact,false
98,division,T,Undifferentiated goods- and services-producing activities of private households for own use,فعالیت‌های تفکیک ناپذیر تولید کالاها و خدمات توسط خانوارهای معمولی برای خودمصرفی,isic-rev4,,exact,false
U,section,U,Activities of extraterritorial organizations and bodies,فعالیت‌های سازمان‌ها و هیئت‌های برون مرزی,isic-rev4,,exact,false
99,division,U,Activities of extraterritorial organizations and bodies,فعالیت‌های سازمان‌ها و هیئت‌های برون مرزی,isic-rev4,,exact,false
"""####

  private static let sessionsCSV: StaticString = ####"""
session,working_group,body,year,number,held,held_jalali,venue,chair,units_examined,title,organization,held_from,held_to,ordinal,charter,off_schedule,ended,source,paragraph,precision,inferred
kerman-1404-4,kerman,working_group,1404,4,2025-05-31,1404-03-10,"Payambar-e Azam hall, Governorate of Kerman",salari,31,Fourth session of 1404 of the working group of Kerman,kerman-working-group,2025-05-31,2025-05-31,,,,,002_057cc68bf82e8abc,1,exact,false
amayesh-meeting,,programme_meeting,,,,,,,,Meeting on the amayesh programme,ministry-smt,,,,,,,000_ea9033543326dfe4,1,unknown,false
planning-deputies-meeting,,deputyship_meeting,,,,,by videoconference,,,Meeting on the matters of the planning deputyship,smt-planning,,,,,,,000_ea9033543326dfe4,3,unknown,false
alborz-house-meeting,,joint_meeting,,,,,,,,Joint meeting of the SMT directorate and the House of SMT of Alborz,alborz-smt,,2023-09-19,,,,,001_18285f0af8451c58,10,unknown,false
isipo-conference-1402-day-1,,conference,1402,,2023-05-09,1402-02-19,Meeting hall of ISIPO,,,"Conference of ISIPO headquarters and provincial managers, first day",isipo,2023-05-09,2023-05-09,,,,,003_e2e37c1e7d2531a5,7,exact,true
isipo-conference-1402-day-2,,conference,1402,,2023-05-10,1402-02-20,,,,"Conference of ISIPO headquarters and provincial managers, second day, announced for the next day",isipo,2023-05-10,2023-05-10,,,,,003_e2e37c1e7d2531a5,14,exact,true
commission-associations-1400,,commission,1400,,,,,zarandi,,Session of the Commission for Supervision of Industrial and Mining Associations,commission-associations,2021-03-21,2022-03-20,,,,,004_c97e60baf067037a,4,unknown,true
"""####

  private static let source_issuesCSV: StaticString = ####"""
issue,kind,statement,facts,status,rule,source,paragraph,precision,inferred
000-two-articles,ambiguous,"The text holds two articles: the first is paragraph 1, the second begins at paragraph 2; a fact of one is not a fact of the other.","[""S000-01"", ""S000-28"", ""S000-33""]",,,000_ea9033543326dfe4,2,exact,false
000-undated,missing,Neither article is dated; no day is given to its meetings.,"[""S000-02"", ""S000-36""]",,,000_ea9033543326dfe4,1,exact,false
000-lead-missing,missing,The opening of the first article is lost: it begins with those present in addition to the minister.,"[""S000-02""]",,,000_ea9033543326dfe4,1,exact,false
000-pilot-two-states,contradiction,"Sistan and Baluchestan is first chosen as the pilot, then the pilot is in progress; the two articles are of different, unknown days, so the later state is kept and the earlier one stays a fact.","[""S000-12"", ""S000-53""]",,,000_ea9033543326dfe4,3,exact,false
000-three-heads,ambiguous,"One word for head stands before IDRO, IMIDRO and the Institute; it is read as three persons.","[""S000-08"", ""S000-09"", ""S000-10""]",,,000_ea9033543326dfe4,1,exact,false
000-isipo-short-name,ambiguous,The organisation of industrial estates is named without small industries; it is taken to be ISIPO.,"[""S000-07""]",,,000_ea9033543326dfe4,1,exact,false
000-niazi-zarandi-order,missing,"Niazi (000) and Zarandi (004) both hold the post of deputy for planning; no document gives the days of either, so the order is not told.","[""S000-35"", ""S004-04"", ""S004-15""]",,,000_ea9033543326dfe4,3,exact,false
001-crawl-dates,date,"The dates of the page header are those of the day the page was crawled, 2024-05-06; the publication is of 2023-09-19.","[""S001-01"", ""S001-02"", ""S001-07""]",,,001_18285f0af8451c58,2,exact,false
001-hijri-variant,date,28 Shawwal 1445 is 2024-05-06 only in the tabular calendar with the Thursday epoch (and in an astronomical reckoning); the civil and the Umm al-Qura calendars give 2024-05-07.,"[""S001-01""]",,,001_18285f0af8451c58,1,exact,false
001-title-twice,ambiguous,"The title stands twice; it is one statement, not two.","[""S001-05"", ""S001-08""]",,,001_18285f0af8451c58,8,exact,false
001-widget-figure,ambiguous,"The figure 4 on a line of its own is a widget of the site; it is not the rank of Alborz, which happens to be 4 too.","[""S001-03"", ""S001-20""]",,,001_18285f0af8451c58,3,exact,false
001-last-month,ambiguous,"""During the last month"" stands between the monitoring plan and the 800 projects; it can date either.","[""S001-31"", ""S001-32"", ""S001-33""]",,,001_18285f0af8451c58,15,exact,false
001-800-place,inference,The place of the 800 projects is not said; it is taken to be Alborz because the acting head of its directorate speaks.,"[""S001-32""]",,,001_18285f0af8451c58,15,exact,true
001-arabic-letters,typo,"Arabic yeh stands four times where Persian yeh belongs, twice in the word for industries (paragraphs 11 and 16), once each in paragraphs 17 and 20; search folds it.","[""S001-24"", ""S001-36""]",,,001_18285f0af8451c58,11,exact,false
002-fuel-in-banking,ambiguous,Fuel and energy stand inside the list that banking matters open; they are no banking matter and are counted as energy.,"[""S002-22"", ""S002-23"", ""S002-24"", ""S002-25"", ""S002-26""]",,,002_057cc68bf82e8abc,3,exact,false
002-hosseininejad-post,inference,The post of Hosseininejad is never stated; that he is director-general of SMT and secretary follows from the context only.,"[""S002-07"", ""S002-42""]",,,002_057cc68bf82e8abc,7,exact,true
002-doubled-words,typo,"The word for governorate is doubled in paragraph 1, and paragraph 8 has two verbs of return in one clause.","[""S002-15"", ""S002-55""]",,,002_057cc68bf82e8abc,1,exact,false
002-one-or-two-persons,ambiguous,"Director-general of SMT ""and"" secretary is read as one person with two posts.","[""S002-07""]",,,002_057cc68bf82e8abc,1,exact,false
002-representatives-scope,ambiguous,"""Representatives"" stands before banks and may reach over the estates company, natural resources, environment and Agriculture Jihad as well, while paragraph 5 asks for the heads themselves.","[""S002-09"", ""S002-10"", ""S002-11"", ""S002-12"", ""S002-13"", ""S002-39""]",,,002_057cc68bf82e8abc,1,exact,false
002-open-quotation,typo,A quotation mark opens inside paragraph 7 between the committee and the secretariat; which of the two meets on Sundays is read as both.,"[""S002-44"", ""S002-45"", ""S002-46""]",,,002_057cc68bf82e8abc,7,exact,false
002-publication-day,inference,"The day of publication is inferred from ""this morning"" of the session day.","[""S002-03""]",,,002_057cc68bf82e8abc,1,exact,true
002-units-not-named,missing,"The 31 units are counted by domain but none is named; their sectors, counties, obstacles and resolutions are not given.","[""S002-16"", ""S002-17"", ""S002-18"", ""S002-35""]",,,002_057cc68bf82e8abc,2,exact,false
002-deadlines-not-given,missing,"Resolutions have a set deadline, but no deadline is given.","[""S002-36""]",,,002_057cc68bf82e8abc,4,exact,false
002-returned-not-counted,missing,"Idle and semi-active units returned to production, but how many is not told.","[""S002-55""]",,,002_057cc68bf82e8abc,8,exact,false
003-axes-not-named,missing,13 of the 35 axes are named; 22 stay unknown.,"[""S003-23"", ""S003-30"", ""S003-32"", ""S003-33"", ""S003-34"", ""S003-35"", ""S003-36"", ""S003-39"", ""S003-40"", ""S003-41"", ""S003-42"", ""S003-43"", ""S003-44"", ""S003-45""]",,,003_e2e37c1e7d2531a5,9,exact,false
003-year-elsewhere,date,The conference days carry no year; it follows from the slogan in paragraph 9 and from 1402 in paragraph 11.,"[""S003-12"", ""S003-24"", ""S003-29"", ""S003-46""]",,,003_e2e37c1e7d2531a5,7,exact,false
003-topics-or-axes,ambiguous,"The topics of paragraph 8 are followed by ""the axes presented""; whether they are among the 35 is not clear, so they are kept as topics.","[""S003-15"", ""S003-16"", ""S003-17"", ""S003-18"", ""S003-19"", ""S003-20"", ""S003-21"", ""S003-22""]",,,003_e2e37c1e7d2531a5,8,exact,false
003-two-support-packages,ambiguous,A support package for reviving idle units (paragraph 8) and a production support package (paragraph 13) may be one or two.,"[""S003-16"", ""S003-42""]",,,003_e2e37c1e7d2531a5,13,exact,false
003-end-of-year-scope,ambiguous,"Until the end of the year may belong to drawing up the programme, to the settling or to the assigning of land; it is read as the deadline of the axis.","[""S003-36"", ""S003-37""]",,,003_e2e37c1e7d2531a5,12,exact,false
003-growth-or-boom,contradiction,The headline speaks of growth of production where paragraph 5 speaks of its boom.,"[""S003-06"", ""S003-24""]",,,003_e2e37c1e7d2531a5,5,exact,false
003-saman-samaneh,typo,The B2B system is called saman where samaneh must be meant.,"[""S003-43""]",,,003_e2e37c1e7d2531a5,13,exact,false
003-rasoulian-titles,inference,Deputy minister (paragraph 10) and chair and managing director (paragraph 13) are never joined to the name of paragraph 11; they are the same speaker.,"[""S003-25"", ""S003-28"", ""S003-38""]",,,003_e2e37c1e7d2531a5,10,exact,true
003-publication-day,missing,"The day of publication is not stated; ""tomorrow"" for the second day dates the writing to the first.","[""S003-46""]",,,003_e2e37c1e7d2531a5,14,exact,false
004-undated,missing,"The text is undated; last year is 1399, so it is of 1400.","[""S004-02"", ""S004-05""]",,,004_c97e60baf067037a,3,exact,false
004-year-two-digits,date,"The headline writes the year with two digits, 99; it is 1399.","[""S004-02""]",,,004_c97e60baf067037a,2,exact,false
004-one-title-three-forms,ambiguous,"The title of Sahl-Abadi stands in three forms (House of Industry and Mine; of Industry, Mine and Trade of Iran; of Industry of Iran); they are one post.","[""S004-18"", ""S004-35"", ""S004-40""]",,,004_c97e60baf067037a,16,exact,false
004-rasoulian-same-person,inference,Rasoulian is named without a first name; as head of ISIPO he is taken to be the Ali Rasoulian of 003.,"[""S004-16"", ""S003-28""]",,,004_c97e60baf067037a,4,exact,true
004-split-by-province,missing,"15 associations in six provinces: how many in which province is not told, and none is named.","[""S004-06"", ""S004-07"", ""S004-08"", ""S004-09"", ""S004-10"", ""S004-11"", ""S004-12""]",,,004_c97e60baf067037a,3,exact,false
004-zarandi-tenure,missing,The speaker looks back on the tenure of Zarandi over the commission; when it began or ended is not told.,"[""S004-37""]",,,004_c97e60baf067037a,14,exact,false
all-zwnj-lost,typo,"No document keeps a half space (ZWNJ): in 000, 002 and 003 plural endings are glued to their nouns, in 001 and 004 a space mostly stands instead; search folds both.","[""S002-08"", ""S002-42""]",,,002_057cc68bf82e8abc,1,exact,false
all-mixed-digits,typo,"Digits are Persian in 000 and 002, Latin in 001 and 004, and both in 003, there even for the same 35.","[""S003-05"", ""S003-23""]",,,003_e2e37c1e7d2531a5,9,exact,false
iso-codes-reassigned,ambiguous,"ISO 3166-2 renumbered the provinces on 2020-11-24: IR-15 was Kerman and is Lorestan now; tables here use the current codes, iso_before_2020 keeps the old.",[],,,iso-3166-2,,exact,false
workshops-1394-alborz,contradiction,"The yearbook prints 272 private workshops with 100 and more workers in Alborz; 608 in all, less 297 and 139, demands 172. The table keeps the printed 272.",[],,,sci-workshops-1394,,exact,false
workshops-1394-tehran,contradiction,"The private workshops of Tehran are printed as 1,841 in all, while 1,094, 328 and 418 make 1,840; which figure is wrong is not known and all are kept.",[],,,sci-workshops-1394,,exact,false
"""####

  private static let sourcesCSV: StaticString = ####"""
source,title,publisher,reported_by,published,published_jalali,published_inferred,paragraphs,note
000_ea9033543326dfe4,Amayesh programme meeting; delegation of headquarters powers,,"[""itsr"", ""shata""]",,,,3,"two articles in one text: the first is paragraph 1 (public relations of ITSR), the second begins at paragraph 2 (Shata); both undated; the opening of the first is missing; the publisher of the page is not stated"
001_18285f0af8451c58,Alborz leads in 15 categories of industry,kuhe-sarfaraz,"[""kuhe-sarfaraz""]",2023-09-19,1402-06-28,false,22,published at 20:22; the dates in paragraphs 1 and 2 are those of the day the page was crawled; news code 15781
002_057cc68bf82e8abc,Fourth 1404 session of the production facilitation working group of Kerman,yjc,"[""yjc""]",2025-05-31,1404-03-10,true,8,"the text says ""this morning"" of the session day, so it was published on that day"
003_e2e37c1e7d2531a5,The 35 axes of the 1402 operational programme of ISIPO,sahebkhabar,"[""shata""]",,,,16,"the day of publication is not stated; the conference days are 2023-05-09 and 2023-05-10; the year follows from paragraphs 9 and 11; paragraph 14 calls the second day tomorrow, so the text was written on the first; news id 60119346"
004_c97e60baf067037a,Session of the commission that supervises associations of industry,shata,"[""shata""]",,,,16,"undated; ""last year"" is 1399, so the text is of 1400; Shata is the agency named in it, the page that carried it is not"
"""####

  private static let statementsCSV: StaticString = ####"""
statement,project,number,date,gross_rial,retention_rial,recovered_rial,settled_rial,payable_rial,total_rial,source,paragraph,precision,inferred
"""####

  private static let status_changesCSV: StaticString = ####"""
change,unit,province,changed,status_before,status_after,returned,preceded_by,source,paragraph,precision,inferred
"""####

  private static let topic_viewsCSV: StaticString = ####"""
topic,organization,given,text,source,paragraph,precision,inferred
"""####

  private static let unitsCSV: StaticString = ####"""
unit,name,name_fa,domain,sector,province,county,estate,size,status,knowledge_based,employees,utilisation,session,record_owner,retired,merged_into,source,paragraph,precision,inferred
kerman-1404-4-u01,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u02,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u03,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u04,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u05,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u06,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u07,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u08,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u09,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u10,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u11,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u12,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u13,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u14,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u15,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u16,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u17,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u18,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u19,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u20,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u21,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u22,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u23,,,industry_mining,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u24,,,agriculture,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u25,,,agriculture,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u26,,,agriculture,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u27,,,agriculture,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u28,,,agriculture,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u29,,,agriculture,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u30,,,agriculture,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
kerman-1404-4-u31,,,agriculture,,IR-08,,,,,,,,kerman-1404-4,,,,002_057cc68bf82e8abc,2,exact,false
"""####

  private static let utilitiesCSV: StaticString = ####"""
estate,kind,supply_source,demand,supply,unit,shortage,source,paragraph,precision,inferred
"""####

  private static let utility_connectionsCSV: StaticString = ####"""
estate,kind,production_unit,demand,supplied,recorded,source,paragraph,precision,inferred
"""####

  private static let utility_suppliesCSV: StaticString = ####"""
estate,kind,supply_name,supply_source,amount,unit,since,ended,source,paragraph,precision,inferred
"""####

  private static let working_groupsCSV: StaticString = ####"""
working_group,name,name_fa,level,province,chair_post,secretary_post,committee_weekday,committee_place,numbering,organization,note,source,paragraph,precision,inferred
kerman,Working Group for Facilitation and Removal of Obstacles to Production of Kerman,کارگروه تسهیل و رفع موانع تولید کرمان,provincial,IR-08,kerman-deputy-economic,kerman-working-group-secretary,Sunday,,per_year,kerman-working-group,"chair_post is the post of the person who chaired session 4 of 1404, no charter is quoted; the committee meets on Sunday mornings",002_057cc68bf82e8abc,1,exact,true
alborz,Working Group for Facilitation and Removal of Obstacles to Production of Alborz,کارگروه تسهیل و رفع موانع تولید البرز,provincial,IR-30,,,,"House of Industry, Mine and Trade of Alborz",,alborz-working-group,committee called technical and expert,001_18285f0af8451c58,9,exact,false
"""####

  private static let workshops_1394CSV: StaticString = ####"""
province,private_total,private_10_49,private_50_99,private_100plus,public_total,public_10_49,public_50_99,public_100plus,source,paragraph,precision,inferred
IR-00,545,297,119,129,13,3,4,6,sci-workshops-1394,,exact,false
IR-01,473,330,63,80,11,5,4,2,sci-workshops-1394,,exact,false
IR-02,559,374,90,95,16,8,3,5,sci-workshops-1394,,exact,false
IR-03,734,496,114,124,29,17,3,9,sci-workshops-1394,,exact,false
IR-04,257,196,31,30,12,2,4,6,sci-workshops-1394,,exact,false
IR-05,182,135,23,24,10,4,5,1,sci-workshops-1394,,exact,false
IR-06,292,177,45,70,23,10,1,12,sci-workshops-1394,,exact,false
IR-07,490,353,60,77,7,3,0,4,sci-workshops-1394,,exact,false
IR-08,621,494,69,58,12,9,2,1,sci-workshops-1394,,exact,false
IR-09,853,533,143,177,21,7,2,12,sci-workshops-1394,,exact,false
IR-10,1489,972,246,271,16,5,3,8,sci-workshops-1394,,exact,false
IR-11,119,100,11,8,3,2,0,1,sci-workshops-1394,,exact,false
IR-12,114,95,9,10,6,6,0,0,sci-workshops-1394,,exact,false
IR-13,267,211,28,28,7,4,1,2,sci-workshops-1394,,exact,false
IR-14,171,142,11,18,5,2,1,2,sci-workshops-1394,,exact,false
IR-15,129,102,13,14,4,2,0,2,sci-workshops-1394,,exact,false
IR-16,29,23,4,2,1,1,0,0,sci-workshops-1394,,exact,false
IR-17,26,17,4,5,5,2,1,2,sci-workshops-1394,,exact,false
IR-18,82,50,19,13,0,0,0,0,sci-workshops-1394,,exact,false
IR-19,213,117,36,60,9,5,2,2,sci-workshops-1394,,exact,false
IR-20,582,487,57,38,6,6,0,0,sci-workshops-1394,,exact,false
IR-21,396,209,66,121,5,5,0,0,sci-workshops-1394,,exact,false
IR-22,100,74,8,18,6,2,0,4,sci-workshops-1394,,exact,false
IR-23,1841,1094,328,418,45,2,13,30,sci-workshops-1394,,exact,false
IR-24,132,104,16,12,8,5,2,1,sci-workshops-1394,,exact,false
IR-25,392,276,61,55,8,3,2,3,sci-workshops-1394,,exact,false
IR-26,648,378,112,158,20,6,4,10,sci-workshops-1394,,exact,false
IR-27,300,233,35,32,10,6,1,3,sci-workshops-1394,,exact,false
IR-28,61,45,7,9,1,0,1,0,sci-workshops-1394,,exact,false
IR-29,82,63,7,12,5,2,2,1,sci-workshops-1394,,exact,false
IR-30,608,297,139,272,15,9,0,6,sci-workshops-1394,,exact,false
"""####
}
