"""Words that tell of somebody's own health, by language: what :mod:`portal.web.forms.private_data` looks for.

Entries are parted by commas. A star stands for letters: ``depressi*`` is the beginning of a word, ``*kanker``
the end of a longer one, and an entry without a star a whole word. An entry of several words is found with
those words beside each other. Capitals and accents don't matter: ``ciąż*`` finds "Ciaza" as well. The half
space of Persian is no letter: ``بیماری`` is found with an ending behind it too (بیماری‌ام).

Left out on purpose: places and people that volunteers work for (ziekenhuis, zieken, hastane, chorzy,
المرضى, بیماران), care as such, words that mean something harmless in another language of the portal, such as
Polish "bol" (pain) and Turkish "hap" (pill), and words with two meanings in their own: Persian درد is pain,
but به درد خوردن is to be of use.
"""

from collections.abc import Mapping

MEDICAL_WORDS: Mapping[str, str] = {
    "nl": """
        ziek, ziekte, *ziekte, *ziektes, *ziekten, ziekmelding, zieke moeder, zieke vader, zieke vrouw,
        zieke man, zieke partner, zieke kind, zieke zoon, zieke dochter, zieke broer, zieke zus,
        aandoening*, *aandoening, *aandoeningen, *stoornis, *stoornissen, kwaal, *kwaal, kwalen,
        diagnos*,
        syndroom, *syndroom, symptom*,
        pijn, *pijn, pijnen, hoofdpijn*, *klachten, hartklacht, rugklacht, maagklacht, migraine*,
        kanker*, *kanker, tumor*, gezwel*, uitzaaiing*, leukemie, chemo*, bestraling*, bestraald,
        hartaanval*, hartinfarct*, hartfalen, hartpatient*, hartritme*, hartprobleem, hartproblemen,
        infarct, *infarct, beroerte*, herseninfarct*, hersenbloeding*, hersenletsel, hersenschudding*,
        bloeddruk,
        cholesterol, trombose, diabet*, insuline*, nierfalen, dialyse*, copd, astma*, longemfyseem,
        longontsteking*, bronchitis, *ontsteking, *ontstekingen, hiv, hepatitis, tuberculose,
        reuma*, artrose*, arthrose*, artritis, arthritis, fibromyalgi*, hernia*, whiplash*, osteoporose,
        gebroken been, gebroken arm, gebroken heup, gebroken pols, gebroken enkel, gebroken voet,
        operatie, operaties, geopereerd*, hartoperatie*, knieoperatie*, heupoperatie*, rugoperatie*,
        oogoperatie*, staaroperatie*, maagoperatie*,
        parkinson*, alzheimer*, dement*, epilep*, multiple sclerose, sclerose,
        depressi*, depressief, burnout*, burn-out*, overspannen, psychiat*, psycholoog*, psychologe*,
        psychologisch*, psychisch*, psychos*, psychotisch*, schizofr*, bipolair*, borderline*, manisch*,
        autis*, adhd, ptss, trauma, trauma's, getraumatiseerd*, paniekaanval*, angstaanval*, anorexia,
        boulimia, zelfmoord*, suicid*, verslaaf*, verslaving*, *verslaving, *verslaafd, alcoholis*,
        zwanger*, miskraam*, abortus*, long covid,
        medicijn*, medicament*, medicatie*, geneesmiddel*, pil, pillen, *pillen, *tabletten,
        pijnstiller*,
        antidepress*, antibiotic*, slaapmiddel*, therapie, *therapie, therapeut*, *therapeut, ggz,
        mijn huisarts, mijn arts, mijn dokter, mijn specialist, chronisch*, ongeneeslijk*
    """,
    "en": """
        i am sick, i'm sick, i was sick, got sick, been sick, am often sick, fell sick, sick leave, is
        sick,
        ill, illness*, disease*, disorder*, diagnos*, symptom*, syndrome,
        pain, pains, backache, headache*, migraine*,
        cancer*, tumor*, tumour*, chemotherap*, leukaemia, leukemia, heart attack*, heart failure,
        heart condition*, heart problem*, had a stroke, a stroke, my stroke, second stroke, blood
        pressure,
        diabet*, insulin*, kidney failure, kidney problem*, dialysis, copd, asthma*, pneumonia, hiv,
        hepatitis,
        rheumat*, arthrosis, arthritis, osteoarthritis, fibromyalgi*, hernia*, slipped disc, broken leg,
        broken arm,
        surgery, my operation, an operation, operated on,
        parkinson*, alzheimer*, dementia, epilep*, multiple sclerosis,
        depress*, burnout, burn-out, burned out, psychiat*, psychologist*, psychosis, psychotic*,
        schizophren*,
        bipolar, autis*, adhd, ptsd, panic attack*, my anxiety, anxiety attack*, anorexia, suicid*,
        addict*,
        alcoholi*, pregnan*, miscarriage*, abortion*,
        medicine*, medication*, pill, pills, painkiller*, antidepress*, antibiotic*, therapy, *therapy,
        therapist*, my doctor, my gp, chronically
    """,
    "ar": """
        مريض, مريضة, مريضه, مريضا, مرضت, مرض, مرضي, امراض, أمراض, أعراض المرض, تشخيص, حالتي الصحية, صحتي
        سيئة,
        وجع, أوجاع, اوجاع, ألم في, الم في, آلام في, الام في, ألم شديد, صداع, شقيقة نصفية,
        سرطان, ورم, أورام, اورام, كيماوي, كيميائي, نوبة قلبية, جلطة, جلطه, قصور القلب, عملية قلب,
        ضغط الدم, ضغط دم, السكري, سكري, داء السكر, أنسولين, انسولين, غسيل الكلى, غسيل كلى, فشل كلوي,
        الفشل الكلوي,
        ربو, سل رئوي, التهاب*, إيدز, ايدز, روماتيزم, روماتزم, ديسك, انزلاق غضروفي, هشاشة العظام,
        فيبروميالجيا,
        خشونة الركبة, خشونة المفاصل, كسر في, عملية جراحية, عمليه جراحيه, جراحة, عملية في,
        باركنسون, الزهايمر, زهايمر, خرف, صرع, تصلب لويحي,
        اكتئاب, إكتئاب, مكتئب*, طبيب نفسي, الطبيب النفسي, طبيبي, طبيبتي, معالج نفسي, أخصائي نفسي,
        نفسيتي, فصام,
        توحد, صدمة نفسية, نوبات هلع, انتحار, إدمان, ادمان, مدمن,
        أنا حامل, انا حامل, زوجتي حامل, حامل في الشهر, إجهاض, اجهاض,
        أدوية, ادوية, ادويه, أدويتي, ادويتي, دواء, دوائي, مسكنات, مضاد حيوي, مضادات, مهدئات, حبوب منومة,
        حبوب مهدئة, آخذ حبوب, اخذ حبوب, علاج, علاجي, معالجة طبية, مزمن, مزمنة
    """,
    "tr": """
        hastayı*, hastalı*, hastaland*, hastalan*, hasta old*, hasta oluy*, çok hasta, annem hasta,
        babam hasta, eşim hasta,
        çocuğum hasta, rahatsızlığım, teşhis*, tanı kondu,
        ağrı, ağrısı, ağrım, ağrılar*, ağrıyor, ağrı kesici*, migren*,
        kanser*, tümör*, kemoterapi*, kalp krizi, kalp hasta*, kalp yetmez*, kalbimden, felç, felç
        geçir*,
        tansiyon*, diyabet*, şeker hastal*, insülin*, böbrek hasta*, böbrek yetmez*, diyaliz*, astım*,
        koah, zatürre,
        verem, romatizma*, artroz*, artrit, kireçlenme*, fibromiyalji*, fıtık*, fıtığ*, kemik erime*,
        ameliyat*,
        parkinson*, alzheimer*, demans, bunama, epilepsi*, sara hastal*,
        depresyon*, tükenmişlik, psikolog*, psikiyatr*, psikoz*, psikolojim, ruh sağlığım, şizofren*,
        otizm*,
        otistik, panik atak*, travma, intihar*, bağımlı*, alkolik, hamile*, düşük yap*, kürtaj,
        ilaç*, ilac*, haplar*, antidepresan*, antibiyotik*, terapi*, tedavi*, doktorum*, kronik
    """,
    "pl": """
        jestem chory, byłem chory, jest chory, był chory, mąż chory, chora, chorą, chorego, chorej,
        choroba, choroby, chorobę, chorobą, chorobie, chorób, choruj*,
        chorował*, zachorow*, rozchorow*, schorzeni*, diagnoz*, zdiagnoz*, dolegliwo*,
        boli mnie, mam bóle, mam ból, ból głowy, bóle głowy, ból pleców, bóle pleców, bólem pleców, bóle
        kręgosłupa,
        migren*, rak, raka, rakiem, nowotw*, guz, guza, chemioterap*, zawał*, udar, udaru, udarze,
        nadciśnieni*,
        cukrzyc*, insulin*, niewydolno*, dializ*, astm*, zapalenie płuc, gruźlic*, hiv,
        reumat*, artroz*, zwyrodnieni*, fibromialgi*, przepuklin*, dyskopati*, operacj*, operowan*,
        parkinson*, alzheimer*, demencj*, padaczk*, epileps*, stwardnienie rozsiane,
        depresj*, wypalenie zawodowe, psychiatr*, psycholog, psychologa, psychologiem, psychoz*,
        schizofren*,
        autyzm*, nerwic*, samobój*, uzależni*, alkoholi*, ciąż*, poroni*,
        lekarstw*, leki, leków, lekami, tabletk*, antydepres*, antybiotyk*, terapi*, psychoterap*, mój
        lekarz,
        moja lekarka, przewlekl*, przewlekł*
    """,
    "uk": """
        хворий, хвора, хворію, хворіє, хворів, хворіла, хвороб*, захвор*, нездуж*, діагноз*, симптом*,
        болить, болять, біль, болі в, болю в, мігрен*,
        рак, раку, раком, онкологі*, пухлин*, хіміотерап*, інфаркт*, інсульт*, серцевий напад, тиск
        підвищ*,
        високий тиск, гіпертоні*, діабет*, цукровий діабет, інсулін*, ниркова недостатність, діаліз*,
        астма, астму, астми, астмою,
        туберкульоз*, пневмоні*, віл, ревмати*, артроз*, артрит*, фіброміалгі*, гриж*, операці*,
        прооперов*,
        паркінсон*, альцгеймер*, деменці*, епілепс*, розсіяний склероз,
        депресі*, вигоран*, психіатр*, психолог, психолога, психологом, психоз*, шизофрен*, аутизм*,
        птср,
        панічні атаки, панічна атака, самогуб*, наркозалежн*, алкоголі*, вагітн*, викид*ень,
        ліки, ліків, ліками, таблетк*, пігулк*, антидепресант*, антибіотик*, терапі*, психотерап*,
        лікуванн*,
        лікуюсь, лікуюся, мій лікар, моя лікарка, хронічн*
    """,
    "fa": """
        مریضم, مریضه, مریض‌ام, مریض ام, مریض هستم, مریض است*, مریض بودم, مریض شد*, مریض می‌شوم, مریض میشوم,
        مریضی*, بیمارم, بیمار هستم, بیمار است*, بیمار بودم, بیمار شد*, بیمار می‌شوم, بیماری*, ناخوشم,
        ناخوش هستم, ناجورم, ناجور هستم, مادر مریض, مادر بیمار, پدر مریض, پدر بیمار, همسر بیمار, فرزند بیمار,
        تشخیص داده‌اند, تشخیص دادند, تشخیص دکتر, تشخیص داکتر, تشخیص پزشک, بستری شد*, بستری هستم,
        درد دارم, درد دارد, درد می‌کند, درد میکند, درد می کند, درد می‌کشم, درد شدید, دردهایم, درد کمر,
        درد پا, درد زانو, درد مفاصل, سردرد*, سر درد, سر‌درد, کمردرد*, کمر درد, کمر‌درد, پادرد, پا درد,
        زانودرد, زانو درد, گردن‌درد, گردن درد, دل‌درد, دلدرد, دندان‌درد, میگرن*, میگرین,
        سرطان*, تومور*, شیمی‌درمانی, شیمی درمانی, پرتودرمانی, کیموتراپی, حمله قلبی, حملهٔ قلبی, سکته*,
        ناراحتی قلبی, مشکل قلبی, تکلیف قلبی, نارسایی*, فشار خون, فشارخون, لخته خون,
        دیابت*, مرض قند, مرض شکر, قند خون, انسولین*, دیالیز*, سنگ کلیه, کلیه‌ام, گرده‌ام, آسم, سل ریوی,
        توبرکلوز*, سینه‌پهلو, سینه بغل, عفونت*, هپاتیت*, اچ‌آی‌وی, ایدز,
        روماتیسم*, رماتیسم*, روماتیزم*, آرتروز*, آرتریت*, فیبرومیالژیا, دیسک کمر, دیسک گردن, پوکی استخوان,
        شکستگی, پایم شکست*, دستم شکست*, جراحی*, عمل شدم, عمل شده‌ام, عمل زانو, عمل کمر, عمل قلب, عمل چشم,
        عملیات شد*, زخم معده,
        پارکینسون, آلزایمر*, زوال عقل, صرع, ام اس دارم, ام‌اس دارم,
        افسردگی*, افسرده*, اضطراب دارم, حمله عصبی, پانیک, روانپزشک*, روان‌پزشک*, روان پزشک, روانشناس,
        روان‌شناس, روان شناس, روانشناسم, روان‌درمانی, مشکل روحی, مشکلات روحی, مشکل روانی, مشکلات روانی,
        ناراحتی روحی, ناراحتی روانی, ناراحتی اعصاب, تکلیف روانی, تکلیف عصبی, اسکیزوفرنی, شیزوفرنی, دوقطبی,
        اوتیسم, بیش‌فعالی, تروما, خودکشی*, معتادم, معتاد هستم, معتاد بودم, اعتیاد*, الکلی,
        باردار, باردارم, بارداری*, حامله هستم, حامله‌ام, حامله ام, حامله است*, حامله شد*, حاملگی*, سقط جنین,
        سقط کرد*, دارو, داروی, داروها, داروهای, داروهایم, دارویم, دوا, دوای, دواها, دواهای, دواهایم, قرص,
        قرص‌هایم, قرصهایم, تابلیت*, آنتی‌بیوتیک*, آنتی بیوتیک, آرام‌بخش*, آرامبخش*, درمان, درمانم, تداوی*,
        معالجه*, فیزیوتراپی*, فزیوتراپی*, تراپی, تراپیست, دکترم, داکترم, پزشکم, دکتر من, داکتر من, پزشک من,
        مزمن, لاعلاج
    """,
}
"""By language code. All are looked for in every text: people mix languages."""

HARMLESS = """
    geluidsklachten, burenklachten, huurklachten, huurdersklachten, woonklachten, overlastklachten,
    klantklachten, klantenklachten, milieuklachten, afvalklachten, plantenziekte,
    plantenziekten, plantenziektes, boomziekte, boomziekten, boomziektes
"""
"""Whole words that an entry with a star would find wrongly."""
