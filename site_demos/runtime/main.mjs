// What every page loads. Elements define themselves; none of them needs to be told of a navigation.
import "./element.mjs";
import "./drawer.mjs";
import "./drawing.mjs";
import "./forget.mjs";
import "./guess.mjs";
import "./leaving.mjs";
import "./player.mjs";
import "./prose.mjs";
import "./quiz.mjs";
import "./run.mjs";
import "./palette.mjs";
import "./scroll.mjs";
import "./hand.mjs";
import "./swipe.mjs";
import "./dial.mjs";
import "./steady.mjs";
