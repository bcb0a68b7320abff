"""Words of the press that say what a line is: data, and nothing else.

Origin: counted in English-language papers and on their pages; lower case but where capitals are the sign.
"""

from __future__ import annotations


def entries(text: str, between: str | None = ";") -> frozenset[str]:
    """The entries of a table that is written as one text, each with its blanks collapsed."""
    return frozenset(" ".join(entry.split()) for entry in text.split(between))


LABELS = entries(
    """
    ABOUT ABSTRACT ACT ADVERTISEMENT ALERT ALSO ANALYSIS ANSWER APPENDIX ARTICLE BACKGROUND BOTTOM BREAKING BY CAPTION
    CASE CHAPTER CHECK CLARIFICATION COLUMN COMMENT COMMENTARY CONCLUSION CORRECTION CORRECTIONS COUNT DATE DEAR
    DEVELOPING DISCLAIMER DO EDITION EDITOR EDITOR'S EDITOR’S EDITORIAL EDITORS ENDS EXAMPLE EXCLUSIVE EXPLAINED EXPLAINER FACT FACTBOX
    FAQ FEATURE FIGURE FILE FIRST FOCUS FOR FROM GRAPHIC HEALTH HIGHLIGHTS HOW I II III INSIGHT INTERVIEW INTRODUCTION
    IV JUST KEY LATEST LIST LISTEN LIVE MORE NAME NEWS NEXT NO NOTE NOTES NOTICE NOW OBITUARY ONE OP-ED OPINION
    OUTLOOK PAGE PART PHOTO PHOTOS PICTURES POLL PREFACE PROFILE Q QUESTION QUOTE RE READ RECAP RELATED REMINDER
    REPORT REPORTER RESULT REVIEW SCENE SECTION SEE SOURCE SPECIAL SPOILER SPORT SPORTS STORY SUBJECT SUMMARY
    SUPPORT TABLE TEXT TIMELINE TIP TIPS TITLE TO TOP TOPIC UPDATE UPDATED UPDATES V VI VIDEO VIEW VOLUME WARNING
    WATCH WEATHER WHAT WHEN WHERE WHO WHY YES YOU
    """,
    None,
)
"""Words in capitals that begin a label, not a dateline: ``FILE -``, ``EDITOR'S NOTE:``, ``CHAPTER I``."""

NAVIGATION = entries(
    """
    skip to content; skip to main content; skip to site index; skip to navigation; skip navigation; skip links;
    skip to footer; skip to search; navigation bar; navigation menu; main menu; more menu; site menu; hamburger menu;
    hamburgermenu; toggle navigation; menu; home; homepage; search; search bbc; sign in; log in; sign up; sign out; log out;
    login; my account; accessibility; accessibility help; support us; sections; close menu; open menu;
    zum inhalt springen; zum hauptinhalt springen; direkt zum inhalt; menü; menü öffnen; startseite; anmelden; suche;
    aller au contenu; aller au contenu principal; accueil; se connecter; rechercher; ir al contenido;
    saltar al contenido; inicio; iniciar sesión; buscar; vai al contenuto; accedi; cerca; ir para o conteúdo; entrar;
    spring naar inhoud; inloggen; zoeken; log ind; logga in; logg inn; gå till innehållet; zaloguj się; přihlásit se;
    hopp til innhold; hopp til hovedinnhold; gå til indhold; spring til indhold; hoppa till innehåll; siirry sisältöön;
    przejdź do treści; přejít k obsahu; içeriğe geç; aller au menu; ir al menú; salta al contenuto; menù; menú;
    pular para o conteúdo; iniciar sesion; s'identifier; вход; регистрация; 首页; 首頁; 登录; 登入; 注册; 註冊; 搜索; 搜尋;
    ホーム; ログイン; 検索; 홈; 로그인; 회원가입; 검색; 메뉴
    """
)
"""Lines of a page's head; what stands above one of them is the page's too, but for a long headline."""

