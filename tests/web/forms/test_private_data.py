"""What free text warns of: sentences that people write, about themselves and about the work they do."""

import pytest

from portal.languages import LANGUAGES
from portal.web.forms.medical_words import MEDICAL_WORDS
from portal.web.forms.private_data import has_bsn_like_number, has_medical_word

MEDICAL = {
    "nl": """
        Ik heb borstkanker.
        Mijn vader heeft longkanker gehad
        Ik praat elke week met een psycholoog.
        ik ben ziek
        Ik was vorige week ziek.
        Ik slik antidepressiva
        Ik moet veel pillen nemen.
        Ik krijg een operatie aan mijn knie.
        Ik ben geopereerd.
        Na mijn hartaanval kan ik minder.
        Ik heb artrose in mijn handen
        Door fibromyalgie ben ik snel moe.
        Mijn man heeft Parkinson.
        Ik heb vaak migraine
        Ik spuit insuline
        Op maandag heb ik therapie.
        Ik ga naar de fysiotherapeut
        Ik heb een nierziekte.
        Ik heb rugklachten en hoofdpijn.
        Ik heb een angststoornis
        Ik heb reuma en een HERNIA
        Ik heb een depressie.
        Door mijn medicijnen ben ik moe
        Ik zorg voor mijn zieke moeder.
        Ik heb diabetes
        Ik ben zwanger.
        Volgens mijn huisarts mag het niet
    """,
    "en": """
        I have breast cancer.
        I am sick
        I’m sick this week
        I had a heart attack.
        I take medication
        My psychologist says no.
        I take antidepressants and painkillers.
        I need surgery on my knee
        I have back pain.
        I have fibromyalgia
        I go to physiotherapy
        I have a kidney disease.
        I am pregnant
    """,
    "ar": """
        أنا مريض
        انا مريضة
        عندي السكري
        بسبب الاكتئاب
        عندي سرطان الثدي
        آخذ أدوية كل يوم
        أجريت عملية جراحية
        أصبت بجلطة
        زوجتي حامل
        عندي صداع دائم
        أراجع طبيب نفسي
        أعاني من ضغط الدم
        والأدوية تتعبني
    """,
    "tr": """
        hastayım
        Bu hafta HASTAYIM
        hastayim
        kanser tedavisi
        Şeker hastalığım var.
        Kalp krizi geçirdim
        Her gün ilaç alıyorum
        ilacımı unuttum
        Ameliyat oldum.
        Psikologa gidiyorum
        Bel fıtığım var
        Başım ağrıyor
        Hamileyim
    """,
    "pl": """
        mam raka
        jestem chora
        Jestem chory od tygodnia.
        mam cukrzycę
        Mam cukrzyce
        Miałam zawał
        Biorę leki
        Boli mnie kręgosłup
        Chodzę do psychologa.
        Mam depresję
        Czekam na operację
        Jestem w ciąży
        Mam zwyrodnienie stawów
    """,
    "uk": """
        у мене рак
        у мене рак.
        Я хвора
        Я хворію
        у мене діабет
        Мені зробили операцію
        Я переніс інфаркт
        Приймаю ліки
        Болить спина
        Ходжу до психолога
        У мене депресія
        Я вагітна
        У мене хвороба нирок
    """,
    "fa": """
        من مریضم
        من بیمار هستم.
        من بيمار هستم
        مریض شدم و نتوانستم بیایم
        سرطان سینه دارم
        مرض شکر دارم
        فشار خون دارم.
        دیابت دارم، انسولین می‌زنم
        کمرم درد می‌کند
        کمرم خیلی درد میکند
        سردردهای شدید دارم
        زانویم را عمل جراحی کردم
        سکته کردم
        به خاطر بیماری‌ام نمی‌توانم
        افسردگی دارم
        پیش روان‌شناس می‌روم
        هر روز قرص می‌خورم
        دواهایم را فراموش کردم
        تحت تداوی هستم
        همسرم باردار است
        داکترم گفت کار نکنم
    """,
}
HARMLESS = {
    "nl": """
        Koffie schenken in het ziekenhuis
        Ik breng bloemen naar zieken in het verpleeghuis.
        Ik zorg voor mijn moeder
        Vrijwilliger in de zorg
        Strokenkaarten verkopen bij het zwembad
        Ik wil helpen in de moestuin en bollen planten.
        Ik plak lekke banden.
        Ik heb klachten over de gemeente.
        Er zijn geluidsklachten over de buren.
        Ik werk bij een woningcoöperatie
        De operationele leiding ligt bij de organisatie.
        Een hap en een drankje in de kantine
        Ik heb psychologie gestudeerd.
        Rijden voor de Zonnebloem, mensen in een rolstoel
        Ik zoek een plek dicht bij huis.
        wandelen
        Ik was te laat voor de afspraak
        Wij gaan op reis.
    """,
    "en": """
        Serving coffee in the hospital
        I visit sick people in the nursing home.
        I stroke the cats in the shelter
        Painting fences at the school
        Hivernage
        I will fill in the forms
        I want to help people with a disability.
    """,
    "ar": """
        أزور المرضى في المستشفى
        أعتني بالأم والأطفال
        حامل شهادة جامعية
        أريد أن أساعد في المطبخ
        أساعد أمي في البيت
        أعمل في الحديقة كل يوم
        ممرضة متقاعدة
    """,
    "tr": """
        Hastanede kahve dağıtmak istiyorum
        Yaşlılara yardım ediyorum.
        Okulda kitap okumak istiyorum
        Annemle ilgileniyorum
        Bahçede çalışıyorum
    """,
    "pl": """
        Podaję kawę w szpitalu
        Śpiewam w chórze.
        Chóry i orkiestra
        Pomagam chorym w domu opieki
        Opiekuję się mamą
        Lekcje języka dla dzieci
    """,
    "uk": """
        Допомагаю в лікарні
        Допомагаю хворим у будинку догляду
        Готую їжу для сусідів
        Залежно від дня я можу прийти
        Я шукаю місце біля дому
        незалежність
    """,
    "fa": """
        در بیمارستان چای می‌دهم
        در شفاخانه به مریضان کمک می‌کنم
        به بیماران خانه سالمندان سر می‌زنم
        از مادرم مراقبت می‌کنم
        می‌خواهم به درد مردم بخورم
        در داروخانه کار کرده‌ام
        در رشته روان‌شناسی درس خوانده‌ام
        دنبال مسکن هستم
        به مردم درمانده کمک می‌کنم
        در باغچه کار می‌کنم
        عمل خیر
        من در شهرداری پرونده دارم
    """,
}


