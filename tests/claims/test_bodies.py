"""Which body a source names: by name, by its office in a country, by what was named before; nameless kinds; nobody."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import reference
from pipelines.claims.articles import Article
from pipelines.claims.figures import Figure, Source, Spot
from pipelines.claims.identity.known import identify, readers
from pipelines.claims.sources import bodies
from pipelines.claims.sources.bodies import Known
from pipelines.tolls import scopes
from tests.claims.reading import resolved

NAMES = [
    ("Syrian Observatory for Human Rights", "sohr"),
    ("the Britain-based Syrian Observatory for Human Rights", "sohr"),
    ("SOHR", "sohr"),
    ("Rami Abdul-Rahman, director of the Syrian Observatory for Human Rights", "sohr"),
    ("Syrian Observatory for Human Right", "sohr"),
    ("Syrian Network for Human Rights", "snhr"),
    ("the Local Coordination Committees", "lcc-syria"),
    ("Local Co-ordination Committees", "lcc-syria"),
    ("Violations Documentation Centre", "vdc-syria"),
    ("Violations Documentation Center in Syria", "vdc-syria"),
    ("the Free Syrian Army", "fsa"),
    ("a colonel of the Free Syrian Army", "fsa"),
    ("official SANA news agency", "sana"),
    ("White Helmets", "white-helmets"),
    ("U.N.", "un"),
    ("the United Nations", "un"),
    ("U.N. human rights office", "ohchr"),
    ("the UN's human rights office", "ohchr"),
    ("United Nations human rights chief", "ohchr"),
    ("U.N. High Commissioner for Human Rights Navi Pillay", "ohchr"),
    ("UN refugee agency", "unhcr"),
    ("the U.N. refugee agency UNHCR", "unhcr"),
    ("the United Nations refugee agency", "unhcr"),
    ("U.N. secretary-general Ban Ki-moon", "un"),
    ("UN humanitarian chief", "ocha"),
    ("the U.N. children's agency", "unicef"),
    ("Unicef", "unicef"),
    ("UNAMA", "unama"),
    ("the UN mission in Afghanistan", "unama"),
    ("UN Mission in South Sudan", "unmiss"),
    ("World Health Organisation", "who"),
    ("International Organization for Migration", "iom"),
    ("the UN migration agency", "iom"),
    ("New York-based Human Rights Watch", "hrw"),
    ("Amnesty International", "amnesty"),
    ("medical charity Medecins Sans Frontieres", "msf"),
    ("Doctors Without Borders", "msf"),
    ("International Committee of the Red Cross", "icrc"),
    ("Iraq Body Count", "iraq-body-count"),
    ("ACLED", "acled"),
    ("Israeli rights group B'Tselem", "btselem"),
    ("B’Tselem", "btselem"),
    ("health ministry in Gaza", "gaza-health"),
    ("Gaza's health ministry", "gaza-health"),
    ("the Hamas-run health ministry", "gaza-health"),
    ("Gaza Ministry of Health", "gaza-health"),
    ("Israel's army", "idf"),
    ("the Israeli military", "idf"),
    ("Israel Defense Forces", "idf"),
    ("Hezbollah", "hezbollah"),
    ("Lebanon's health ministry", "lebanon-health"),
    ("the Ministry of Health of Iraq", "iraq-health"),
    ("interior ministry in Baghdad", "iraq-interior"),
    ("Russian Defense Ministry", "russia-mod"),
    ("Russia's Ministry of Defence", "russia-mod"),
    ("Ukraine's general staff", "ukraine-general-staff"),
    ("defence ministry in Kiev", "ukraine-mod"),
    ("Pakistan's army", "ispr"),
    ("Sri Lanka's police", "sl-police"),
    ("Turkish foreign ministry official", "turkey-foreign"),
    ("Turkey's disaster agency AFAD", "afad"),
    ("Indonesia's disaster mitigation agency", "bnpb"),
    ("NDRRMC", "ndrrmc"),
    ("FEMA", "fema"),
    ("Pentagon", "pentagon"),
    ("the US military", "pentagon"),
    ("Taliban spokesman Zabihullah Mujahid", "taliban"),
    ("al-Shabaab", "al-shabaab"),
    ("Al Shabab", "al-shabaab"),
    ("rebels of the Sudan People's Liberation Army", "spla"),
    ("the Sudan Doctors Network", "sudan-doctors"),
    ("Oslo-based group Iran Human Rights", "ihr"),
    ("Assistance Association for Political Prisoners", "aapp"),
    ("Myanmar's junta", "myanmar-junta"),
    ("Moscow", "kremlin"),
    ("Syria", "syria-government"),
    ("the government in Damascus", "syria-government"),
    ("Peruvian interior ministry", "per-interior"),
    ("Brazil's police", "bra-police"),
    ("Kenya Red Cross", "kenya-red-cross"),
    ("Reuters witness", "reuters"),
    ("OSCE monitor", "osce"),
    ("NATO-led International Security Assistance Force", "isaf"),
]
NAMELESS = [
    ("activists", "activists"),
    ("opposition activists in Homs", "activists"),
    ("witnesses", "witnesses"),
    ("Residents of Douma", "residents"),
    ("villagers", "residents"),
    ("a Turkish diplomat", "diplomats"),
    ("Western diplomats", "diplomats"),
    ("security source", "security-sources"),
    ("a security official in Baghdad", "security-sources"),
    ("military source", "military-sources"),
    ("an intelligence official", "intelligence-sources"),
    ("medics", "medics"),
    ("a doctor at the main hospital", "medics"),
    ("hospital sources", "medics"),
    ("local officials", "officials"),
    ("Turkish officials", "officials"),
    ("rights groups", "human-rights-groups"),
    ("rebel commander", "rebels"),
    ("rescue workers", "rescuers"),
    ("the regional governor", "local-authorities"),
    ("tribal elders", "tribal-sources"),
    ("Aid workers", "aid-workers"),
    ("opponents of Hezbollah", "opposition-sources"),
]
NOBODY = [
    "Peruvian Red Cross",
    "Colonel Anton Varga",
    "Yusuf Karaman",
    "activist named Abu Lina",
    "Libyan Observatory for Human Rights",
    "Tarn Valley lifeboat crew",
    "us",
    "",
    "«»",
]
SYRIA = "HOMS, Syria - The Syrian Observatory for Human Rights said shells fell on Homs, where Syrian rebels hold out."
GAZA = "GAZA - Israeli air strikes hit Gaza City. The health ministry in Gaza counted the dead."
BURUNDI = "BUJUMBURA - Burundian students left the city. The World Food Programme, a UN agency, sent lorries."
KENYA = "NAIROBI - A bus left the road near Nakuru in Kenya."
CONTEXTS = [
    ("the Observatory", SYRIA, "sohr", "antecedent"),
    ("the group", SYRIA, "sohr", "antecedent"),
    ("the Britain-based group", SYRIA, "sohr", "antecedent"),
    ("Observatory", "DAMASCUS - Shells fell on Damascus.", "sohr", "alias"),
    ("Observatory", "NAPLES - Vesuvius in Italy rumbled.", None, None),
    ("the group", "NAPLES - Vesuvius in Italy rumbled.", None, None),
    ("the ministry", GAZA, "gaza-health", "antecedent"),
    ("the agency", BURUNDI, "wfp", "antecedent"),
    ("interior ministry", SYRIA, "syria-interior-ministry", "country"),
    ("the army", "QUETTA, Pakistan - A convoy was hit.", "ispr", "country"),
    ("state television", SYRIA, "syrian-state-tv", "country"),
    ("the health ministry", "BEIRUT - Lebanon buried its dead.", "lebanon-health", "country"),
    ("police", KENYA, "kenya-police", "country"),
    ("Red Cross", KENYA, "kenya-red-cross", "country"),
    ("Red Cross", "GENEVA - The talks went on.", "icrc", "alias"),
    ("the network", "The Syrian Network for Human Rights lists the dead of Syria.", "snhr", "antecedent"),
    ("RSF", "KHARTOUM - Guns fell silent in Khartoum, Sudan.", "rsf-sudan", "alias"),
    ("Reuters", SYRIA, "reuters", "publisher"),
    ("activists", SYRIA, "activists", "anonymous"),
    ("Samir Haddad", "Samir Haddad, who runs the Lebanese Red Cross, was in Tyre.", "lebanese-red-cross", "antecedent"),
    ("Samir Haddad", "Samir Haddad was in Tyre.", None, None),
]


def _known(phrase: str, context: str = "", place_id: str | None = None) -> Known:
    """The body that `phrase` names in a sentence after `context`."""
    text = f"{context}\n\nNine people died, {phrase} said."
    start = len(context) + 2
    article = Article(text, date(2012, 9, 3))
    row = (0, start, len(text), start, start + 4, 9, 9, 9, "killed", "person", "all")
    figure = Figure(article, row)
    figure.source, figure.place = Source(phrase, False, None), Spot(None, place_id, None, None)
    return readers([(article, [figure])])[0].source(figure, [])


@pytest.mark.parametrize(("phrase", "source_id"), NAMES)
def test_a_body_is_known_by_any_of_its_names(phrase: str, source_id: str) -> None:
    assert _known(phrase).source_id == source_id


@pytest.mark.parametrize(("phrase", "source_id"), NAMELESS)
def test_a_nameless_source_is_one_of_its_kind(phrase: str, source_id: str) -> None:
    assert _known(phrase)[:2] == (source_id, "anonymous")


@pytest.mark.parametrize("phrase", NOBODY)
def test_an_unknown_name_stays_unknown(phrase: str) -> None:
    assert _known(phrase).source_id is None


@pytest.mark.parametrize(("phrase", "context", "source_id", "basis"), CONTEXTS)
def test_a_short_form_means_what_the_article_speaks_of(
    phrase: str, context: str, source_id: str | None, basis: str | None
) -> None:
    assert _known(phrase, context)[:2] == (source_id, basis)


def test_an_office_is_that_of_the_country_of_the_figure() -> None:
    assert _known("the interior ministry", SYRIA, "tur").source_id == "tur-interior"


def test_the_likeness_of_a_misspelt_name_is_kept() -> None:
    assert _known("Violations Documentaton Centre").score == pytest.approx(0.98, abs=0.02)
    assert _known("Violations Documentation Centre").score == 1.0


def test_a_name_of_another_country_is_no_misspelling() -> None:
    assert _known("Sudanese Network for Human Rights").source_id != "snhr"


def test_the_table_is_sound() -> None:
    """Parents and scopes exist, grades are A to E with a reason, no two bodies share a whole name in one country."""
    rows = reference.frame("sources")
    ids = set(rows["source_id"])
    assert rows.height == len(ids) >= 250
    assert set(rows["parent"].drop_nulls()) <= ids
    assert set(rows["reliability"]) <= set("ABCDE")
    assert rows.filter(rows["reason"].str.len_chars() < 10).is_empty()
    assert rows.filter((rows["kind"] != "anonymous") & (rows["country"].str.len_chars() != 3)).is_empty()

    assert set(rows["scope"].drop_nulls()) <= set(scopes.load().parents)


@given(st.text(max_size=80))
def test_any_words_are_read_without_harm(phrase: str) -> None:
    bodies.read(phrase)


def test_no_figures_no_identities() -> None:
    assert identify([(Article("", None), [])]) == [[]]


# running totals of the conflict's country, and of a day or a battle in it
RUNNING_TOTALS = [
    ("Syrian forces under Assad fought on. [[19,000]] people have been killed since March 2011.", "syr"),
    ("Syrian forces under Assad fought on. [[Three]] people have been killed since Monday.", None),
    ("Syrian forces under Assad fought on. Shells have killed [[nine]] people since June 10.", None),
    ("Syrian forces under Assad fought on. [[40]] people have died in the past two weeks.", None),
    ("Syrian forces under Assad fought on. [[1,200]] people have died in the past two weeks.", "syr"),
]


@pytest.mark.parametrize(("text", "place_id"), RUNNING_TOTALS)
def test_a_few_since_monday_are_not_the_countrys_total(text: str, place_id: str | None) -> None:
    assert resolved(text)[0]["place_id"] == place_id
