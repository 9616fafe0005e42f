/*
 * test_place.c - places by name: 283 of them, each in a report about its country,
 * must be found with that country and with coordinates; and what is no place of
 * the event. The names need the gazetteer of make deps; without it they are
 * skipped.
 */
#include "output/pipeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GAZETTEER "build/gazetteer.bin"

static struct pipeline pipeline;
static bool whole;	/* the gazetteer is there */

static int open_pipeline(void **state)
{
	struct buf err = { 0 };
	bool ok;

	(void)state;
	whole = !access(GAZETTEER, R_OK);
	setenv("TALLY_GAZETTEER", whole ? GAZETTEER : "", 1);
	ok = pipeline_open(&pipeline, NULL, "en", NULL, &err);
	buf_release(&err);
	return ok ? 0 : -1;
}

static int close_pipeline(void **state)
{
	(void)state;
	pipeline_close(&pipeline);
	return 0;
}

static const struct {
	const char *about, *country, *names;	/* names between semicolons */
} names[] = {
	{ "Gaza", "PS",
		"Khan Younis;Khan Yunis;Khan Yunus;Deir al-Balah;Deir el-Balah;Rafah;Jabalia;Jabaliya"
		";Bureij;al-Bureij;al-Mawasi;Nuseirat;Maghazi;Beit Lahia;Beit Hanoun;Gaza City"
		";Zeitoun;Shujaiya;Bani Suhaila;Abasan;Khuza'a" },
	{ "the West Bank", "PS",
		"Jenin;Nablus;Tulkarm;Tulkarem;Ramallah;Hebron;Bethlehem;Qalqilya;Tubas;Jericho"
		";Huwara;Balata" },
	{ "Israel", "IL",
		"Tel Aviv;Haifa;Ashkelon;Ashdod;Sderot;Be'er Sheva;Beersheba;Kiryat Shmona;Metula"
		";Nahariya;Safed;Petah Tikva;Bnei Brak;Be'eri;Kfar Aza;Nir Oz" },
	{ "Ukraine", "UA",
		"Kyiv;Kiev;Kharkiv;Kharkov;Odesa;Odessa;Dnipro;Zaporizhzhia;Zaporizhia;Kherson"
		";Mykolaiv;Nikolaev;Sumy;Chernihiv;Lviv;Poltava;Kryvyi Rih;Nikopol;Pokrovsk"
		";Kramatorsk;Sloviansk;Kostiantynivka;Konstantinovka;Chasiv Yar;Bakhmut;Avdiivka"
		";Toretsk;Kupiansk;Izium;Vovchansk;Volchansk;Orikhiv;Huliaipole;Robotyne;Vuhledar"
		";Mariupol;Melitopol;Berdiansk;Sevastopol;Simferopol;Vyshhorod;Bucha;Irpin;Brovary"
		";Bila Tserkva;Uman;Kremenchuk;Shostka;Konotop;Okhtyrka;Izmail;Rivne;Lutsk;Ternopil"
		";Uzhhorod;Zhytomyr;Sumy region;Sumska oblast;Kharkiv region;Kyiv oblast"
		";Donetsk region;Zaporizhzhia region;Crimea" },
	{ "Russia", "RU",
		"Belgorod;Bryansk;Kursk;Voronezh;Rostov-on-Don;Moscow;Saratov;Engels;Ryazan;Shebekino"
		";Sudzha;Taganrog;Novorossiysk;Krasnodar;Belgorod region;Kursk region;Tver region"
		";Bryansk oblast;Grozny;Makhachkala;Yelabuga" },
	{ "Lebanon", "LB",
		"Beirut;Tripoli;Sidon;Tyre;Nabatieh;Baalbek;Bint Jbeil;Dahiyeh;Aita al-Shaab"
		";Marjayoun;Khiam;Naqoura;Kafr Kila;Hermel" },
	{ "Syria", "SY",
		"Damascus;Aleppo;Homs;Idlib;Raqqa;Deir ez-Zor;Daraa;Latakia;Hama;Palmyra;Qamishli"
		";Kobani" },
	{ "Iraq", "IQ",
		"Baghdad;Mosul;Basra;Kirkuk;Fallujah;Ramadi;Erbil;Tikrit;Sinjar;Najaf" },
	{ "Yemen", "YE",
		"Sanaa;Aden;Hodeidah;Taiz;Marib;Saada" },
	{ "Iran", "IR",
		"Tehran;Isfahan;Tabriz;Mashhad;Kermanshah;Shiraz;Natanz;Bushehr;Qom" },
	{ "Sudan", "SD",
		"Khartoum;Omdurman;El Fasher;Al-Fashir;El Geneina;Nyala;El Obeid;Port Sudan"
		";Wad Madani;Babanusa;North Darfur" },
	{ "Libya", "LY",
		"Tripoli;Benghazi;Misrata;Derna;Sirte" },
	{ "Afghanistan", "AF",
		"Kabul;Kandahar;Kunduz;Jalalabad;Herat;Ghazni;Helmand" },
	{ "Pakistan", "PK",
		"Peshawar;Quetta;Karachi;Lahore;Islamabad;Rawalpindi" },
	{ "India", "IN",
		"Srinagar;Jammu;Imphal;Mumbai;Delhi" },
	{ "Somalia", "SO",
		"Mogadishu;Kismayo;Baidoa;Beledweyne" },
	{ "Nigeria", "NG",
		"Maiduguri;Kano;Jos;Kaduna;Abuja" },
	{ "Mali", "ML",
		"Bamako;Gao;Timbuktu;Mopti;Kidal" },
	{ "Burkina Faso", "BF",
		"Ouagadougou;Djibo" },
	{ "Ethiopia", "ET",
		"Addis Ababa;Mekelle;Gondar" },
	{ "DR Congo", "CD",
		"Goma;Bukavu;Beni;Bunia;Kinshasa" },
	{ "Myanmar", "MM",
		"Yangon;Mandalay;Sittwe;Naypyidaw" },
	{ "Colombia", "CO",
		"Bogota;Medellin;Cali;Cartagena;Barranquilla;Antioquia" },
	{ "Peru", "PE",
		"Lima;Ayacucho;Huanuco;Arequipa;Trujillo" },
	{ "El Salvador", "SV",
		"San Salvador;San Miguel;Santa Ana;Usulutan;Soyapango" },
	{ "Mexico", "MX",
		"Culiacan;Tijuana;Acapulco" },
	{ "Turkey", "TR",
		"Istanbul;Ankara;Gaziantep;Diyarbakir" },
	{ "Egypt", "EG",
		"Cairo;Alexandria;Rafah;El-Arish" },
	{ "Australia", "AU",
		"Victoria;Melbourne" },
	{ "Canada", "CA",
		"Victoria" },
	{ "the Seychelles", "SC",
		"Victoria" },
	{ "Haiti", "HT",
		"Port-au-Prince;Gonaives" },
	{ "the United States", "US",
		"Georgia;Portland;Chicago" },
};

