"""Who gets what where: the status of each method of each route for each kind of visitor.

``owner`` is the client whose submission or letter the address names, ``other`` another client. A client's
own pages (no key in the address) are the owner's for both. A form that is posted empty answers 422 to who
may post it; 409 says that the case is not in the state, or not on the desk, for it.
"""

import re

from werkzeug.routing import Rule

VISITORS = ("anonymous", "owner", "other", "noor", "ingrid", "karim", "els", "bram", "helper")
"""Nobody, two clients, a caseworker, a decider, a quality officer, a committee member, an administrator, and
somebody whom the owner invited to fill in for him."""

TABLE = """
                                                  anonymous owner other noor ingrid karim els bram helper
GET  /                                                  303   303   303  303    303   303 303  303    303
GET  /<lang>/                                           200   200   200  200    200   200 200  200    200
GET  /<lang>/privacy                                    200   200   200  200    200   200 200  200    200
GET  /<lang>/toegankelijkheid                           200   200   200  200    200   200 200  200    200
GET  /<lang>/wat-is-een-tegenprestatie                  200   200   200  200    200   200 200  200    200
GET  /<lang>/uw-rechten                                 200   200   200  200    200   200 200  200    200
GET  /<lang>/mantelzorg                                 200   200   200  200    200   200 200  200    200
GET  /<lang>/vrijwilligerswerk                          200   200   200  200    200   200 200  200    200
GET  /<lang>/ik-kan-niet                                200   200   200  200    200   200 200  200    200
GET  /<lang>/verdringing                                200   200   200  200    200   200 200  200    200
GET  /<lang>/bezwaar                                    200   200   200  200    200   200 200  200    200
GET  /<lang>/voor-organisaties                          200   200   200  200    200   200 200  200    200
GET  /<lang>/formulieren                                200   200   200  200    200   200 200  200    200
GET  /<lang>/formulieren/<slug>.pdf                     200   200   200  200    200   200 200  200    200
GET  /<lang>/zelftest                                   200   200   200  200    200   200 200  200    200
GET  /<lang>/zoeken                                     200   200   200  200    200   200 200  200    200
POST /<lang>/zelftest                                   422   422   422  422    422   422 422  422    422
GET  /gezond                                            200   200   200  200    200   200 200  200    200
GET  /gezond/klaar                                      200   200   200  200    200   200 200  200    200
GET  /static/<filename>                                 200   200   200  200    200   200 200  200    200
GET  /inloggen                                          200   200   200  200    200   200 200  200    200
POST /inloggen                                          400   400   400  400    400   400 400  400    400
POST /uitloggen                                         302   303   303  303    303   303 303  303    303
GET  /begin                                             302   303   303  303    303   303 303  303    303
GET  /<lang>/melden                                     200   200   200  200    200   200 200  200    200
POST /<lang>/melden                                     422   422   422  422    422   422 422  422    422
GET  /<lang>/melding                                    200   200   200  200    200   200 200  200    200
POST /<lang>/melding                                    422   422   422  422    422   422 422  422    422

GET  /helpen                                            200   200   200  200    200   200 200  200    200
POST /helpen                                            422   422   422  422    422   422 422  422    422
GET  /helpen/regels                                     303   303   303  303    303   303 303  303    303
POST /helpen/regels                                     303   303   303  303    303   303 303  303    303
GET  /helpen/formulieren                                302   303   303  403    403   403 403  403    200
GET  /mijn/gegevens                                     302   200   200  403    403   403 403  403    403
POST /mijn/gegevens/maken                               302   400   400  403    403   403 403  403    403
GET  /mijn/gegevens/mijn-gegevens.<form>                302   303   303  403    403   403 403  403    403

GET  /mijn/brieven                                      302   200   200  403    403   403 403  403    403
POST /mijn/brieven                                      302   303   303  403    403   403 403  403    403
GET  /mijn/samen/                                       302   200   200  403    403   403 403  403    403
GET  /mijn/samen/naast-mij                              302   200   200  403    403   403 403  403    403
POST /mijn/samen/naast-mij                              302   303   303  403    403   403 403  403    403
GET  /mijn/samen/op-afstand                             302   200   200  403    403   403 403  403    403
POST /mijn/samen/op-afstand                             302   303   303  403    403   403 403  403    403
POST /mijn/samen/nieuwe-code                            302   303   303  403    403   403 403  403    403
POST /mijn/samen/stoppen                                302   303   303  403    403   403 403  403    403
POST /mijn/samen/intrekken                              302   303   303  403    403   403 403  403    403

GET  /mijn/                                             302   200   200  403    403   403 403  403    403
GET  /mijn/verloop                                      302   200   200  403    403   403 403  403    403
GET  /mijn/dagen.ics                                    302   200   200  403    403   403 403  403    403
GET  /mijn/post                                         302   200   200  403    403   403 403  403    403
GET  /mijn/waarom                                       302   200   200  403    403   403 403  403    403
GET  /mijn/bel-mij                                      302   200   200  403    403   403 403  403    403
POST /mijn/bel-mij                                      302   303   303  403    403   403 403  403    403
GET  /mijn/bericht                                      302   200   200  403    403   403 403  403    403
POST /mijn/bericht                                      302   303   303  403    403   403 403  403    403
GET  /mijn/andere-regels                                302   200   200  403    403   403 403  403    403
GET  /mijn/doorgeven                                     302   200   200  403    403   403 403  403    403
GET  /mijn/<slug>/                                      302   200   200  403    403   403 403  403    200
GET  /mijn/<slug>/verder                                 302   303   303  403    403   403 403  403    303
POST /mijn/<slug>/opnieuw                               302   303   303  403    403   403 403  403    303
GET  /mijn/<slug>/papier.pdf                            302   200   200  403    403   403 403  403    403
GET  /mijn/<slug>/mijn-antwoorden.pdf                   302   303   303  403    403   403 403  403    403
GET  /mijn/<slug>/<step>                                302   303   200  403    403   403 403  403    303
POST /mijn/<slug>/<step>                                302   303   303  403    403   403 403  403    303
GET  /mijn/<slug>/controleren                           302   303   303  403    403   403 403  403    303
POST /mijn/<slug>/controleren                           302   400   400  403    403   403 403  403    403
GET  /mijn/ingestuurd/<key>                             302   200   404  403    403   403 403  403    403
GET  /mijn/ingestuurd/<key>/ontvangstbevestiging.pdf    302   200   404  403    403   403 403  403    403
GET  /mijn/ingestuurd/<key>/toets.pdf                   302   200   404  403    403   403 403  403    403
GET  /mijn/ingestuurd/<key>/vraag                       302   200   404  403    403   403 403  403    403
POST /mijn/ingestuurd/<key>/vraag                       302   303   404  403    403   403 403  403    403
GET  /mijn/ingestuurd/<key>/bericht                     302   200   404  403    403   403 403  403    403
POST /mijn/ingestuurd/<key>/bericht                     302   303   404  403    403   403 403  403    403
GET  /mijn/ingestuurd/<key>/intrekken                   302   200   404  403    403   403 403  403    403
POST /mijn/ingestuurd/<key>/intrekken                   302   303   404  403    403   403 403  403    403
POST /mijn/ingestuurd/<key>/bezwaar                     302   303   404  403    403   403 403  403    403
POST /mijn/ingestuurd/<key>/veranderen                  302   303   404  403    403   403 403  403    403
GET  /mijn/ingestuurd/<key>/veranderen                  302   303   404  403    403   403 403  403    403
POST /mijn/ingestuurd/<key>/veranderen/nieuw            302   303   404  403    403   403 403  403    403
GET  /mijn/ingestuurd/<key>/doorgaan                    302   303   404  403    403   403 403  403    403
POST /mijn/ingestuurd/<key>/doorgaan                    302   303   404  403    403   403 403  403    403
GET  /werk/<key>/antwoord/<reply>                       302   403   403  200    200   403 403  403    403
POST /werk/<key>/antwoord/<reply>                       302   403   403  422    422   403 403  403    403
GET  /werk/<key>/bericht                                302   403   403  200    200   403 403  403    403
POST /werk/<key>/bericht                                302   403   403  422    422   403 403  403    403
GET  /mijn/brieven/<key>.pdf                            302   200   404  403    403   403 403  403    403

GET  /werk/                                             302   403   403  200    200   200 403  403    403
POST /werk/overdragen                                   302   403   403  303    303   403 403  403    403
GET  /werk/taak/<key>                                   302   403   403  200    200   200 403  403    403
POST /werk/taak/<key>/oppakken                          302   403   403  303    303   403 403  403    403
POST /werk/taak/<key>/teruggeven                        302   403   403  303    409   403 403  403    403
GET  /werk/taak/<key>/overnemen                         302   403   403  200    200   403 403  403    403
POST /werk/taak/<key>/overnemen                         302   403   403  422    422   403 403  403    403
GET  /werk/taak/<key>/klaar                             302   403   403  200    200   403 403  403    403
POST /werk/taak/<key>/klaar                             302   403   403  422    422   403 403  403    403
GET  /werk/taak/<key>/later                             302   403   403  200    200   403 403  403    403
POST /werk/taak/<key>/later                             302   403   403  422    422   403 403  403    403
POST /werk/taak/<key>/herinneren                        302   403   403  409    409   403 403  403    403
GET  /werk/mensen                                       302   403   403  200    200   200 403  403    403
GET  /werk/mensen/uitnodigen                            302   403   403  200    200   403 403  403    403
POST /werk/mensen/uitnodigen                            302   403   403  422    422   403 403  403    403
GET  /werk/mensen/<key>                                 302   403   403  200    200   200 403  403    403
GET  /werk/mensen/<key>/notitie                         302   403   403  200    200   403 403  403    403
POST /werk/mensen/<key>/notitie                         302   403   403  422    422   403 403  403    403
POST /werk/mensen/<key>/uitnodigen                      302   403   403  409    409   403 403  403    403
GET  /werk/mensen/<key>/uitnodiging.pdf                 302   403   403  200    200   403 403  403    403
GET  /werk/<key>/beslissing-op-bezwaar                  302   403   403  409    409   403 403  403    403
POST /werk/<key>/beslissing-op-bezwaar                  302   403   403  409    409   403 403  403    403
GET  /werk/<key>                                        302   403   403  200    200   200 403  403    403
POST /werk/zoeken                                       302   403   403  303    303   303 403  403    403
POST /werk/<key>/oppakken                               302   403   403  303    303   403 403  403    403
POST /werk/<key>/teruggeven                             302   403   403  303    409   403 403  403    403
POST /werk/<key>/zonder-antwoord                        302   403   403  409    409   403 403  403    403
GET  /werk/<key>/notitie                                302   403   403  200    200   403 403  403    403
POST /werk/<key>/notitie                                302   403   403  422    422   403 403  403    403
GET  /werk/<key>/vraag                                  302   403   403  200    200   403 403  403    403
POST /werk/<key>/vraag                                  302   403   403  422    422   403 403  403    403
GET  /werk/<key>/toets                                  302   403   403  200    200   403 403  403    403
POST /werk/<key>/toets                                  302   403   403  409    409   403 403  403    403
GET  /werk/<key>/besluit/<outcome>                      302   403   403  403    200   403 403  403    403
POST /werk/<key>/besluit/<outcome>                      302   403   403  403    422   403 403  403    403
GET  /werk/<key>/afwijken/<outcome>                     302   403   403  403    409   403 403  403    403
POST /werk/<key>/afwijken/<outcome>                     302   403   403  403    409   403 403  403    403
GET  /werk/tweede-beoordeling                           302   403   403  403    403   200 403  403    403
GET  /werk/tweede-beoordeling/<key>                     302   403   403  403    403   404 403  403    403
POST /werk/tweede-beoordeling/<key>                     302   403   403  403    403   404 403  403    403
GET  /werk/<key>/toets.pdf                              302   403   403  200    200   200 403  403    403
GET  /werk/brieven/<key>.pdf                            302   403   403  200    200   200 403  403    403
GET  /werk/andere-regels                                302   403   403  200    200   200 403  403    403
GET  /werk/post                                         302   403   403  200    200   403 403  403    403
GET  /werk/post/<key>                                   302   403   403  200    200   403 403  403    403
POST /werk/post/<key>                                   302   403   403  422    422   403 403  403    403
GET  /regeling                                          302   403   403  200    200   200 200  200    403
GET  /<lang>/woord-melden                               200   200   200  200    200   200 200  200    200
POST /<lang>/woord-melden                               422   422   422  422    422   422 422  422    422
GET  /<lang>/woord-melden/bedankt                       200   200   200  200    200   200 200  200    200
GET  /static/huisstijl/<filename>                       404   404   404  404    404   404 404  404    404
GET  /mijn/<slug>/bijlagen                              302   303   303  403    403   403 403  403    303
POST /mijn/<slug>/bijlagen                              302   303   303  403    403   403 403  403    303
GET  /mijn/bijlagen/<key>                               302   200   404  403    403   403 403  403    403
POST /mijn/bijlagen/<key>/weg                           302   303   404  403    403   403 403  403    303
GET  /werk/bijlagen/<key>                               302   403   403  200    200   200 403  403    403
GET  /beheer/woorden                                    302   403   403  403    403   403 403  200    403
POST /beheer/woorden                                    302   403   403  403    403   403 403  404    403
GET  /beheer/berichten                                  302   403   403  403    403   403 403  200    403
GET  /beheer/toegang                                    302   403   403  403    403   403 403  200    403
GET  /beheer/talen                                      302   403   403  403    403   403 403  200    403
GET  /mijn/melden                                       302   200   200  403    403   403 403  403    403
POST /mijn/melden                                       302   303   303  403    403   403 403  403    403
GET  /mijn/meldingen/<key>                              302   200   404  403    403   403 403  403    403
GET  /mijn/meldingen/<key>.pdf                          302   200   404  403    403   403 403  403    403
GET  /mijn/meldingen/<key>/papier.pdf                   302   200   404  403    403   403 403  403    403
GET  /werk/meldingen                                    302   403   403  403    403   200 403  403    403
GET  /werk/meldingen/<key>                              302   403   403  403    403   200 403  403    403
POST /werk/meldingen/<key>/oppakken                     302   403   403  403    403   409 403  403    403
POST /werk/meldingen/<key>/commissie                    302   403   403  403    403   404 403  403    403
GET  /werk/meldingen/<key>/plek                         302   403   403  403    403   200 403  403    403
POST /werk/meldingen/<key>/plek                         302   403   403  403    403   422 403  403    403
GET  /werk/meldingen/<key>/uitkomst                     302   403   403  403    403   409 403  403    403
POST /werk/meldingen/<key>/uitkomst                     302   403   403  403    403   409 403  403    403
GET  /commissie/                                        302   403   403  403    403   403 200  403    403
GET  /commissie/<key>                                   302   403   403  403    403   403 404  403    403
POST /commissie/<key>                                   302   403   403  403    403   403 404  403    403
"""

Route = tuple[str, str]


def rows() -> dict[Route, dict[str, int]]:
    """The table: method and path to the status for each visitor."""
    lines = [line.split() for line in TABLE.splitlines() if line][1:]
    return {
        (method, path): dict(zip(VISITORS, map(int, statuses), strict=True))
        for method, path, *statuses in lines
    }


def path_of(rule: Rule) -> str:
    """The path of a route as the table writes it: without the kinds of its parts."""
    return re.sub(r"<(?:[^<>]*:)?(\w+)>", r"<\1>", rule.rule)
