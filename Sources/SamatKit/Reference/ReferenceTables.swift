import KQLEngine

/// The tables of ``ReferenceComponent``.
enum ReferenceTables {
  static let all = [provinces, provinceBorders, counties, sectors, workshops1394]

  static let provinces = SeedTable(
    "provinces", ["استان‌ها"],
    "The 31 provinces with their capitals, areas and populations.",
    [
      .text("province", ["استان", "کد_استان"], "The current ISO 3166-2 code."),
      .name, .nameFa,
      .text("capital", ["مرکز", "مرکز_انگلیسی"], "The capital in English."),
      .text("capital_fa", ["مرکز_فارسی"], "The capital in Persian."),
      .real("latitude", ["عرض_جغرافیایی"], "The latitude of the capital in degrees."),
      .real("longitude", ["طول_جغرافیایی"], "The longitude of the capital in degrees."),
      .real("area_km2", ["مساحت", "مساحت_کیلومتر_مربع"], "The area in square kilometres."),
      .long("population_1395", ["جمعیت", "جمعیت_1395"], "The population in the census of 1395."),
      .alternatives,
      .long("population_1390", ["جمعیت_1390"], "The population in the census of 1390."),
      .text("sci_code", ["کد_مرکز_آمار"], "The code of the Statistical Centre of Iran."),
      .text("iso_before_2020", ["کد_پیشین"], "The ISO code before the renumbering of 2020."),
      .text("wikidata", ["ویکی‌داده"], "The Wikidata item."),
      .text("phone_prefix", ["پیش‌شماره"], "The telephone prefix."),
    ] + .provenance)

  static let provinceBorders = SeedTable(
    "province_borders", ["همسایگی_استان‌ها", "مرز_استان‌ها"],
    "Pairs of provinces that have a common border, each once.",
    [
      .text("a", ["استان_یکم"], "The province whose code comes first."),
      .text("b", ["استان_دوم"], "The other province."),
    ] + .provenance)

  static let counties = SeedTable(
    "counties", ["شهرستان‌ها"],
    "The counties with their provinces and populations.",
    [
      .text("county", ["شهرستان", "کد_شهرستان"], "The four-digit code."),
      .province, .name, .nameFa,
      .long("population_1395", ["جمعیت", "جمعیت_1395"], "The population in the census of 1395."),
      .flag("in_1395_census", ["در_سرشماری_1395"], "Whether the county was there in 1395."),
    ] + .provenance)

  static let sectors = SeedTable(
    "sectors", ["رسته‌ها", "بخش‌ها"],
    "Sections and divisions of ISIC Rev.4.",
    [
      .sector,
      .text("level", ["سطح"], "Section or division."),
      .text("section", ["بخش_اصلی"], "The section that it belongs to."),
      .title, .titleFa,
    ] + .provenance)

  static let workshops1394 = SeedTable(
    "workshops_1394", ["کارگاه‌های_1394"],
    "Industrial workshops of ten and more workers in 1394, by ownership and size.",
    [
      .province,
      .long("private_total", ["خصوصی", "خصوصی_کل"], "Private workshops as printed in total."),
      .long("private_10_49", ["خصوصی_10_49"], "Private workshops of 10 to 49 workers."),
      .long("private_50_99", ["خصوصی_50_99"], "Private workshops of 50 to 99 workers."),
      .long("private_100plus", ["خصوصی_100"], "Private workshops of 100 and more workers."),
      .long("public_total", ["عمومی", "عمومی_کل"], "Public workshops as printed in total."),
      .long("public_10_49", ["عمومی_10_49"], "Public workshops of 10 to 49 workers."),
      .long("public_50_99", ["عمومی_50_99"], "Public workshops of 50 to 99 workers."),
      .long("public_100plus", ["عمومی_100"], "Public workshops of 100 and more workers."),
    ] + .provenance)
}
