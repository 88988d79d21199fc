"""The search: who has a word or a question in mind finds the page, whichever word it is."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.visit import Visit

FOUND = """async ([queries, index]) => {
  const { base, search } = JSON.parse(document.getElementById("__config").textContent);
  const worker = new Worker(new URL(search, document.baseURI));
  const told = (message) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message);
  });
  await told({ type: 0, data: { ...index, options: {} } });
  const found = [];
  for (const query of queries) {
    const { data } = await told({ type: 2, data: query });
    found.push(data.items.map(([first]) => first.location.split("#")[0]));
  }
  worker.terminate();
  return found;
}"""
"""What the worker that pages have finds for some queries: the pages, the best first."""
QUESTIONS = {
    "what is a neural network": ("learn/what-it-is/",),
    "what is AI": ("learn/what-it-is/", "glossary/"),
    "difference between AI and machine learning": ("learn/what-it-is/",),
    "deep learning meaning": ("learn/what-it-is/", "glossary/"),
    "how does a computer recognize a digit": (
        "learn/recognising-a-three/",
        "applications/recognition/",
    ),
    "handwriting recognition": ("applications/recognition/",),
    "MNIST": ("learn/recognising-a-three/", "privacy/", "code/data/"),
    "nearest neighbor": ("learn/recognising-a-three/", "glossary/"),
    "what is a neuron": ("learn/neurons-and-layers/", "glossary/"),
    "hidden layer": ("learn/neurons-and-layers/", "glossary/"),
    "weights": ("learn/weights/",),
    "what does a weight do": ("learn/weights/",),
    "weighted sum": ("learn/weights/", "glossary/", "learn/bias-and-sigmoid/"),
    "what is bias": ("learn/bias-and-sigmoid/", "glossary/"),
    "sigmoid function": ("learn/bias-and-sigmoid/", "glossary/"),
    "activation function": ("learn/bias-and-sigmoid/", "learn/relu/", "code/network/", "glossary/"),
    "threshold": ("learn/bias-and-sigmoid/",),
    "why do we need layers": ("learn/why-layers/",),
    "edge detection": ("learn/why-layers/", "learn/convolution/"),
    "how many parameters": ("learn/13002-knobs/",),
    "number of parameters": ("learn/13002-knobs/",),
    "13002": ("learn/13002-knobs/", ""),
    "matrix multiplication": ("learn/matrix-form/",),
    "vector": ("learn/matrix-form/", "glossary/", "notation/"),
    "numpy speed": ("learn/matrix-form/", "notebooks/from_scratch/"),
    "is a neural network a function": ("learn/one-function/",),
    "interpolate between images": ("learn/one-function/",),
    "cost function": ("learn/cost/", "glossary/"),
    "loss": ("learn/cost/", "glossary/", "code/learning/"),
    "cross entropy": ("learn/cost/", "glossary/"),
    "mean squared error": ("learn/cost/", "glossary/"),
    "gradient descent": ("learn/gradient-descent/",),
    "learning rate": ("learn/gradient-descent/", "glossary/", "learn/training/"),
    "step size too large": ("learn/gradient-descent/",),
    "derivative": ("learn/gradient-descent/", "glossary/", "learn/backpropagation/"),
    "local minimum": ("learn/gradient-descent/",),
    "backpropagation": ("learn/backpropagation/",),
    "backprop": ("learn/backpropagation/", "code/learning/"),
    "chain rule": ("learn/backpropagation/", "glossary/"),
    "how are gradients computed": ("learn/backpropagation/", "learn/gradient-descent/"),
    "train a network": ("learn/training/",),
    "epoch": ("learn/training/", "glossary/"),
    "batch size": ("learn/training/", "glossary/"),
    "Adam optimizer": ("learn/training/", "glossary/", "code/learning/"),
    "momentum": ("learn/training/", "glossary/", "code/learning/"),
    "my own handwriting": ("learn/training/",),
    "overfitting": ("learn/what-it-learned/", "glossary/"),
    "test accuracy": ("learn/what-it-learned/", "learn/training/", "glossary/"),
    "accuracy": ("learn/what-it-learned/", "learn/training/", "glossary/", "code/learning/"),
    "confusion matrix": ("learn/what-it-learned/", "glossary/"),
    "weight decay": ("learn/what-it-learned/", "glossary/"),
    "regularization": ("learn/what-it-learned/", "glossary/", "learn/playground/"),
    "dropout": ("learn/what-it-learned/", "glossary/"),
    "validation set": ("learn/what-it-learned/", "glossary/"),
    "confidence of the network": ("learn/how-sure/",),
    "calibration": ("learn/how-sure/", "glossary/", "applications/medical-diagnosis/"),
    "softmax": ("learn/how-sure/", "glossary/"),
    "probability": ("learn/how-sure/",),
    "adversarial example": ("learn/turn-the-pixels/", "glossary/"),
    "fool a neural network": ("learn/turn-the-pixels/",),
    "ReLU": ("learn/relu/",),
    "vanishing gradient": ("learn/relu/", "glossary/", "learn/sigmoid-or-relu/"),
    "sigmoid vs relu": ("learn/sigmoid-or-relu/",),
    "Xavier initialization": ("learn/sigmoid-or-relu/", "glossary/"),
    "tanh": ("learn/sigmoid-or-relu/", "glossary/"),
    "CNN": ("learn/convolution/", "glossary/"),
    "convolutional neural network": ("learn/convolution/", "glossary/", "code/convolution/"),
    "shift a digit": ("learn/convolution/",),
    "playground": ("learn/playground/",),
    "XOR": ("learn/playground/",),
    "ChatGPT": ("learn/language-models/",),
    "GPT": ("learn/language-models/",),
    "large language model": ("learn/language-models/", "glossary/"),
    "transformer": ("learn/language-models/", "glossary/"),
    "embedding": ("learn/language-models/", "glossary/"),
    "temperature": ("learn/language-models/", "glossary/"),
    "attention": ("learn/language-models/", "glossary/"),
    "image compression": ("applications/image-compression/",),
    "autoencoder": ("applications/image-compression/", "glossary/"),
    "stock market prediction": ("applications/market-prediction/",),
    "can AI predict stocks": ("applications/market-prediction/",),
    "cancer diagnosis": ("applications/medical-diagnosis/",),
    "false positive": ("applications/medical-diagnosis/",),
    "sensitivity and specificity": ("applications/medical-diagnosis/",),
    "electronic nose": ("applications/odour/",),
    "smell": ("applications/odour/",),
    "predictive policing": ("applications/crime-tracking/",),
    "feedback loop": ("applications/crime-tracking/",),
    "credit score": ("applications/credit-checks/",),
    "fairness": ("applications/credit-checks/",),
    "bias against groups": ("applications/credit-checks/", "applications/crime-tracking/"),
    "books": ("reading/books/",),
    "online course": ("reading/books/",),
    "scientific journals": ("reading/journals/",),
    "license": ("privacy/",),
    "cookies": ("privacy/",),
    "does my drawing get uploaded": ("privacy/",),
    "offline": ("privacy/",),
    "delete my data": ("privacy/",),
    "symbols": ("notation/",),
    "what does sigma mean": ("notation/", "learn/bias-and-sigmoid/"),
    "notebook python code": ("notebooks/from_scratch/",),
    "install with pip": ("code/",),
    "save weights to a file": ("code/data/", "learn/training/", "learn/playground/"),
    "horizontal line": ("learn/weights/", "learn/why-layers/"),
    "color blind": ("privacy/", ""),
}
"""What readers may ask, and the pages that answer it; any of them will do."""
NAMED = {
    "cross_entropy_delta": "code/learning/",
    "weight_line": "code/kit/",
    "read_pgm": "code/data/",
}


def found(visit: Visit, built: Path, queries: list[str]) -> list[list[str]]:
    """Return the pages that each query finds."""
    index = json.loads((built / "search/search_index.json").read_text(encoding="utf-8"))
    return [list(dict.fromkeys(each)) for each in visit.page.evaluate(FOUND, [queries, index])]


def test_questions_find_their_page_among_the_first_three(still: Visit, built: Path) -> None:
    still.open("notation/")
    answers = dict(zip(QUESTIONS, found(still, built, list(QUESTIONS)), strict=True))
    missed = {
        question: pages[:4]
        for question, pages in answers.items()
        if not set(pages[:3]) & set(QUESTIONS[question])
    }
    assert len(missed) <= len(QUESTIONS) // 20, missed


def test_name_of_the_code_leads_to_where_it_is_described(still: Visit, built: Path) -> None:
    still.open("notation/")
    assert [pages[0] for pages in found(still, built, list(NAMED))] == list(NAMED.values())


def test_word_in_another_spelling_is_found_as_it_is_typed(still: Visit) -> None:
    page = still.open("notation/")
    page.locator(".md-search__input").click()
    page.keyboard.type("license")
    privacy = page.locator(".md-search-result__item", has_text="Privacy and credits")
    expect(privacy).to_be_visible()
    expect(privacy).not_to_contain_text("Missing")
