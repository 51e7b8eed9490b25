"""Pure: a question and its answer to plain sentences. “Do you sponsor visas?” “No.” says “we do not sponsor visas”."""

import re

_ANSWER = re.compile(
    r"^(?P<yes>yes|yep|it is(?=[.;,])|we take them|they are(?=[.;,])|absolutely|certainly|of course|"
    r"sure|correct|we (?:certainly )?do(?=[.!,]|$)|they (?:do|are)(?=[.!,]|$))\b[\s,.;:!-]*(?P<rest>.*)$|"
    r"^(?P<no>no(?=\s*(?:[,.;:!-]|$)|\s+(?:we|you|it|they|there|but|not|imgs|applicants)\b)|nope|"
    r"sorry,? no|it is not(?=[.;,])|not a must|not needed|not really|neither(?=[.;,])|not (?:at this "
    r"time|currently|at present|presently|required|necessary|necessarily)|"
    r"(?:unfortunately|regrettably|sadly),? (?:not?|we do not(?=[.!,]|$))|at this time,? (?:no\b|we do not(?=\.|"
    r"$))|currently,? no|none|we do not(?=[.!,]|$)|"
    r"they (?:do not|are not)(?=[.!,]|$))\b[\s,.;:!-]*(?P<more>.*)$"
)
_DONE = (
    "accepted allowed available considered eligible encouraged interviewed mandatory necessary needed "
    "offered permitted "
    "possible preferred provided ranked required reviewed sponsored supported welcome able taken "
    "wanted invited read asked virtual conducted held"
)
_IS = re.compile(
    rf"^(is|are|will|would|can|must|should|may) (?!there\b)(.{{2,200}}?) (?:be "
    rf")?({'|'.join(_DONE.split())})\b(.{{0,120}})$"
)
_THERE = re.compile(r"^(?:is|are) there (?:an? |any |specific )*(.{2,200})$")
_WE = re.compile(
    r"^(?:do|does|will|can|would|is|are) (?:you|we|your (?:\w+ ){0,3}?(?:program|hospital|institution|department|"
    r"residency)|the (?:\w+ "
    r"){0,5}?(?:program|residency|department|hospital|university|institution))"
    r"(?: guys)? (?:also |still |currently |ever |able to |willing to )*(.{2,200})$"
)
_THEY = re.compile(
    r"^(?:do|does|must|can|may|should|will|could) (i|an? applicants?|applicants|candidates|imgs|we) (.{2,200})$"
)


_MUST = re.compile(
    r"^(must|should|do|does|can|may|will) (.{2,120}?) (have|be|hold|pass|apply|submit|send|count|come|"
    r"take|need|write)\b(.{0,120})$"
)
_DEMAND = re.compile(
    r"^(?:is|are) (.{2,120}?) (?:an? )?(?:absolute |strict )?(?:requirement|prerequisite|must)\b(.{0,80})$"
)
_AM_I = re.compile(
    r"^(?:am i|are applicants|are candidates|are imgs) (required|allowed|able|expected|eligible) (.{2,200})$"
)
_DEED = re.compile(
    r"^(?:we |program |currently )*(accept|sponsor|take|offer|require|consider|interview|prefer|provide|support)"
    r"(?:s|ed|ing)? (.{2,120})$"
)
_STATE = re.compile(
    rf"^(?!(?:is|are|do|does|can|must|will|how|what|when|which|should|may|who|why)\b)"
    rf"(.{{2,80}}?) (?:(?:is|are) )?({'|'.join(_DONE.split())})\b(.{{0,60}})$"
)
_I = re.compile(r"\b(?:i|we)\b(?= (?:apply|send|submit|interview|start|begin|come|take)\b)")
_FEW_WORDS = 6


_I_HOLD = re.compile(
    r"(?:if )?i (?:have|hold|am on) ((?:an? |the |my )?(?:ead|work permit|employment authorization|"
    r"green card)\b[^?]{0,40}?)"
    r"[.,;] (?:can|may|am|will) i (?:still )?(?:apply|be considered|eligible)\b.*"
)


