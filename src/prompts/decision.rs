//! Votes: what is asked, how it stands, how it ended, and the receipt.
//! Deliberately absent: counting; the state does it, and the receipt can be recounted from its ballots.

use super::names::{Pen, Rendered, Voice, bullets, lines_of, number, quote, text, word, yes_no};
use super::value::Value;
use crate::dialogue::decide::LAST_CALL;
use crate::dialogue::event::{AGREE, Ballots, OBJECTION, Outcome, QUESTION, QuestionKind};
use crate::dialogue::refusal::Late;
use crate::dialogue::state::{ClosedQuestion, NotCounted, Question};
use crate::dialogue::tally::tally;
use crate::doc::Doc;
use jiff::Timestamp;

impl Voice<'_> {
    /// The post of `consent`: the open question, how the last one ended, or that one may be asked.
    pub fn consent(&self) -> Rendered {
        if let Some(question) = &self.d.question {
            return self.open_question(question);
        }
        if self.d.decided.is_some() {
            return self.decided();
        }
        let mut doc = Doc::default();
        if let Some(ClosedQuestion { outcome: Outcome::NoConsent { proposal, .. }, .. }) = self.d.closed.last() {
            doc.extend(self.doc("consent-not-held", &[("proposal", Value::Doc(self.proposal(*proposal)?))])?);
            if let Some(closed) = self.d.closed.last().filter(|_| self.past.is_some()) {
                doc.extend(self.stood(closed)?);
            }
        }
        if self.past.is_some() {
            return if doc.is_empty() { self.proposals() } else { Ok(doc) };
        }
        doc.extend(if self.d.proposals.is_empty() {
            self.doc("consent-nothing", &[])?
        } else {
            self.by("consent-ask", "consent-ask-alone", &[("of", self.chosen_among())])?
        });
        doc.extend(self.proposals()?);
        Ok(doc)
    }

    /// The post of `dots`.
    pub fn dots(&self) -> Rendered {
        if let Some(question) = &self.d.question {
            return self.open_question(question);
        }
        if self.d.decided.is_some() {
            return self.decided();
        }
        let mut doc = match self.d.closed.last().map(|closed| &closed.outcome) {
            Some(Outcome::NobodyVoted) => self.doc("dots-nobody", &[])?,
            Some(Outcome::Tie { among }) => {
                let numbers = self.pen.list(among.iter().map(|n| Doc::text(&n.to_string())).collect())?;
                self.doc("dots-tie", &[("numbers", Value::Doc(numbers))])?
            }
            _ => Doc::default(),
        };
        if self.past.is_none() && self.d.may_place_dots() {
            doc.extend(self.by("dots-waiting", "dots-waiting-alone", &[])?);
        }
        doc.extend(self.proposals()?);
        Ok(doc)
    }

    pub fn ballots(&self) -> &'static str {
        match self.d.settings.ballots {
            _ if self.d.has_poll() => "poll",
            Ballots::Open => "open",
            Ballots::Secret => "secret",
        }
    }

    /// Is it shown how a vote stands before it closes? Not where it is secret: nobody's leaving may tell what they chose.
    /// Nor beside a poll, where apps do not show it either.
    pub(super) fn shows_how_it_stands(&self) -> bool {
        self.d.settings.ballots == Ballots::Open && !self.d.has_poll()
    }

    fn open_question(&self, question: &Question) -> Rendered {
        let clock = ("clock", self.until(question.until));
        let ballots = ("ballots", word(self.ballots()));
        match &question.kind {
            QuestionKind::Consent { proposal } => {
                let args = [
                    ballots,
                    ("number", number(*proposal)),
                    ("proposal", Value::Doc(self.proposal(*proposal)?)),
                    ("of", self.chosen_among()),
                ];
                let mut doc = self.doc("consent-question", &args)?;
                doc.extend(self.doc("consent-answers", &[])?);
                doc.extend(self.doc("consent-rule", &[clock])?);
                let count = self.d.count();
                if self.shows_how_it_stands() && count.answered > 0 {
                    doc.extend(self.doc("consent-tally", &consent_counts(&count.tally(&question.options())))?);
                }
                Ok(doc)
            }
            QuestionKind::Weakest { .. } => self.weakest_question(question),
            QuestionKind::Dots { options, dots, run_off } => {
                let of = ("number", number(options.last().copied().unwrap_or(1)));
                let private = self.privately()?;
                let mut doc = if *run_off {
                    self.doc("dots-run-off", &[ballots, of, clock, private])?
                } else {
                    let mut doc = self.after_consent()?;
                    doc.extend(if self.follows_up() {
                        self.doc("dots-ask-verdict", &[ballots, of, clock, private])?
                    } else {
                        self.doc("dots-ask", &[("dots", number(*dots)), ballots, of, clock, private])?
                    });
                    doc
                };
                let shown = self.shows_how_it_stands();
                let counts = self.d.count().tally(options).into_iter();
                doc.extend(self.options(counts.map(|(n, votes)| (n, Some(votes).filter(|_| shown))).collect())?);
                Ok(doc)
            }
        }
    }

    /// How the question stood that was closed for these dots, where it has not been told.
    fn after_consent(&self) -> Rendered {
        let Some(closed) = self.d.closed.last().filter(|closed| closed.merged) else { return Ok(Doc::default()) };
        let QuestionKind::Consent { proposal } = closed.kind else { return Ok(Doc::default()) };
        let args = [("number", number(proposal)), ("tally", Value::Doc(self.stood(closed)?))];
        let mut doc = self.doc("dots-after-consent", &args)?;
        doc.extend(self.worries(closed)?);
        Ok(doc)
    }

    fn options(&self, options: Vec<(u16, Option<u16>)>) -> Rendered {
        let lines: Result<Vec<_>, _> = options
            .into_iter()
            .map(|(n, votes)| {
                let text = Value::Doc(self.proposal(n)?);
                match votes {
                    None => self.doc("numbered", &[("number", number(n)), ("text", text)]),
                    Some(votes) => self
                        .doc("dots-option-tally", &[("number", number(n)), ("text", text), ("votes", number(votes))]),
                }
            })
            .collect();
        Ok(lines_of(lines?))
    }

    /// How many have answered once somebody has, what guests do, and that it is about to close.
    pub fn foot_vote(&self) -> Rendered {
        let has_begun = self.d.question.is_some() && self.d.count().answered > 0;
        let answered = if has_begun { self.answered()? } else { Doc::default() };
        Ok(lines_of([answered, self.hands()?, self.last_call()?]))
    }

    /// How many of those who count have answered the open question; nothing where none is open.
    pub fn answered(&self) -> Rendered {
        if self.d.question.is_none() {
            return Ok(Doc::default());
        }
        let count = self.d.count();
        self.doc("answered", &[("answered", number(count.answered)), ("of", number(count.of))])
    }

    /// What guests in the room do, where there are some whose answer counts.
    fn hands(&self) -> Rendered {
        let raised = self.d.count().raised();
        match self.count_example() {
            _ if raised > 0 => self.doc("vote-hands-counted", &[("hands", number(raised))]),
            Some(example) => self.by("vote-hands", "vote-hands-alone", &[("example", text(&example))]),
            None => Ok(Doc::default()),
        }
    }

    /// A count of hands that could be written now: all for the first option, but one for the second.
    pub fn count_example(&self) -> Option<String> {
        let options = self.d.question.as_ref()?.options();
        match (self.d.guests_to_count(), options.as_slice()) {
            (0, _) | (_, []) => None,
            (guests @ 2.., [first, second, ..]) => Some(format!("{first}:{} {second}:1", guests - 1)),
            (guests, [first, ..]) => Some(format!("{first}:{guests}")),
        }
    }

    /// All have answered, or finished: it closes in a moment, and what can still be done.
    pub fn last_call(&self) -> Rendered {
        if self.d.closes().is_none() || self.d.running().is_none_or(|running| running.paused.is_some()) {
            return Ok(Doc::default());
        }
        let (of, dots) = match &self.d.question {
            Some(Question { kind: QuestionKind::Consent { .. }, .. }) => ("consent", 1),
            Some(question) => ("dots", question.dots()),
            None => ("silence", 1),
        };
        let args = [("of", word(of)), ("dots", number(dots)), ("seconds", number(LAST_CALL.as_secs()))];
        self.doc("last-call", &args)
    }

    /// When a vote closed that somebody answered too late, and what came of it.
    pub fn vote_closed(&self, at: Timestamp, of: Late, just_now: bool) -> Rendered {
        let of = match of {
            Late::TakeBack => "take-back",
            Late::Hands => "hands",
            Late::Answer | Late::Idea | Late::Done => "answer",
        };
        let outcome = match self.d.closed_here().filter(|_| self.d.question.is_none()) {
            Some(closed) => self.came_to(&closed.outcome)?,
            None => self.doc("vote-being-counted", &[])?,
        };
        let args =
            [("clock", self.clock(at)), ("of", word(of)), ("just", yes_no(just_now)), ("outcome", Value::Doc(outcome))];
        self.doc("refusal-vote-closed", &args)
    }

    /// What came of a vote, in a sentence.
    pub(super) fn came_to(&self, outcome: &Outcome) -> Rendered {
        let (how, numbers) = match outcome {
            Outcome::Consent { proposal } => ("consent", vec![*proposal]),
            Outcome::NoConsent { proposal, .. } => ("no-consent", vec![*proposal]),
            Outcome::Dots { proposal } => ("dots", vec![*proposal]),
            Outcome::Tie { among } => ("tie", among.clone()),
            Outcome::Lot { proposal, .. } => ("lot", vec![*proposal]),
            Outcome::Weakest { among } if !among.is_empty() => ("weakest", among.clone()),
            Outcome::Weakest { .. } | Outcome::NobodyVoted => ("nobody", Vec::new()),
        };
        let numbers = self.pen.list(numbers.iter().map(|n| Doc::text(&n.to_string())).collect())?;
        self.doc("vote-came-to", &[("how", word(how)), ("numbers", Value::Doc(numbers))])
    }

    /// What was decided, and how it stood.
    fn decided(&self) -> Rendered {
        let Some(decided) = self.d.decided else { return Ok(Doc::default()) };
        let proposal = ("proposal", Value::Doc(self.proposal(decided)?));
        let closed = self.deciding();
        let mut doc = match closed.map(|closed| &closed.outcome) {
            Some(Outcome::Dots { .. }) => self.doc("dots-won", &[proposal])?,
            Some(Outcome::Lot { .. }) => self.doc("dots-lot", &[proposal])?,
            _ => self.doc("consent-held", &[proposal, ("of", self.chosen_among())])?,
        };
        if let Some(ClosedQuestion { kind: QuestionKind::Dots { options, .. }, ballots, hands, .. }) = closed {
            let counts = tally(options, ballots, hands).into_iter().map(|(n, votes)| (n, Some(votes)));
            doc.extend(self.options(counts.collect())?);
        }
        doc.extend(self.receipt()?);
        Ok(doc)
    }

    /// The question that decided.
    pub fn deciding(&self) -> Option<&ClosedQuestion> {
        let decided = self.d.decided?;
        self.d.closed.iter().rev().find(|closed| match &closed.outcome {
            Outcome::Consent { proposal } | Outcome::Dots { proposal } | Outcome::Lot { proposal, .. } => {
                *proposal == decided
            }
            _ => false,
        })
    }

    /// How it was decided: the path, the counts, how many took part, the tie rule where it was used.
    pub fn receipt(&self) -> Rendered {
        let Some(decided) = self.d.decided else { return Ok(Doc::default()) };
        let Some(closed) = self.deciding() else {
            return self.doc(if self.d.proposals.len() == 1 { "receipt-only" } else { "receipt-chosen" }, &[]);
        };
        let mut parts = vec![match (&closed.outcome, &closed.kind) {
            (Outcome::Lot { .. }, _) => self.doc("receipt-lot", &[])?,
            (_, QuestionKind::Dots { options, run_off, .. }) => {
                let counts = tally(options, &closed.ballots, &closed.hands);
                let votes = counts.iter().find(|(n, _)| *n == decided).map_or(0, |(_, votes)| *votes);
                let total = counts.iter().map(|(_, votes)| *votes).fold(0, u16::saturating_add);
                let args = [
                    ("votes", number(votes)),
                    ("total", number(total)),
                    ("all", yes_no(votes == total)),
                    ("run_off", yes_no(*run_off)),
                ];
                self.doc("receipt-dots", &args)?
            }
            // Whoever has answered has said yes, or it would not have held.
            (_, QuestionKind::Consent { .. }) => {
                return self
                    .pen
                    .sentences(vec![self.doc("receipt-consent", &took_part(closed))?, self.raised(closed)?]);
            }
            // They decide nothing, so nothing is decided by them.
            (_, QuestionKind::Weakest { .. }) => Doc::default(),
        }];
        parts.push(self.took_part(closed)?);
        self.pen.sentences(parts)
    }

    /// How many took part in a question, and how many of the votes were hands.
    pub fn took_part(&self, closed: &ClosedQuestion) -> Rendered {
        self.pen.sentences(vec![self.doc("receipt-took-part", &took_part(closed))?, self.raised(closed)?])
    }

    /// How many of the votes were hands, where any were.
    fn raised(&self, closed: &ClosedQuestion) -> Rendered {
        match closed.count().raised() {
            0 => Ok(Doc::default()),
            hands => self.doc("receipt-hands", &[("hands", number(hands))]),
        }
    }

    /// Consent did not hold, or nobody voted: how it stood, and the ways on.
    pub fn no_decision(&self) -> Rendered {
        let Some(ClosedQuestion { kind: QuestionKind::Consent { proposal }, .. }) = self.d.closed.last() else {
            let mut doc = self.doc("no-decision-nobody", &[])?;
            if self.past.is_some() {
                return Ok(doc);
            }
            let consent = Some(Way::Consent).filter(|_| self.d.may_ask_consent());
            let dots = Some(Way::DotsAgain).filter(|_| self.d.may_place_dots());
            doc.extend(self.ways(dots.into_iter().chain(consent))?);
            return Ok(doc);
        };
        let Some(closed) = self.d.closed.last() else { return Ok(Doc::default()) };
        let mut doc = self.doc("no-decision-consent", &[("number", number(*proposal))])?;
        doc.extend(quote(self.proposal(*proposal)?));
        doc.extend(self.stood(closed)?);
        if matches!(closed.outcome, Outcome::NoConsent { too_few: true, .. }) {
            doc.extend(self.doc("no-decision-too-few", &[])?);
        }
        doc.extend(self.worries(closed)?);
        if self.past.is_some() {
            return Ok(doc);
        }
        // A verdict cannot be worded anew, and with one proposal there is nothing to choose between.
        let several = self.d.proposals.len() > 1;
        let ways = [
            Some(Way::Amend).filter(|_| !self.follows_up()),
            Some(Way::Another).filter(|_| several),
            Some(Way::Dots).filter(|_| self.d.may_place_dots()),
        ];
        doc.extend(self.ways(ways.into_iter().flatten())?);
        Ok(doc)
    }

    /// How a question for consent stood when it closed.
    fn stood(&self, closed: &ClosedQuestion) -> Rendered {
        let counts = tally(&[AGREE, QUESTION, OBJECTION], &closed.ballots, &closed.hands);
        let mut args = consent_counts(&counts).to_vec();
        args.push(("silent", number(closed.silent)));
        self.doc("no-decision-tally", &args)
    }

    /// The worries that were named, without names.
    fn worries(&self, closed: &ClosedQuestion) -> Rendered {
        if closed.worries.is_empty() {
            return Ok(Doc::default());
        }
        let mut doc = self.doc("no-decision-worries", &[])?;
        let worries: Result<Vec<_>, _> = closed.worries.iter().map(|worry| self.wrote(&worry.text)).collect();
        doc.extend(quote(bullets(worries?)));
        Ok(doc)
    }

    /// How to go on, to end for today last: pressed on the card of whoever leads, written where they have none.
    fn ways(&self, ways: impl Iterator<Item = Way>) -> Rendered {
        let ways = ways.chain([Way::Stop]);
        if self.d.is_led_by_card() {
            let ways: Result<Vec<_>, _> = ways.map(|way| self.doc("way-short", &[("way", word(way.word()))])).collect();
            let args = [("ways", Value::Doc(self.pen.dots(ways?)?))];
            return self.by_mention("no-decision-card", "no-decision-ways-alone", &args);
        }
        let undecided = self.follows_up();
        let ways: Result<Vec<_>, _> = ways.map(|way| self.doc(way.in_words(undecided), &[])).collect();
        let args = [("ways", Value::Doc(bullets(ways?)))];
        self.by_mention("no-decision-ways", "no-decision-ways-alone", &args)
    }

    pub fn name_objection(&self) -> Rendered {
        let proposal = match self.d.question.as_ref().map(|question| &question.kind) {
            Some(QuestionKind::Consent { proposal }) => quote(self.proposal(*proposal)?),
            _ => Doc::default(),
        };
        self.doc("name-objection", &[("proposal", Value::Doc(proposal))])
    }
}