def lines(sentences: dict[str, str]) -> list[str]:
    return [line.strip() for text in sentences.values() for line in text.strip().splitlines()]


@pytest.mark.parametrize("text", lines(MEDICAL))
def test_a_sentence_about_health_is_noticed(text: str) -> None:
    assert has_medical_word(text)


@pytest.mark.parametrize("text", ["", *lines(HARMLESS)])
def test_a_sentence_about_work_or_care_is_left_alone(text: str) -> None:
    assert not has_medical_word(text)


def test_every_language_of_the_portal_has_its_words_and_its_sentences() -> None:
    assert MEDICAL_WORDS.keys() == MEDICAL.keys() == HARMLESS.keys() == LANGUAGES.keys()


@pytest.mark.parametrize(
    "text",
    ["DEPRESSIE", "Ciąża", "ciaza", "şizofreni", "SIZOFRENI", "de\u0301pressie", "burn-out"],
)
def test_capitals_and_accents_make_no_difference(text: str) -> None:
    assert has_medical_word(text)


def test_words_that_belong_together_may_stand_on_two_lines() -> None:
    assert has_medical_word("hoge\nbloeddruk")
    assert has_medical_word("I had a heart\n attack")


@pytest.mark.parametrize(
    "text", ["BSN 111222333", "111.222.333", "١١١٢٢٢٣٣٣", "nr 1112 22333.", "11122233 3"]
)
def test_a_test_bsn_in_any_writing_is_noticed(text: str) -> None:
    assert has_bsn_like_number(text)


@pytest.mark.parametrize(
    "text", ["111222334", "06 12345678", "+31612345678", "1112223330", "12 tot 14 uur", ""]
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not has_bsn_like_number(text)
