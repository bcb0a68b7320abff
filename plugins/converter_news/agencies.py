"""News agencies, and outlets that sign like them, by the names that the press prints: data, and nothing else.

Origin: the members of the European Alliance of News Agencies, of OANA and of MINDS, and the agencies that
credits and datelines of the English-language press name most; written as they are printed.
"""

from __future__ import annotations

from converter_news.words import entries

_AGENCIES = """
AAP; Adnkronos; ADNKronos; AFP; Agence France-Presse; Agence France Presse; Agência Brasil; Agência Lusa; AGERPRES; AGI;
AKP; Anadolu; Anadolu Agency; Anadolu Ajansı; ANI; ANP; ANSA; Antara; AP; APA; APP; askanews; Associated Press;
Associated Press of Pakistan; ATA; Athens News Agency; Australian Associated Press; AZERTAC; BBC Monitoring;
Belga; BelTA; Bernama; Bloomberg; Bloomberg News; BNS; BSS; BTA; Canadian Press; Central News Agency;
China News Service; CNA; CNS; CNSNews.com; CTK; ČTK; DDP; dapd; DHA; Dow Jones; Dow Jones Newswires; dpa;
dpa-AFX; dpa-infocom; EFE; EPA; epd; Europa Press; FENA; GNA; HINA; IANS; Italpress; Interfax; Interfax-Ukraine;
Inter Press Service; IPS; IRNA; ISNA; ITAR-TASS; Jiji; Jiji Press; JTA; KCNA; Keystone-SDA; KNA;
Knight Ridder; KUNA; Kyodo; Kyodo News; LaPresse; Lusa; Maghreb Arabe Presse; McClatchy; McClatchy Newspapers; MENA; MTI; NAN; NAMPA;
New York Times News Service; News agencies; Newsis; Notimex; NTB; Our Foreign Staff; PA; PA Media; PAP; PETRA;
PNA; Prensa Latina; Press Association; Press Trust of India; PTI; QNA; Reuter; Reuters; Reuters Staff; RIA;
RIA Novosti; Ritzau; SANA; SAPA; SDA; SID; Servimedia; SLNA; SPA; SRNA; STA; STT; STT-Lehtikuva; TANJUG; TASR; TASS; Télam;
TNS; Tribune News Service; TT; Ukrinform; UNB; UNI; United News of Bangladesh; United Press International; UPI;
UPI.com; VNA; WAM; Wire services; Xinhua; Xinhua News Agency; Yonhap; Yonhap News Agency;
Интерфакс; РИА Новости; ТАСС; Укрінформ; 新华社; 新華社; 中新社; 中新网; 中新網; 中央社; 法新社; 路透社; 美联社; 美聯社; 共同社; 共同; 塔斯社; 韩联社; 韓聯社; 時事; AFP時事;
ＡＦＰ時事; ロイター; 연합뉴스; 뉴시스; 뉴스1; أ ف ب; الأناضول; د ب أ; رويترز; شينخوا
"""

_OUTLETS_IN_DATELINES = """
ABC News; Al Jazeera; BBC; Breitbart; Business Insider; CBS; CBS News; CNN; CNN Business; CNNMoney;
Daily Caller News Foundation; Daily Mail; Fox News; KTLA; NBC; NBC News; NewsNation; NPR; RFE/RL; RT; Sputnik;
The Blaze; The Center Square; The Daily Signal; USA Today; VOA; Voice of America; WorldNetDaily
"""


def _table(names: str) -> frozenset[str]:
    """The names of a list as they are printed and in capitals, each also with its article."""
    return frozenset(
        form
        for name in entries(names)
        for bare in (name, name.upper())
        for form in (bare, f"The {bare}", f"the {bare}", f"THE {bare}")
    )


AGENCIES = _table(_AGENCIES)
"""Names of agencies."""
IN_DATELINES = AGENCIES | _table(_OUTLETS_IN_DATELINES)
"""What stands in brackets in a dateline: agencies, and outlets that sign as agencies do, such as ``(CNN)``."""
SIGNING = r"(?:REUTERS?|Reuters?|AFP|AP|Kyodo|ANSA|APA|EFE|dpa)"
"""A pattern of those that sign off below an article, without more."""


_SAME = {"Reuter": "Reuters", "REUTER": "Reuters", "REUTERS": "Reuters", "Reuters Staff": "Reuters"}


def agency_name(printed: str) -> str:
    """The name of an agency that was printed in one of its other forms."""
    return _SAME.get(printed, printed)