FURNITURE_LINES = dict.fromkeys(NAVIGATION, "site-frame") | {
    line: name
    for name, lines in {
        "advertisement": """
            advertisement; advertisements; advertising; ad; ads; ad feedback; article continues below advertisement;
            scroll to continue; story continues below; story continued below; story continues below advertisement;
            article continues after ad; article continues below; continue reading below; paid content; promoted content;
            sponsored; sponsored content; skip ad; report this ad; anzeige; werbung; publicité; publicidad; pubblicità;
            advertisement - scroll to continue; advertisement · scroll to continue; after newsletter promotion;
            content continues below; you may like; [pr]; anzeigen; werbung schließen; advertentie; annonce; annons;
            reklama; reklam; mainos; publicidade; inhalt wird geladen; pub; adchoices; ad choices; ad feedback;
            skip past newsletter promotion; get started; skip advert; skip advertisement; supported by; 広告; 광고
            """,
        "site-frame": """
            share; share this; share this article; share on facebook; share on twitter; share on x;
            share on linkedin; share on whatsapp; share via email; share by email; share article; share options;
            share this story; tweet; tweet this; facebook; twitter; pinterest; linkedin; whatsapp; email; e-mail;
            reddit; flipboard; mix; tumblr; telegram; messenger; instagram; print; print article; print this;
            copy link; copied; copy link copied; link copied; link copied!; copy link urlcopied!; copy url; comment;
            comments; 0 comments; (0) comments; no comments; leave a comment; view comments; show comments; add a comment;
            post a comment; join the conversation; join the conversation...; save; save article; save for later;
            bookmark; listen; listen to article; close; register; subscribe now; site index; share full article;
            learn more; print edition; purchase licensing rights; purchase licensing rights, opens new tab;
            back to top; top; next; previous; next story; previous story; currently reading; now playing; play;
            pause; replay; more videos; more videos ...; must watch; just watched; show more sharing options;
            font size; loading; loading content ...; loading...; like this; like this:; like loading...;
            give us feedback; sharing is caring!; teilen; drucken; merken; kommentare; zu den kommentaren springen.;
            link kopieren; artikel drucken; artikel teilen; diesen artikel teilen; diesen artikel teilenkommentare;
            partager; imprimer; compartir; condividi; compartilhar; email link; reuse this content; more;
            report a typo; follow us; follow; see more; read in app; open in app; text size; reprints; permissions;
            terms of service; terms of use; privacy policy; contact us; about us; image; images; newsletter;
            newsletters; more newsletters; survey; give feedback; feedback; site feedback; tips; send us a tip;
            terms; privacy; reprints & permissions; cookie policy; do not sell my info; site map; sitemap; help; faq;
            contact; careers; subscribe; subscriptions; e-edition; epaper; e-paper; live; download our app;
            download the app; corrections policy; our standards; see all; view all; load more; show more; show less;
            view more; url is copied.; url is copied; noticia guardada en tu perfil; ver noticias guardadas; guardar;
            comentarios; comentar; compartir en facebook; copiar url; escuchar; imprimir; suscríbete; síguenos;
            commentaires; commenter; partager l'article; partager sur facebook; enregistrer; s'abonner;
            ajouter à mes favoris; copier le lien; écouter; commenti; commenta; i commenti dei lettori; stampa;
            salva; ascolta; abbonati; comentários; ouvir; salvar; assine; vorlesen; speichern; artikel anhören;
            artikel merken; artikel vorlesen; artikel versenden; artikel kommentieren; kommentieren;
            kommentar schreiben; kommentar verfassen; anzahl kommentare:; abonnieren; jetzt abonnieren;
            zur startseite; nach oben; feedback senden; fehler gefunden?; folgen; schließen; mehr anzeigen;
            weiterlesen; newsletter abonnieren; zur galerie; fotostrecke; bildergalerie; teile diesen artikel;
            reageer; delen; opslaan; reacties; del artiklen; del; gem; kommentarer; dela; spara; udostępnij;
            komentarze; sdílet; sdílejte článek; diskuze; diskuse; uložit; paylaş; yazdır; yorumlar; yorum yap;
            giriş yap; kaydet; kommentit; jaa; tallenna; kirjaudu; setja bókamerki; blogga um frétt; コメント;
            folgen auf:; この記事をシェア; このニュースをシェア; ツイート; シェア; ポスト; 印刷; 保存; メール; リンク; ブックマーク;
            分享; 分享到; 分享到：; 分享到:; 打印; 字号; 字體大小; 收藏; 评论; 評論; 返回首页; 回首頁; 上一篇; 下一篇; 扫一扫; 공유; 댓글; 인쇄;
            글자크기; 무단전재 및 재배포 금지; 禁無断転載; 無断転載を禁じます; 無断転載禁止; premium; read later; give this article;
            end of list; loading; save article for later; anhören; zusammenfassen; ouvir o texto; voltar ao topo
            """,
        "related-links": """
            related; related articles; related stories; related story; related coverage; related content; related news;
            related posts; related topics; related tags; related links; related articles:; related:; read more; read more:;
            read also; also read; see also; see also:; more from this section; more stories; more coverage; more on this;
            more on this story; most popular; most read; most viewed; popular stories; recommended; recommended stories;
            recommended for you; you may also like; you may also like:; you might also like; trending; trending now;
            trending stories; top stories; latest news; latest stories; editor's picks; editors' picks; editor’s picks;
            don't miss; in this story; further reading; explore more on these topics; read next; up next; what to read next;
            lesen sie auch; auch interessant; mehr zum thema; zum selben thema; lesen sie mehr zu diesen themen:;
            à lire aussi; lire aussi; leia também; leia mais; te puede interesar; leggi anche; あわせて読みたい; tags; tags:;
            topics; topics:; schlagwörter; filed under:; most popular in the section; must listen; explore further;
            more trending; trending topics; popular; popular now; hot topics; top posts; this week's top posts; most shared;
            most commented; most watched; what others are reading; readers also liked; people also read; you might like;
            next article; previous article; next auto news; in other news; editor’s choice; editor's choice; must reads;
            must-reads; must read; latest; latest articles; latest videos; more videos; related video; related videos;
            more from our partners; from our partners; from around the web; around the web; more information; source links;
            das könnte sie auch interessieren; das könnte dich auch interessieren; auch interessant:; mehr zum thema:;
            mehr zu diesem thema; mehr dazu; mehr dazu:; mehr lesen; mehr von; meistgelesen; meistgelesene artikel;
            meistgelesene; am häufigsten gelesen; beliebt; top-themen; themen; thema; lesen sie mehr zum thema;
            weitere artikel; weitere themen; weitere meldungen; aktuelle nachrichten; neueste artikel; empfehlungen;
            empfohlene artikel; passend zum artikel; schlagworte; schlagworte:; lesetipp; lesetipps;
            lo más leído; lo más visto; más leídas; más noticias; más información; noticias relacionadas; te recomendamos;
            también te puede interesar; para saber más; relacionado; relacionados; temas; temas relacionados; etiquetas;
            últimas noticias; les plus lus; articles les plus lus; sur le même sujet; sur le même thème; en savoir plus;
            voir aussi; à voir aussi; articles liés; dans la même rubrique; mots-clés; thèmes; à ne pas manquer; à suivre;
            i più letti; più letti; leggi anche:; articoli correlati; potrebbe interessarti; argomenti; ultime notizie;
            mais lidas; mais lidos; veja também; saiba mais; notícias relacionadas; assuntos; últimas notícias;
            meer over; lees ook; lees ook:; meest gelezen; gerelateerd; læs også; læs også:; mest læste; mest læst;
            läs mer; läs också; mest läst; les også; mest lest; czytaj także; czytaj też; zobacz też; najczęściej czytane;
            související témata:; související témata; související články; mohlo by vás zajímat; nejčtenější; čtěte také;
            en çok okunanlar; ilgili haberler; i̇lgili haberler; lue myös; luetuimmat; 関連記事; 関連ニュース; 人気記事; ランキング;
            おすすめ記事; 相关新闻; 相關新聞; 相关阅读; 延伸阅读; 延伸閱讀; 推荐阅读; 推薦閱讀; 热门新闻; 熱門新聞; 관련기사; 많이 본 뉴스; les også;
            keep reading; archivado en; archivado en:; endereço da página
            """,
    }.items()
    for line in entries(lines)
}
"""Lines that are furniture when nothing else stands on them, and its name."""