/* The last claim of a text; NULL for none. */
static const struct claim *read_text(const char *text, size_t len)
{
	static struct report r;

	r = (struct report){ .id = "r", .text = text, .len = len, .date = "2025-03-12", .title = "", .source = "",
		.lang = "" };
	if (!pipeline_report(&pipeline, &r) || !pipeline.normalizer.n)
		return NULL;
	return pipeline.normalizer.claims[pipeline.normalizer.n - 1];
}

static bool has_name(const char *about, const char *country, const char *name, size_t len)
{
	struct buf text = { 0 };
	const struct claim *c;
	bool ok;

	buf_addf(&text, "The government of %s met on Monday. %s was quiet. Three people were killed in %.*s.", about, about,
			(int)len, name);
	c = read_text(text.s, text.len);
	ok = c && !strcmp(c->country, country) && c->has_coordinates && !strncmp(c->place, name, len);
	if (!ok)
		print_error("%s: '%s' in '%s'\n", text.s, c ? c->place : "no claim", c ? c->country : "");
	buf_release(&text);
	return ok;
}

static void test_names(void **state)
{
	size_t failed = 0;

	(void)state;
	if (!whole) {
		print_message("skipped: no " GAZETTEER "; make deps fetches what it is made of\n");
		skip();
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *s = names[i].names, *name;
		size_t left = strlen(s), len;

		while (next_part(&s, &left, ';', &name, &len))
			failed += !has_name(names[i].about, names[i].country, name, len);
	}
	assert_int_equal(failed, 0);
}

