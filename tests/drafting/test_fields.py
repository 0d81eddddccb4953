import docx
import pytest

from extractor.drafting.fields import (
    LONGEST_TAG,
    Field,
    add_field,
    field_name,
    key_of,
    placed_fields,
    renew,
)


def placed(document):
    return list(placed_fields(document.element.body))


def saved(document, tmp_path):
    document.save(tmp_path / "a.docx")
    return docx.Document(tmp_path / "a.docx")


@pytest.mark.parametrize("text", ["40.358", "", "từ 5% (A & <B>)\nđến 9%", "  hai  đầu "])
def test_a_field_is_found_again_as_it_was_written(tmp_path, text):
    document = docx.Document()
    add_field(document.add_paragraph("Có "), Field("a.b|*|2024", text))
    [one] = placed(saved(document, tmp_path))
    assert (one.key, one.text, one.ours) == ("a.b|*|2024", text, True)


def test_a_field_that_a_person_typed_over_is_not_ours(tmp_path):
    document = docx.Document()
    add_field(document.add_paragraph(), Field("a.b|*|2024", "40.358"))
    next(document.element.body.iter("{*}t")).text = "40.359"
    [one] = placed(saved(document, tmp_path))
    assert not one.ours and one.text == "40.359"


def test_a_field_split_into_runs_by_word_is_still_ours(tmp_path):
    document = docx.Document()
    add_field(document.add_paragraph(), Field("a.b|*|2024", "40.358"))
    run = next(document.element.body.iter("{*}sdtContent"))[0]
    run.addnext(docx.Document().add_paragraph().add_run("358")._r)
    next(run.iter("{*}t")).text = "40."
    document = saved(document, tmp_path)
    [one] = placed(document)
    assert one.ours
    renew(one, Field("a.b|*|2024", "50"))
    assert [one.text for one in placed(document)] == ["50"]


def test_doubt_comes_and_goes():
    document = docx.Document()
    add_field(document.add_paragraph(), Field("a.b|*|2024", "5", doubtful=True))
    [one] = placed(document)
    assert one.text == "5 (?)" and list(one.element.iter("{*}highlight"))
    renew(one, Field("a.b|*|2024", "5"))
    [one] = placed(document)
    assert one.text == "5" and not list(one.element.iter("{*}highlight"))


@pytest.mark.parametrize("unit", ["", "huyện Mỹ Xuyên", "xã " + "A" * 300, "a|b"])
def test_tags_fit_what_word_keeps(unit):
    name = field_name("tai_chinh.tu_chu.tu_bao_dam_chi_thuong_xuyen_va_dau_tu", unit, "2024-Q3")
    document = docx.Document()
    add_field(document.add_paragraph(), Field(name, "5", title="Tên " * 60))
    [one] = placed(document)
    assert one.key == key_of(name)
    for element in one.element.iter("{*}tag", "{*}alias"):
        assert len(element.values()[0]) <= LONGEST_TAG


def test_controls_of_others_are_passed_over():
    document = docx.Document()
    add_field(document.add_paragraph(), Field("a.b|*|2024", "5"))
    [tag] = document.element.body.iter("{*}tag")
    for other in ("", "Ngày ban hành", "a|b", "a|12345"):
        tag.set(tag.keys()[0], other)
        assert placed(document) == []
