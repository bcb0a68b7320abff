"""Places that stand in a dateline by themselves: data, and nothing else.

Origin: the cities that American wire style sets without state or country, the capitals of states, and the
seats of the larger papers; those of Europe and Latin America also as their own papers call them. It decides only where a dateline has neither date nor agency nor capitals to show
what it is; a place that is not here is as good as one that is.
"""

from __future__ import annotations

from converter_news.words import entries

_PLACES = """
Abidjan; Abu Dhabi; Abuja; Accra; Addis Ababa; Algiers; Amman; Amsterdam; Ankara; Antananarivo; Astana; Asuncion;
Athens; Atlanta; Auckland; Baghdad; Baku; Baltimore; Bamako; Bangkok; Barcelona; Beijing; Beirut; Belfast;
Belgrade; Berlin; Bern; Berne; Birmingham; Bogota; Bonn; Boston; Brasilia; Bratislava; Brazzaville; Brisbane;
Brussels; Bucharest; Budapest; Buenos Aires; Bujumbura; Cairo; Calcutta; Canberra; Cape Town; Caracas;
Chennai; Chicago; Chisinau; Cincinnati; Cleveland; Colombo; Conakry; Copenhagen; Dakar; Dallas; Damascus;
Dar es Salaam; Delhi; Denver; Detroit; Dhaka; Djibouti; Doha; Donetsk; Dubai; Dublin; Durban; Dushanbe;
Edinburgh; Frankfurt; Freetown; Gaborone; Gaza; Gaza City; Geneva; Gibraltar; Glasgow; Guatemala City; Hague;
Hamburg; Hanoi; Harare; Havana; Helsinki; Hiroshima; Ho Chi Minh City; Hong Kong; Honolulu; Houston;
Indianapolis; Islamabad; Istanbul; Jakarta; Jerusalem; Johannesburg; Juba; Kabul; Kampala; Karachi; Kathmandu;
Khartoum; Kharkiv; Kiev; Kigali; Kingston; Kinshasa; Kolkata; Kuala Lumpur; Kuwait; Kuwait City; Kyiv; Kyoto;
La Paz; Lagos; Lahore; Las Vegas; Libreville; Lima; Lisbon; Ljubljana; London; Los Angeles; Luanda; Lusaka;
Luxembourg; Lviv; Macau; Madrid; Manama; Managua; Manchester; Manila; Maputo; Melbourne; Mexico City; Miami;
Milan; Milwaukee; Minneapolis; Minsk; Mogadishu; Monaco; Monrovia; Montevideo; Montreal; Moscow; Mumbai; Munich;
Muscat; Nagoya; Nairobi; Naypyitaw; New Delhi; New Orleans; New York; Niamey; Nicosia; Okinawa; Oklahoma City;
Osaka; Oslo; Ottawa; Ouagadougou; Panama City; Paris; Peking; Perth; Philadelphia; Phnom Penh; Phoenix;
Pittsburgh; Podgorica; Port-au-Prince; Prague; Pretoria; Pristina; Putrajaya; Pyongyang; Quebec City; Quito;
Rabat; Ramallah; Rangoon; Reykjavik; Riga; Rio de Janeiro; Riyadh; Rome; San Antonio; San Diego; San Francisco;
San Jose; San Juan; San Salvador; Sanaa; Santiago; Santo Domingo; Sao Paulo; Sapporo; Sarajevo; Seattle; Seoul;
Shanghai; Singapore; Skopje; Sofia; St. Louis; Stockholm; Strasbourg; Stuttgart; Suva; Sydney; Taipei; Tallinn;
Tashkent; Tbilisi; Tegucigalpa; Tehran; Tel Aviv; The Hague; Tirana; Tokyo; Toronto; Tripoli; Tunis;
Ulaanbaatar; Ulan Bator; United Nations; Valletta; Vancouver; Vatican City; Vienna; Vientiane; Vilnius; Warsaw;
Washington; Wellington; Windhoek; Yangon; Yaounde; Yerevan; Yokohama; Zagreb; Zurich
"""

_OWN_NAMES = """
Athen; Atenas; Basel; Belgrad; Berlín; Berlino; Bilbao; Bogotá; Bologna; Bordeaux; Brasília; Bratislava; Bremen; Bruselas;
Bruxelas; Bruxelles; Brüssel; Bucarest; București; Bukarest; Ciudad de México; Den Haag; Dresden; Düsseldorf; Erfurt;
Estambul; Firenze; Genebra; Genève; Genf; Ginebra; Göteborg; Graz; Hannover; Helsingfors; Istanbul; İstanbul; Kairo;
København; Köln; Köpenhamn; Kraków; La Haya; Lausanne; Leipzig; Lille; Linz; Lisboa; Lissabon; Londra; Londres; Luzern;
Lyon; Magdeburg; Mailand; Mainz; Malmö; Marseille; Milano; Moscou; Moscú; Moskau; Moskva; München; Nantes; Napoli; Nizza;
Nürnberg; Panamá; París; Parigi; Pequim; Pekín; Pékin; Porto; Potsdam; Praga; Prag; Praha; Recife; Roma; Rotterdam;
Salzburg; São Paulo; Sevilla; Stoccarda; Straßburg; Teheran; Teerã; Tokio; Tóquio; Torino; Toulouse; Valencia; Varsovia;
Varsovie; Venezia; Vienne; Viena; Warschau; Warszawa; Washington DC; Wien; Wiesbaden; Zaragoza; Zürich
"""

DATELINE_PLACES = frozenset(place.upper() for place in entries(_PLACES) | entries(_OWN_NAMES))
"""Names of places, in capitals."""