/// A way on where nothing has been decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Amend,
    Another,
    Dots,
    DotsAgain,
    Consent,
    Stop,
}

impl Way {
    /// As `way-short` tells it.
    fn word(self) -> &'static str {
        match self {
            Self::Amend => "amend",
            Self::Another => "another",
            Self::Dots => "dots",
            Self::DotsAgain => "dots-again",
            Self::Consent => "consent",
            Self::Stop => "stop",
        }
    }

    /// The message that says how it is written. `undecided`: a follow-up that stops has come to no verdict.
    fn in_words(self, undecided: bool) -> &'static str {
        match self {
            Self::Amend => "way-amend",
            Self::Another => "way-another",
            Self::Dots => "way-dots",
            Self::DotsAgain => "way-dots-again",
            Self::Consent => "way-consent",
            Self::Stop if undecided => "way-stop-undecided",
            Self::Stop => "way-stop",
        }
    }
}

fn consent_counts(counts: &[(u16, u16)]) -> [(&'static str, Value); 3] {
    let of = |answer| number(counts.iter().find(|(n, _)| *n == answer).map_or(0, |(_, votes)| *votes));
    [("agree", of(AGREE)), ("questions", of(QUESTION)), ("objections", of(OBJECTION))]
}

/// How many of those who could have answered did.
fn took_part(closed: &ClosedQuestion) -> [(&'static str, Value); 3] {
    let count = closed.count();
    [("answered", number(count.answered)), ("eligible", number(count.of)), ("silent", number(count.silent()))]
}

/// Why somebody's answer does not count.
pub(super) fn not_counted(pen: Pen<'_>, why: NotCounted) -> Rendered {
    let why = match why {
        NotCounted::TooLate => "too-late",
        NotCounted::Observer => "observer",
    };
    pen.doc("not-counted", &[("why", word(why))])
}