LINK_LABELS = frozenset(line for line, name in FURNITURE_LINES.items() if name == "related-links")
"""Lines that the titles of other articles follow."""

SECTIONS = entries(
    """
    news; world; world news; nation; national; politics; business; economy; markets; technology; tech; science; health;
    sport; sports; opinion; editorial; editorials; comment; commentary; analysis; culture; arts; entertainment; lifestyle;
    life; style; travel; education; environment; energy; finance; money; media; law; crime; local; metro; local news;
    regional; asia; africa; europe; americas; middle east; usa; us; u.s.; u.s. news; us news; uk; uk news; china; india;
    japan; korea; asia pacific; asia-pacific; nation & world; nation and world; breaking news; breaking; exclusive;
    investigation; features; feature; interview; profile; obituaries; obituary; letters; weather; live; special report; news & politics;
    the world; company town; aerospace & defense; perspective; perspectives; fact check; explainer; review; reviews;
    politik; wirtschaft; kultur; gesellschaft; panorama; ausland; inland; meinung; gastkommentar; kommentar; wissen;
    politique; monde; économie; société; international; internacional; política; economía; mundo; politica; economia
    """
)
"""Names of the sections of papers, in lower case."""

PARTICLES = entries(
    """
    al af ap av bin bint da dal de del dela della den der di dos du e el ibn la las le lo los of the ten ter und van
    vande vom von y zu zum zur
    """,
    None,
)
"""Words within names that are written small."""