def declared(question: str, answer: str) -> list[str]:
    """The answer as sentences that stand alone: first the question turned, then what more the answer says."""
    found = _ANSWER.match(answer)
    asked = question.rstrip("? ").lstrip("-. ")
    asked = re.sub(r"^(?:q(?:uestion)?\s*\d*\s*[.:)-]|\d+[.)])\s*", "", asked)
    asked = re.split(
        r"[.?!]\s+(?=(?:if so|if yes|and if|what|which))|,? (?:and )?(?:if so|if yes)\b|,? and (?=what|which|how)",
        asked,
    )[0].rstrip("?, ")
    if not found:
        return [answer]
    if re.search(r"\? \w+", asked):
        # Which of two questions the “yes” is for cannot be told.
        return [(found["rest"] if found["yes"] else found["more"]) or answer]
    more = ((found["rest"] if found["yes"] else found["more"]) or "").removeprefix("but ")
    turned = _turned(_I_HOLD.sub(r"are applicants with \1 accepted", asked), bool(found["yes"]))
    if (
        turned
        and found["yes"]
        and re.match(r"(?:only )?(?:if|when|provided|before|by|prior|at the|to be|in order|for|upon)\b", more)
    ):
        return [f"{turned} {more}"]
    return [text for text in (turned, more) if text] or [answer]


def _turned(asked: str, yes: bool) -> str:
    if there := _THERE.match(asked):
        return f"there is {there.group(1)}" if yes else f"there is no {there.group(1)}"
    if is_ := _IS.match(asked):
        verb, subject, done, rest = is_.groups()
        if verb == "must" and not yes:
            return f"{subject} do not need to be {done}{rest}"
        joint = "be " if verb not in ("is", "are") else ""
        return f"{subject} {verb}{'' if yes else ' not'} {joint}{done}{rest}"
    if am_i := _AM_I.match(asked):
        return f"you are {'' if yes else 'not '}{am_i.group(1)} {am_i.group(2)}"
    if demand := _DEMAND.match(asked):
        return f"{demand.group(1)} is {'' if yes else 'not '}required{demand.group(2)}"
    if we := _WE.match(asked):
        return f"we {we.group(1)}" if yes else f"we do not {we.group(1)}"
    if they := _THEY.match(asked):
        deed = _I.sub("you", they.group(2))
        subject = "you" if they.group(1) in ("i", "we") else they.group(1)
        verb = asked.split(" ", 1)[0]
        if verb == "must" and not yes:
            return f"{subject} do not need to {deed}"
        plain = "" if verb in ("do", "does") else f"{verb} "
        return f"{subject} {plain}{deed}" if yes else f"{subject} {plain or 'do '}not {deed}"
    if must := _MUST.match(asked):
        verb, subject, deed, rest = must.groups()
        if verb == "must" and not yes:
            return f"{subject} do not need to {deed}{rest}"
        plain = "" if verb in ("do", "does") else f"{verb} "
        return f"{subject} {plain}{deed}{rest}" if yes else f"{subject} {plain or 'does '}not {deed}{rest}"
    return _of_words(asked, yes)


def _of_words(asked: str, yes: bool) -> str:
    """“IMGs?” “Yes.”: a question without a verb; “Accepts IMGs: no” and “Step 2 required for ranking: yes” too."""
    if deed := _DEED.match(asked):
        return f"we {'' if yes else 'do not '}{deed.group(1)} {deed.group(2)}"
    if state := _STATE.match(asked):
        return f"{state.group(1)} is {'' if yes else 'not '}{state.group(2)}{state.group(3)}"
    words = re.sub(r"^(?:any|prior|previous|what about|how about) ", "", asked)
    if len(words.split()) > _FEW_WORDS or re.match(
        r"(?:is|are|do|does|can|must|will|how|what|when|which|should|may|has|have|where|who|why)\b", words
    ):
        return ""
    if re.search(r"\bimgs\b|\bj1\b|\bh1b\b", words):
        return f"{words} are {'' if yes else 'not '}accepted"
    if re.search(r"\bexperience\b|\bstep3\b|\bcertificat", words):
        return f"{words} is {'' if yes else 'not '}required"
    return ""