/* What place each text gives its last figure; "" for none. */
static const struct {
	const char *text, *place, *country;
} roles[] = {
	{ "Two drones were shot down over Belgorod.", "Belgorod", "RU" },
	{ "Four missiles were launched from Crimea at Odesa.", "Odesa", "UA" },
	{ "In Odesa a woman from Kherson was killed.", "Odesa", "UA" },
	{ "A shell killed two people near Nikopol.", "Nikopol", "UA" },
	{ "Three people were injured in Vyshhorod, Kyiv region.", "Vyshhorod", "UA" },
	{ "Shelling in Sumy region killed four people.", "Sumy region", "UA" },
	{ "Shelling killed three people in Kherson and wounded two in Odesa.", "Odesa", "UA" },
	{ "A raid on the Israeli settlement of Shtula killed one farmer.", "Shtula", "IL" },
	{ "A shell hit a house in Ras al-Naqoura, killing two people.", "Ras al-Naqoura", "LB" },
	{ "Half of Iran's missile launchers were destroyed.", "Iran", "IR" },
	{ "Four people died in Odesa, said a analyst based in Lebanon.", "Odesa", "UA" },
	{ "Two people died, said Jordan Miller, who lives in Beirut.", "", "" },
	{ "THREE PEOPLE WERE KILLED IN SAN SALVADOR.", "SAN SALVADOR", "SV" },
	{ "THREE PEOPLE WERE KILLED IN EARLY MORNING CLASHES.", "", "" },
	{ "Russia sent 40 drones.", "", "" },
	/* an unknown place keeps its words */
	{ "A shell killed two people in Velmar.", "Velmar", "" },
	/* whose figures are told */
	{ "Punjab recorded 12 deaths, Sindh nine deaths.", "Sindh", "PK" },
	{ "Zimbabwe has 4,100 cholera cases and 54 deaths.", "Zimbabwe", "ZW" },
	{ "Iran lost 300 missiles.", "", "" },
	{ "Nabatieh: 14 dead; Baalbek: five dead.", "Baalbek", "LB" },
	/* roads, and places that a place is beside */
	{ "Nine people died on the road from Odesa to Mykolaiv.", "Odesa", "UA" },
	{ "Gunmen killed nine people between Gao and Kidal.", "Gao", "ML" },
	{ "Clashes between Iran and Iraq killed nine.", "", "" },
	{ "Gunmen shot nine dead near Velmar, outside Gao.", "Velmar", "ML" },
	{ "A bomb on the market at Arno killed nine.", "Arno", "" },
	{ "Jets bombed Arno, killing nine people.", "Arno", "" },
	/* a town in the region that the sentence opens with */
	{ "In Sumy region, nine people were hurt when a drone hit a bus in Konotop.", "Konotop", "UA" },
	{ "Japan will give Ukraine $50 million for the war.", "Ukraine", "UA" },
	/* "ISLAMABAD:" is where a story was filed, "BENI:" further down what a list tells of */
	{ "Pakistan: floods\n\nISLAMABAD: The flood toll reached 1,186 deaths, up from 1,162.", "Pakistan", "PK" },
	{ "Odesa. Nine houses burned.\n18:40. Sumy. Two men died.", "Sumy", "UA" },
	/* a headline, and what is no headline */
	{ "Sumy under fire\n\nA shell hit Sumy. Sumy burned.\n\nNine people were hurt.", "Sumy", "UA" },
	{ "A shell hit Sumy. Elsewhere nine people were hurt.", "", "UA" },
	/* what it is called beside its name */
	{ "A mine killed two people in the besieged Malian town of Gao.", "Gao", "ML" },
	{ "A mine killed two people in Mali's capital Bamako.", "Bamako", "ML" },
	{ "A mine killed two people on the outskirts of Aleppo.", "Aleppo", "SY" },
	{ "Police killed two men in the West Bank.", "West Bank", "PS" },
	{ "Rebels captured Tripoli's main depot in northern Chad and killed two guards.", "northern Chad", "TD" },
	/* the finer of two, but not the other country's */
	{ "In Mali, two people were killed and nine hurt when a bus hit a mine near Gao.", "Gao", "ML" },
	{ "In Mali, two people were killed by a mine, officials in Niger said.", "Mali", "ML" },
	{ "A strike hit Rafah. Gaza's health ministry said two people died.", "Rafah", "PS" },
	{ "Rafah is hungry. Gaza's health ministry said two people died.", "Gaza", "PS" },
	{ "Rebels fired 20 rockets into Goma and Sake, nine of which hit homes in Bukavu. Two people died.", "Bukavu", "CD" },
	/* the head of a paragraph, and the country of a total */
	{ "Syria: the day\n\nIdlib. The group has documented the deaths of 30 people since May.", "Idlib", "SY" },
	{ "Mali is at war, Mali says. The fighting has uprooted 90,000 people.", "Mali", "ML" },
	/* a word for its kind behind the name */
	{ "Gunmen attacked Banka village in the Tahoua region of Niger. Nine people died.", "Banka", "NE" },
	{ "Nine people died near Gao airport in Mali.", "Gao airport", "ML" },
	{ "Jets bombed the southern suburbs of Beirut. Nine people died.", "Beirut", "LB" },
	{ "Rockets struck Sloviansk, a city in the Donetsk region, killing four men.", "Sloviansk", "UA" },
	{ "Jets struck targets across Lebanon. The health ministry in Beirut said nine people died.", "Lebanon", "LB" },
	/* each part of the front has its own paragraph */
	{ "The North group destroyed nine tanks near Sumy.\n\nThe West group repelled five attacks. The enemy lost 20 tanks.",
		"", "" },
	/* a people's toll and a capital's ministry are of no town */
	{ "Two drones fell on Odesa. The Romanian toll stands at nine dead.", "", "RO" },
	{ "Two drones fell on Odesa. Moscow's defence ministry said nine soldiers died.", "", "RU" },
	{ "The cabinet in Nairobi approved $5 million for Uganda.", "Uganda", "UG" },
	/* words that some title prints in capitals, and a name that tells its kind */
	{ "In Ukraine 628 people were kidnapped, according to the Centre for Work and Training in Human Rights.",
		"Ukraine", "UA" },
	{ "Nine people were killed in Operation Iron Hand in Ukraine.", "Ukraine", "UA" },
	{ "Nine people were killed in Green Valley.", "Green Valley", "" },
	/* where people left from, for those alone whom it is told of */
	{ "Crews from Spain dug in the ruins of Odesa. Nine people had to be evacuated.", "Odesa", "UA" },
	{ "Crews from Spain dug in the ruins. Nine people were evacuated from Odesa.", "Odesa", "UA" },
	/* where the city lies that is meant */
	{ "SUMY, Ukraine, 18 Jul (Agency) - Two men were shot in the centre of this city, 180 km north of Poltava.",
		"SUMY", "UA" },
	{ "A shell hit a bus in Sumy. Two men were hurt in the east of the city, 40 km west of Kursk.", "Sumy", "UA" },
	{ "Two men were killed by a mine 40 km west of Sumy.", "Sumy", "UA" },
	/* a place by the way, in a sentence without figures, and one of what was struck */
	{ "A bus hit a mine near Gao in Mali.\n\nThe bus had left Kidal for Timbuktu at dawn. Nine people died.",
		"Gao", "ML" },
	{ "A shell hit a bus near Gao in Mali.\n\nOn Monday shells struck the power plants of Kidal. Nine people died.",
		"Kidal", "ML" },
	/* money after a disaster is for the place that was struck, if it is the only one */
	{ "A flood in Sumy killed nine people.\n\nHomes were wrecked. The European Union released 33 million euros in aid.",
		"Sumy", "UA" },
	{ "A quake near Gao killed nine people.\n\nRoads are blocked. Rebuilding will cost $30 million.", "Gao", "ML" },
	{ "A flood in Sumy killed nine people.\n\nTwo died in Odesa. The European Union released 33 million euros in aid.",
		"", "UA" },
	{ "Japan will give Ukraine $50 million.\n\nA raid on Sumy killed nine men. Denmark pledged $20 million.", "Ukraine",
		"UA" },
	/* where the wounded are brought to, and where from is fired */
	{ "A bomb went off in Sumy. Nine men were wounded and brought to the army base at Odesa.", "Sumy", "UA" },
	{ "Troops were sent to quell a riot in Gao in which nine people died.", "Gao", "ML" },
	{ "Jets struck Odesa at dawn. They launched nine missiles from the airspace over Belgorod.", "Odesa", "UA" },
	{ "Jets struck Lviv at dawn. They launched nine missiles from Belgorod over Odesa.", "Odesa", "UA" },
	{ "A SHELL HIT SUMY. NINE MEN WERE WOUNDED AND WERE TAKEN TO THE HOSPITAL IN ODESA.", "SUMY", "UA" },
};

static void test_roles(void **state)
{
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++) {
		const struct claim *c = read_text(roles[i].text, strlen(roles[i].text));

		if (c && !strcmp(c->place, roles[i].place) && (!*roles[i].country || !strcmp(c->country, roles[i].country)))
			continue;
		print_error("%s: '%s' in '%s'\n", roles[i].text, c ? c->place : "no claim", c ? c->country : "");
		failed++;
	}
	assert_int_equal(failed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_names), cmocka_unit_test(test_roles) };

	return cmocka_run_group_tests(tests, open_pipeline, close_pipeline);
}
