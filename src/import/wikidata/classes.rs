//! Finds the kind of an item by its class.
//!
//! The classes are listed one by one: their tree is scattered all over a dump, and would have to be collected before the first item. Some
//! nations have their own class for villages; a village's GeoNames id shows its kind instead.

use crate::gazetteer::Kind;

/// Returns the kind of the instances of a class.
pub(super) fn kind(class: u64) -> Option<Kind> {
    let tables = [(PEOPLE, Kind::Person), (TITLES, Kind::Title), (PLACES, Kind::Place), (BODIES, Kind::Organization)];
    tables.into_iter().find(|(table, _)| table.binary_search(&class).is_ok()).map(|(_, kind)| kind)
}

/// Each table is sorted by number.
const PEOPLE: &[u64] = &[
    5, // human
];

const TITLES: &[u64] = &[
    56_019,    // military rank
    216_353,   // title
    294_414,   // public office
    355_567,   // noble title
    4_164_871, // position
];

const PLACES: &[u64] = &[
    165,        // sea
    515,        // city
    532,        // village
    3_957,      // town
    4_022,      // river
    5_084,      // hamlet
    5_107,      // continent
    5_119,      // capital city
    6_256,      // country
    6_465,      // department of France
    7_275,      // state
    8_072,      // volcano
    8_502,      // mountain
    8_514,      // desert
    9_430,      // ocean
    12_280,     // bridge
    12_284,     // canal
    12_323,     // dam
    15_284,     // municipality
    16_560,     // palace
    16_970,     // church building
    22_698,     // park
    23_397,     // lake
    23_413,     // castle
    23_442,     // island
    28_575,     // county
    32_815,     // mosque
    33_837,     // archipelago
    34_038,     // waterfall
    34_442,     // road
    34_763,     // peninsula
    34_876,     // province
    35_657,     // state of the United States
    36_784,     // region of France
    37_901,     // strait
    39_594,     // bay
    39_614,     // cemetery
    39_816,     // valley
    40_080,     // beach
    41_176,     // building
    43_197,     // river delta
    43_742,     // oasis
    44_539,     // temple
    44_782,     // port
    46_169,     // national park
    46_831,     // mountain range
    47_168,     // county of the United States
    48_242,     // district of Libya
    48_336,     // province of Turkey
    54_050,     // hill
    55_488,     // railway station
    56_061,     // administrative territorial entity
    57_821,     // fortification
    79_007,     // street
    82_794,     // region
    107_390,    // federated state
    112_099,    // island country
    123_705,    // neighborhood
    131_681,    // reservoir
    133_056,    // mountain pass
    133_442,    // city-state
    149_621,    // district
    161_243,    // dependent territory
    174_782,    // square
    185_113,    // cape
    204_910,    // governorate of Egypt
    240_601,    // province of Algeria
    262_166,    // municipality of Germany
    331_130,    // governorate of Yemen
    473_972,    // protected area
    483_110,    // stadium
    484_170,    // commune of France
    486_972,    // human settlement
    517_351,    // governorate of Syria
    570_116,    // tourist attraction
    622_499,    // refugee camp
    641_078,    // governorate of Oman
    644_371,    // international airport
    747_074,    // commune of Italy
    839_954,    // archaeological site
    841_753,    // governorate of Iraq
    842_876,    // governorate of Kuwait
    844_713,    // governorate of Lebanon
    867_606,    // governorate of Bahrain
    1_093_829,  // city of the United States
    1_147_395,  // district of Turkey
    1_184_072,  // delegation of Tunisia
    1_248_784,  // airport
    1_322_134,  // gulf
    1_344_695,  // province of Iran
    1_549_591,  // big city
    1_637_706,  // city of more than a million people
    1_907_114,  // metropolitan area
    2_074_737,  // municipality of Spain
    2_983_893,  // quarter
    2_989_398,  // commune of Algeria
    3_024_240,  // historical country
    3_624_078,  // sovereign state
    7_930_989,  // city or town
    10_864_048, // first-level administrative division
    13_220_204, // second-level administrative division
    16_124_843, // municipality of Libya
    41_067_667, // municipality of Tunisia
];

const BODIES: &[u64] = &[
    3_914,       // school
    3_918,       // university
    4_508,       // navy
    7_188,       // government
    7_278,       // political party
    11_032,      // newspaper
    11_204,      // legislature
    11_691,      // stock exchange
    14_350,      // radio station
    16_917,      // hospital
    22_687,      // bank
    31_855,      // research institute
    33_506,      // museum
    35_749,      // parliament
    37_726,      // army
    38_723,      // higher education institution
    41_298,      // magazine
    41_487,      // court
    43_229,      // organization
    46_970,      // airline
    47_913,      // intelligence agency
    48_204,      // voluntary association
    61_883,      // air force
    66_344,      // central bank
    79_913,      // non-governmental organization
    155_271,     // think tank
    157_031,     // foundation
    161_726,     // multinational corporation
    163_740,     // nonprofit organization
    167_037,     // corporation
    176_799,     // military unit
    178_706,     // institution
    178_790,     // trade union
    190_752,     // supreme court
    192_283,     // news agency
    192_350,     // ministry
    215_380,     // musical group
    245_065,     // intergovernmental organization
    270_791,     // state-owned enterprise
    327_333,     // government agency
    476_028,     // association football club
    484_652,     // international organization
    640_506,     // cabinet
    658_255,     // subsidiary
    732_717,     // law enforcement agency
    772_547,     // armed forces
    781_132,     // military branch
    783_794,     // company
    847_017,     // sports club
    875_538,     // public university
    891_723,     // public company
    1_110_794,   // daily newspaper
    1_530_022,   // religious organization
    1_616_075,   // television station
    2_001_305,   // television channel
    2_085_381,   // publisher
    2_385_804,   // educational institution
    2_659_904,   // government organization
    3_152_824,   // cultural institution
    3_917_681,   // embassy
    4_438_121,   // sports organization
    4_830_453,   // business
    6_881_511,   // enterprise
    6_979_593,   // national association football team
    7_210_356,   // political organization
    10_553_309,  // legislative house
    12_973_014,  // sports team
    13_393_265,  // basketball team
    15_265_344,  // broadcaster
    15_911_314,  // association
    17_127_659,  // terrorist organization
    17_149_090,  // armed organization
    103_229_495, // men's association football team
    135_408_445, // men's national association football team
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_found_and_in_one_table() {
        let all: Vec<u64> = [PEOPLE, TITLES, PLACES, BODIES].concat();
        for table in [PEOPLE, TITLES, PLACES, BODIES] {
            assert!(table.is_sorted_by(|a, b| a < b), "not in order: {table:?}");
        }
        for class in &all {
            assert_eq!(all.iter().filter(|other| *other == class).count(), 1, "Q{class} stands twice");
        }
        let kinds = [5, 4_164_871, 515, 43_229].map(|class| kind(class).unwrap());
        assert_eq!(kinds, [Kind::Person, Kind::Title, Kind::Place, Kind::Organization]);
        assert_eq!(kind(4_167_410), None);
    }
}
