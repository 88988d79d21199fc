"""The check of our English finds what it is for, where it is, and nothing else."""

from pathlib import Path

import pytest

from tests import english

STUMBLES = [
    "Backpropagation finds the slope by every knob.",
    "It is the slope of the cost by a sum.",
    "What is above ½ stands in the left column.",
    "Each dot is an image. It stands where it puts the sum.",
    "In the figure as it stands at first, the sum is 9.",
    "This one closes its upper bow.",
    "Leaving out what is black, it brings {{ facts.sum }}.",
    "What does that bring?",
    "And at last the whole network.",
    "The wires are dark, for there is no image yet.",
    "It cannot be, for outputs are not probabilities.",
    "Into a layer lead weights and biases. From every pixel comes a number.",
    "It shall tell two digits apart.",
    "Who wants the code opens the panel.",
    "That is a panel for who wants the code.",
    "Large weights are the dearest.",
    "A link far away offers a way back.",
    "A step that mends one image can spoil others.",
    "The second one likewise.",
    "There are several such.",
    "Such a one gets half of them right.",
    "Mind the sign.",
    "The ball runs to and fro.",
    "The network was all but certain.",
    "A mean in place of a rule.",
    "It is drawn anew.",
    "We ran five trainings.",
    "One often reads that they stay.",
    "Here one sees what it wants.",
    "One may read it as a share.",
    "How far may one believe that?",
    "It is {{ facts.a }} half-way.",
    "Without more, a neuron is half lit.",
    "Being sure and wrong has no upper price.",
    "It is no data of anything.",
    "They are also more to get wrong.",
    "Larger first weights save them, as far as eight layers.",
    "A network can recognize it, or memorize it.",
    "Choose other colors.",
    "It has a gray center.",
    "One may hear it in {{ facts.count }} such worlds.",
    "What to ask of such a system",
    "It refuses what is no number.",
    "Return the images from `start` up to, without, `stop`.",
    "They are parted by commas.",
    "The derivative of the loss by z is a - y.",
    "All that a training needs.",
    "It is kept, as who trains asks for it.",
    "Who draws small has the same pen as who draws large.",
    "It reads 82.0\N{NO-BREAK SPACE}% right, in a 95&nbsp;% interval.",
    "The file as it is; what may stand beside it.",
]
"""Sentences as these pages had them, and a few of their kind."""

SOUND = [
    "You can find a slope by trying.",
    "Each chapter stands on its own, and ReLU stands for more than one word.",
    "Bring your own digits.",
    "Lasting, elbow, amend, recommend, dearth, size, prize and seized are other words.",
    "Change it a little, for example by a tenth.",
    "Who decides? Who has to? This one sees five days.",
    "There is no number for it, and no such list. A first name can stand in for it.",
    "Show each training image once, in a training run such as this.",
    "In {{ facts.for_it_at_last }} cases it is `shall`, $bow$ or [half](../in-place-of.md).",
    "[“Visualizing networks”](https://arxiv.org/abs/1) is a title.",
    "```cell\nshall = 1  # bow\n```",
    '```guess demo="anew" then="shall=1"\nWhat does the sum do?\n```',
]

ELSEWHERE = {
    "CHANGELOG.md": "- At last, a list.\n",
    "nn_core/a.py": '"""Steps that mend `bow`.\n\n>>> bow = "anew"\n"""\nA = "b likewise c"\n',
    "site_demos/runtime/b.mjs": '// anew\nlet bow = "a"; // bow\nsay("It is drawn anew.");\n',
    "site_demos/publish/theme/c.html": "{# a bow #}\n<p class='bow'>It shall {{ bow }} be.</p>\n",
}
"""What readers read that is on no page of `docs`: a fault in each, and words that nobody reads."""


@pytest.mark.parametrize("sentence", STUMBLES)
def test_sentence_that_a_native_reader_stumbles_over_is_found(sentence: str) -> None:
    assert english.faults(english.prose(sentence))


@pytest.mark.parametrize("sentence", SOUND)
def test_sound_sentence_code_and_title_are_passed_over(sentence: str) -> None:
    assert english.faults(english.prose(sentence)) == []


def test_every_phrase_that_is_avoided_is_found_in_some_sentence() -> None:
    text = english.prose("\n".join(STUMBLES))
    assert [phrase.pattern for phrase, _ in english.PHRASES if not phrase.search(text)] == []


def test_prose_between_two_pieces_of_code_is_read() -> None:
    text = "```cell\na = 1\n```\n\nIt shall be 1.\n\n```cell\nb = 2\n```\n"
    assert [(line, phrase) for line, phrase, _ in english.faults(english.prose(text))] == [
        (5, "shall")
    ]


def test_file_line_and_phrase_of_each_fault_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebooks, demos = tmp_path / "docs" / "notebooks", tmp_path / "site_demos" / "demos"
    notebooks.mkdir(parents=True)
    demos.mkdir(parents=True)
    (tmp_path / "README.md").write_text("All is well.\n")
    (tmp_path / "docs" / "page.md").write_text("One line.\n\nThis comes in\nplace of that.\n")
    (notebooks / "book.py").write_text("# %% [markdown]\n# It shall work.\nbow = 1\n")
    (demos / "demo.py").write_text('"""A bow."""\n\nBOW = "bow"\nTEXT = f"The bow of {BOW}"\n')
    for path, text in ELSEWHERE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    monkeypatch.setattr(english, "ROOT", tmp_path)
    with pytest.raises(SystemExit) as ended:
        english.main()
    assert str(ended.value).splitlines() == [
        "CHANGELOG.md:1: “At last”; rather: finally",
        "docs/page.md:3: “in place of”; rather: instead of",
        "docs/notebooks/book.py:2: “shall”; rather: will, must, is to",
        "nn_core/a.py:1: “mend”; rather: fix, repair",
        "nn_core/a.py:5: “likewise”; rather: so does, the same goes for",
        "site_demos/demos/demo.py:4: “bow”; rather: curve",
        "site_demos/runtime/b.mjs:3: “anew”; rather: again, from scratch",
        "site_demos/publish/theme/c.html:2: “shall”; rather: will, must, is to",
    ]


def test_check_ends_well_where_nothing_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "README.md").write_text("All is well.\n")
    (tmp_path / "CHANGELOG.md").write_text("More is well.\n")
    monkeypatch.setattr(english, "ROOT", tmp_path)
    with pytest.raises(SystemExit) as ended:
        english.main()
    assert ended.value.code is None