NOT_IN_NAMES = entries(
    """
    a about after all american an analysis and are article articles as ask at auto back bank before best beyond big
    black blue book books breaking but by can case caption central change check city click club collection coming
    comment comments commentary company content contact council country court coverage credit daily data day days dear
    default design details digital directions district do donate east edition email energy english entertainment
    europe event events exclusive explained facebook fact feature features federal feedback file film find first five
    follow football for four free from full gallery game games general getty global go good government great green
    group guide has have health help here high highlights his history home hot house how i image images in inside
    interactive international into intro is issue issues it its january february march april june july august
    september october november december jump just key latest law league letter letters life like list listen live local
    look magazine main man map market markets media meet menu mobile monday tuesday wednesday thursday friday saturday
    sunday money month monthly more morning most mr mrs must my national new news newsletter newsletters next night no
    north not note notes now nuclear number numbers of office official on one online only opinion or our out over page
    pages party people perspective phone photo photos picture pictures play podcast point points police policy politics
    popular post posts power press privacy product products program project public question questions quick read reader readers real
    recommended red related release report reports research review reviews row science search season second section
    security see senate services share show sign site six small smart social source south special speech sports star
    start state states statement stories story street sub subscribe summary support system taboola take tech tell ten
    text than that the their there these they things this three time timeline times to today top topic topics town
    trade trending trump tv twitter two u.k u.n u.s under union united university up update updated updates upgrade us use version
    video videos view views want war was watch way we weather week weekend weekly west what when where white who why
    will winter with women work world year years yes you your zone
    """,
    None,
)
"""Words that do not stand in a person's name, or so seldom that a line with one is no line of names."""

NOT_IN_BYLINES = entries("default design email law numbers phone product smart taboola topic", None)
"""Words that end what follows ``By`` and is no name: ``By The Numbers``."""

OUTLET_WORDS = entries(
    """
    business chronicle courier daily dispatch echo examiner express gazette globe guardian herald independent inquirer
    journal magazine mail media mercury mirror network news observer online politics post press radio record register report
    review shimbun sports standard star sun telegraph television times today tribune tv voice weekly world zeitung
    """,
    None,
)
"""Words that the names of papers and broadcasters end in."""

POSTS = entries(
    """
    analyst analysts bureau chief columnist columnists contributor contributors contributing correspondent correspondents
    critic critics desk director editor editors fellow journalist journalists korrespondent korrespondentin newsroom
    photographer photographers president producer producers professor redacción redakteur redakteurin redaktion redazione redação rédaction reporter reporters
    researcher researchers secretary specialist specialists staff team writer writers
    """,
    None,
)
"""Nouns of a post."""

HOLDERS = entries(
    """
    columnist columnists correspondent correspondents critic editor journalist korrespondent korrespondentin redakteur
    redakteurin reporter reporters writer writers
    """,
    None,
)
"""Those of them behind which the name of who holds it may stand: ``Staff Writer Ines Halvorsen``."""

POST_ADJECTIVES = entries(
    """
    affairs arts assistant associate business chief city court crime culture data defence defense deputy digital diplomatic
    economic economics education energy entertainment environment environmental executive features finance financial food
    football foreign freelance general guest health home industry international investigations investigative junior legal
    local managing media medical military morning national news night opinion political politics regional religion royal
    science security senior social special sport sports technology transport travel video weekend white-house world
    """,
    None,
)
"""Words that stand before these, and may be written small."""

POST_LINKS = entries("and at based by for from in of on the to und at-large", None)
"""Small words between these."""
