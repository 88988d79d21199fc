"""Every number that the figure of mean images prints is what numpy works out."""

import numpy as np
import pytest

from site_demos import samples
from site_demos.demos.recognise import _by_mean, mean_images
from tests.figures import misprints, of_class, read, said


@pytest.mark.parametrize("number", _by_mean.SHOWN)
def test_mean_images_print_the_distance_to_each_and_the_nearest(number: str) -> None:
    place = _by_mean.SHOWN[number]
    means, image = np.array(list(samples.means())), np.array(samples.images()[place])
    far = np.sqrt(((means - image) ** 2).sum(1))
    nearest, label = int(far.argmin()), samples.labels()[place]
    figure = mean_images.render(mean_images.Parameters(number))
    plain = figure
    for digit in range(10):
        plain = plain.replace(f"the {digit}s", f"the {digit}")
    each = [n for digit, distance in enumerate(far) for n in (digit, digit, distance)]
    expected = [int(number), label, *each, int(number), nearest, far[nearest]]
    assert misprints(plain, expected) == []
    assert said(figure)[-1].endswith("Right." if nearest == label else "Wrong.")
    widths = [bar.attrib["style"] for bar in of_class(read(figure), "nn-bar")]
    shares = [float(width.removeprefix("width:").removesuffix("%")) for width in widths]
    assert shares == pytest.approx(100 * far / far.max(), abs=0.051)
